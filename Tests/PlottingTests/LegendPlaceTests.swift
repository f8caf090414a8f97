import Testing
import _TestSupport

@testable import Plotting

@Suite("The place of a legend that is asked for")
struct LegendPlaceTests {
  private static let dots = (0..<900).map { (Double($0 % 30), Double($0 / 30)) }

  private func plot(_ count: Int) -> Plot {
    let points = Points(
      x: Self.dots.prefix(count).map(\.0), y: Self.dots.prefix(count).map(\.1), symbol: .circle,
      fill: .black, outline: Stroke(.white, width: 0), radius: 2, name: "Dots")
    return Plot(
      x: Axis("x", domain: Span(0, 30)), y: Axis("y", domain: Span(0, 30)), marks: [points])
  }

  private func drawn(
    _ drawing: any Drawing, _ place: LegendPlace?
  ) -> (canvas: RecordingCanvas, omissions: Omissions) {
    var theme = Theme.light
    theme.legend = place
    let canvas = RecordingCanvas()
    let page = Rect(minX: 0, minY: 0, maxX: 300, maxY: 220)
    return (canvas, drawing.draw(on: canvas, in: page, theme: theme))
  }

  private func box(_ canvas: RecordingCanvas) -> Rect? {
    canvas.textBoxes.first { $0.text == "Dots" }?.box
  }

  @Test("is honoured", arguments: LegendPlace.allCases)
  func places(place: LegendPlace) throws {
    let (canvas, omissions) = drawn(plot(30), place)
    #expect(omissions.notes.isEmpty)
    let box = box(canvas)
    let ticks = canvas.textBoxes.filter { $0.text == "30" }.map(\.box)
    switch place {
    case .hidden: #expect(box == nil)
    case .inside: #expect(try #require(box).maxX < 300 && #require(box).maxY < 190)
    case .right: #expect(try #require(box).minX > ticks.map(\.minX).max() ?? 300)
    case .below: #expect(try #require(box).minY > 195)
    }
  }

  @Test("inside a full frame is below instead, with a note")
  func full() throws {
    let (canvas, omissions) = drawn(plot(900), .inside)
    #expect(try #require(box(canvas)).minY > 190)
    #expect(omissions.notes.count == 1)
  }

  @Test("of panels is at their right, below or nowhere", arguments: LegendPlace.allCases)
  func panels(place: LegendPlace) throws {
    let panel = PanelGrid.Panel("Panel", marks: plot(30).marks)
    let grid = PanelGrid(
      [panel, panel], columns: 2, x: Axis("x"), y: Axis("y"),
      legend: [LegendEntry("Dots", .line(Stroke(.black, width: 1)))])
    let (canvas, omissions) = drawn(grid, place)
    #expect(omissions.notes.isEmpty == (place != .inside))
    switch place {
    case .hidden: #expect(box(canvas) == nil)
    case .right: #expect(try #require(box(canvas)).minX > 250)
    case .inside, .below: #expect(try #require(box(canvas)).minY > 200)
    }
    #expect(canvas.textBoxes.allSatisfy { $0.box.maxX <= 300.01 && $0.box.maxY <= 220.01 })
  }
}
