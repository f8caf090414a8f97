import Testing
import _TestSupport

@testable import Plotting

@Suite("Simplifying a line")
struct SimplificationTests {
  @Test("keeps lines of at most two points")
  func short() {
    #expect(Simplification.simplified([], tolerance: 1).isEmpty)
    let two = [Point(0, 0), Point(0, 0)]
    #expect(Simplification.simplified(two, tolerance: 1) == two)
  }

  @Test("removes collinear points")
  func straight() {
    let line = (0...100).map { Point(Double($0), 2 * Double($0)) }
    #expect(Simplification.simplified(line, tolerance: 0.01) == [line[0], line[100]])
  }

  @Test("keeps a corner, and the farthest point of a closed line")
  func corners() {
    let corner = [Point(0, 0), Point(5, 0), Point(10, 0), Point(10, 5), Point(10, 10)]
    #expect(
      Simplification.simplified(corner, tolerance: 0.1) == [corner[0], corner[2], corner[4]])
    let back = [Point(0, 0), Point(5, 0), Point(9, 0), Point(4, 0), Point(0, 0)]
    #expect(Simplification.simplified(back, tolerance: 0.1) == [back[0], back[2], back[4]])
  }

  @Test("keeps non-finite points and their neighbours")
  func broken() {
    let gap = Point(.nan, 0)
    let line = [
      Point(0, 0), Point(1, 0), Point(2, 0), gap, gap, Point(4, 0), Point(5, 0), Point(6, 0),
    ]
    let kept = Simplification.simplified(line, tolerance: 0.1)
    #expect(kept.map(\.x.description) == ["0.0", "2.0", "nan", "nan", "4.0", "6.0"])
  }

  @Test("moves the line by at most the tolerance", arguments: [0.01, 0.5, 4.0])
  func tolerance(tolerance: Double) {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      var here = Point(0, 0)
      let line = (0..<700).map { _ in
        here.x += .random(in: -0.2...1, using: &random)
        here.y += .random(in: -1...1, using: &random)
        return here
      }
      let kept = Simplification.simplified(line, tolerance: tolerance)
      #expect(kept.first == line.first && kept.last == line.last)
      #expect(farthest(line, from: kept) <= tolerance)
    }
  }

  @Test(
    "handles 100,000 points of any shape",
    arguments: [
      { index in Point(Double(index), index.isMultiple(of: 2) ? 0 : 1) },
      { index in Point(Double(index), (index.isMultiple(of: 2) ? 1e5 : -1e5) / Double(index + 1)) },
      { index in Point(Double(index) / 1000, 1e5 / Double(index + 1)) },
      { _ in Point(1, 1) },
    ] as [@Sendable (Int) -> Point])
  func long(shape: @Sendable (Int) -> Point) {
    let line = (0..<100_000).map(shape)
    let kept = Simplification.simplified(line, tolerance: 0.05)
    #expect(kept.first == line.first && kept.last == line.last)
    #expect(farthest(line, from: kept) <= 0.05)
  }

  @Test("keeps a few points per pixel of a loss that oscillates for 100,000 epochs")
  func swinging() {
    var random = SeededGenerator(seed: 9)
    let count = 100_000
    let loss = (0..<count).map { epoch in
      Double.random(in: 0...1, using: &random) + (epoch.isMultiple(of: 2) ? 2 : 0)
    }
    let canvas = RecordingCanvas()
    let plot = Plot(
      x: Axis("Epoch"), y: Axis("Loss"),
      marks: [Line(x: (0..<count).map(Double.init), y: loss, stroke: Stroke(.black, width: 1))])
    let page = Rect(minX: 0, minY: 0, maxX: 400, maxY: 300)
    _ = plot.draw(on: canvas, in: page, theme: .light)
    let longest = canvas.shapes.map(\.path.elements.count).max() ?? 0
    // 400 points are 1,111 pixels at 200 per inch.
    #expect((1_000...1_112 * 4).contains(longest))
  }

  @Test("thins each column to its first, lowest, highest and last point, in order")
  func columns() {
    // Five columns of 1,000 points each, with heights 0, … and one low and one high point.
    var line = (0..<5_000).map { Point(Double($0 / 1_000) + Double($0 % 1_000) / 2_000, 0) }
    for column in 0..<5 {
      line[column * 1_000 + 300].y = 7
      line[column * 1_000 + 700].y = -7
    }
    let thin = Simplification.thinned(line, column: 1)
    #expect(thin.map(\.y) == [0, 7, -7, 0, 0, 7, -7, 0, 0, 7, -7, 0, 0, 7, -7, 0, 0, 7, -7, 0])
    #expect(thin.first == line.first && thin.last == line.last)
    #expect(Simplification.thinned(Array(line[..<4_000]), column: 1).count == 4_000)
  }

  @Test("keeps breaks in a thinned line, and handles columns of identical points")
  func thinnedBreaks() {
    var line = [Point](repeating: Point(1, 1), count: 5_000)
    #expect(Simplification.thinned(line, column: 1) == [Point(1, 1), Point(1, 1)])
    line[10].y = .nan
    line[20] = Point(.infinity, 0)
    let thin = Simplification.thinned(line, column: 1)
    #expect(thin.map(\.isFinite) == [true, true, false, true, true, false, true, true])
  }

  /// The largest distance of a point of `line` from the segment of `kept` that replaces it.
  private func farthest(_ line: [Point], from kept: [Point]) -> Double {
    var stretch = 0
    return line.reduce(0) { worst, point in
      let from = kept[stretch]
      let to = kept[min(stretch + 1, kept.count - 1)]
      if point == to, stretch + 1 < kept.count { stretch += 1 }
      return max(worst, Simplification.distance(point, from, to))
    }
  }
}
