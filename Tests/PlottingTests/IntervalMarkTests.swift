import Testing
import _TestSupport

@testable import Plotting

@Suite("Error bars and bands")
struct IntervalMarkTests {
  private let frame = Frame(
    rect: Rect(minX: 0, minY: 0, maxX: 100, maxY: 100),
    x: Scale(domain: Span(0, 10), range: Span(0, 100)),
    y: Scale(domain: Span(0, 10), range: Span(100, 0)), theme: .light)
  private let stroke = Stroke(.black, width: 1)

  private func shapes(_ mark: any Mark) -> [[Point]] {
    let canvas = RecordingCanvas()
    mark.draw(on: canvas, in: frame)
    return canvas.shapes.map(\.path.points)
  }

  @Test("Bars run from end to end, are cut off at the frame, and need finite values")
  func bars() {
    let bars = ErrorBars(
      [
        ErrorBars.Bar(x: 2, y: Span(3, 5)), ErrorBars.Bar(x: Span(-4, 5), y: 1),
        ErrorBars.Bar(x: 20, y: Span(3, 5)), ErrorBars.Bar(x: 3, y: Span(.nan, 5)),
      ], stroke: stroke, name: "Error")
    #expect(
      shapes(bars) == [[Point(20, 70), Point(20, 50)], [Point(0, 90), Point(50, 90)]])
    #expect(bars.contents(in: frame).count == 2)
    #expect(bars.legend(in: frame).map(\.label.plain) == ["Error"])
    #expect((bars.xExtent, bars.yExtent) == (nil, nil))
  }

  @Test("Bars that a marker hides are neither drawn nor explained")
  func hidden() {
    var bars = ErrorBars(
      [ErrorBars.Bar(x: 2, y: Span(3, 3.5)), ErrorBars.Bar(x: 2, y: Span(.nan, .nan))],
      stroke: stroke, name: "Error")
    bars.hiddenRadius = 2.4
    #expect(bars.legend(in: frame).count == 1)
    bars.hiddenRadius = 2.6
    #expect(bars.legend(in: frame).isEmpty)
    #expect(shapes(bars).isEmpty)
  }

  @Test("Bars outside the frame have no legend")
  func unseen() {
    let bars = ErrorBars([ErrorBars.Bar(x: 20, y: Span(3, 5))], stroke: stroke, name: "Error")
    #expect(bars.legend(in: frame).isEmpty)
  }

  @Test("A band goes along the lower line and back along the upper one, without gaps in its values")
  func band() {
    let band = Band(
      x: [0, 1, 2, 4], lower: [1, 2, .nan, 3], upper: [2, 3, 3, 6], color: .black)
    #expect(
      shapes(band) == [
        [
          Point(0, 90), Point(10, 80), Point(40, 70), Point(40, 40), Point(10, 70), Point(0, 80),
        ]
      ])
    #expect(band.xExtent == Span(0, 4))
    #expect(band.yExtent == Span(1, 6))
  }

  @Test("A band of very many values keeps its extremes in each column of pixels")
  func many() {
    let x = (0..<100_000).map { Double($0) / 10_000 }
    let band = Band(
      x: x, lower: x.indices.map { $0 == 5_003 ? 0 : 4 },
      upper: x.indices.map { $0 == 70_001 ? 9 : 5 }, color: .black)
    let points = shapes(band)[0]
    #expect(points.count < 1_000)
    #expect(points.map(\.y).max() == 100)
    #expect(points.map(\.y).min() == 10)
  }
}
