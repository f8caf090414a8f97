import Testing
import _TestSupport

@testable import Plotting

@Suite("A density of many points")
struct DensityTests {
  private let frame = Frame(
    rect: Rect(minX: 10, minY: 20, maxX: 110, maxY: 70),
    x: Scale(domain: Span(10, 0), range: Span(10, 110)),
    y: Scale(domain: Span(0, 5), range: Span(70, 20)), theme: .light)

  private func points(_ count: Int, seed: UInt64) -> (x: [Double], y: [Double]) {
    var generator = SeededGenerator(seed: seed)
    let x = (0..<count).map { _ in Double.random(in: 0..<10, using: &generator) }
    return (x, (0..<count).map { _ in Double.random(in: 0..<5, using: &generator) })
  }

  @Test("counts every point in the frame once, and none outside or without a place")
  func conservation() {
    let (x, y) = points(10_000, seed: 1)
    var histogram = Histogram(over: frame.rect, cell: 1)
    histogram.add(x + [.nan, 11, 3, .infinity], y + [1, 1, -0.5, 2], frame, series: 0)
    #expect(histogram.counts.reduce(0) { $0 + Int($1) } == 10_000)
    #expect((histogram.columns, histogram.rows) == (100, 50))
  }

  @Test("puts a point into the cell under its place on the page, on reversed axes too")
  func place() {
    var histogram = Histogram(over: frame.rect, cell: 1)
    histogram.add([9.95], [4.95], frame, series: 0)
    // x 9.95 of 10 … 0 is half a cell from the left, y 4.95 of 0 … 5 half a cell from the top.
    #expect(histogram.counts[0] == 1)
    expectClose(histogram.center(of: 0).x, 10.5, within: 1e-12)
    expectClose(histogram.center(of: 0).y, 20.5, within: 1e-12)
  }

  @Test("gives a cell to the series with the most points in it")
  func owner() {
    var histogram = Histogram(over: frame.rect, cell: 100)
    histogram.add([5, 5], [1, 1], frame, series: 0)
    histogram.add([5, 5, 5], [1, 1, 1], frame, series: 1)
    histogram.add([5], [1], frame, series: 2)
    #expect(histogram.counts == [6])
    #expect(histogram.owners == [1])
  }

  @Test("draws one image, and the lonely points as points")
  func drawing() {
    let (x, y) = points(5_000, seed: 2)
    let near = Density.Series(
      x: x.map { $0 / 10 + 5 } + [0.5], y: y.map { $0 / 10 + 2 } + [0.5], color: .black,
      name: "Stars")
    let density = Density([near], background: .white, ink: .black)
    let canvas = RecordingCanvas()
    density.fitted(to: frame).draw(on: canvas, in: frame)
    #expect(canvas.calls.count { $0.hasPrefix("image ") } == 1)
    let lonely = canvas.calls.filter { $0.hasPrefix("fill ") }
    #expect(lonely.count >= 1 && lonely.count < 200)
    #expect(density.xExtent == Span(over: near.x))
    #expect(density.legend.first?.label == "Stars")
  }

  @Test("of no points draws nothing that can be seen, and needs no room")
  func empty() {
    let density = Density(
      [.init(x: [], y: [], color: .black, name: "None")], background: .white, ink: .black)
    #expect(density.xExtent == nil)
    let canvas = RecordingCanvas()
    density.draw(on: canvas, in: frame)
    #expect(canvas.calls.count { $0.hasPrefix("fill ") } == 0)
  }
}
