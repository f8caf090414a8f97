import Testing
import _TestSupport

@testable import Plotting

@Suite("The legend")
struct LegendTests {
  private let page = Rect(minX: 0, minY: 0, maxX: 300, maxY: 200)
  private let legend = Legend(
    ["Dwarfs", "Giants"].map { LegendEntry($0, .swatches([.black])) }, theme: .light,
    canvas: RecordingCanvas())

  @Test("goes to the upper right corner of an empty frame")
  func corner() throws {
    let place = try #require(legend.place(in: page, avoiding: []))
    #expect(Point(place.maxX, place.minY) == Point(294, 6))
  }

  @Test("without entries has no place")
  func empty() {
    let nothing = Legend([], theme: .light, canvas: RecordingCanvas())
    #expect(nothing.place(in: page, avoiding: []) == nil)
  }

  @Test("does not fit into a smaller frame")
  func tooLarge() {
    let small = Rect(minX: 0, minY: 0, maxX: 30, maxY: 200)
    #expect(legend.place(in: small, avoiding: []) == nil)
  }

  @Test("has columns where they take no more rows, also for the first and for the last entries")
  func columns() {
    let rows = LegendRows([50, 30, 40, 35, 20], room: 140, gap: 10)
    #expect(rows.rows == [0, 0, 0, 1, 1])
    #expect(rows.lefts == [0, 60, 100, 0, 60])
    let mixed = LegendRows([30, 30, 30, 30, 90], room: 100, gap: 10)
    #expect(mixed.rows == [0, 0, 1, 1, 2])
    #expect(mixed.lefts == [0, 40, 0, 40, 0])
    #expect(LegendRows([30, 30], room: 0, gap: 10).rows == [0, 1])
    #expect(LegendRows([], room: 100, gap: 10).count == 0)
  }

  @Test("has outlines around swatches that are hardly seen")
  func outlines() {
    func strokes(_ color: Color) -> Int {
      let canvas = RecordingCanvas()
      let legend = Legend(
        [LegendEntry("Shades", .swatches([color]))], theme: .light, canvas: canvas)
      legend.draw(on: canvas, in: page, background: .white)
      return canvas.inks.count { if case .line = $0.kind { true } else { false } }
    }
    #expect(strokes(.black) == 0)
    #expect(strokes(Color(0xFAFAFA)) == 1)
  }

  @Test("moves to a free corner", arguments: 1...100)
  func clear(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let centers = (0..<12).map { _ in
      Point(.random(in: 0...300, using: &random), .random(in: 0...200, using: &random))
    }
    let discs = centers.map { Obstacle.disc($0, radius: 4) }
    let lines = zip(centers, centers.dropFirst().prefix(2)).map {
      Obstacle.segment($0, $1, width: 2)
    }
    guard let place = legend.place(in: page, avoiding: [ObstacleField(obstacles: discs + lines)])
    else { return }
    #expect(page.contains(place))
    for center in centers { #expect(place.distance(to: center) >= 4) }
    for (a, b) in zip(centers, centers.dropFirst().prefix(2)) {
      #expect(!place.intersects(from: a, to: b))
    }
  }

  @Test(
    "goes below a full frame, which shrinks to make room", arguments: [90, 140, 250.0])
  func outside(width: Double) throws {
    let steps = (0..<900).map { (Double($0 % 30), Double($0 / 30)) }
    let points = Points(
      x: steps.map(\.0), y: steps.map(\.1), symbol: .circle, fill: .black,
      outline: Stroke(.white, width: 0), radius: 2, name: "Everywhere")
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: [points]), width: width)
    let frame = try #require(drawn.frame)
    let name = try #require(drawn.boxes(of: ["Everywhere"]).first)
    #expect(name.minY > frame.maxY)
    expectOnPage(drawn)
  }

  @Test("has a key for each kind of mark")
  func keys() {
    let canvas = RecordingCanvas()
    let stroke = Stroke(.black, width: 1.5)
    let legend = Legend(
      [
        LegendEntry("a", .marker(.square, fill: .black, outline: stroke, radius: 2)),
        LegendEntry("b", .line(stroke)), LegendEntry("c", .swatches([Color(0xFF0000)])),
      ], theme: .light, canvas: canvas)
    legend.draw(
      on: canvas, in: Rect(origin: Point(0, 0), size: legend.size), background: .white)
    #expect(canvas.shapes.map(\.width) == [0, 0, 1.5, 1.5, 0])
    #expect(canvas.textBoxes.map(\.text) == ["a", "b", "c"])
  }
}
