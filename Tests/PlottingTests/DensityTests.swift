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

  @Test("counts every point in the frame once, and none outside it")
  func conservation() {
    let (x, y) = points(10_000, seed: 1)
    var histogram = Histogram(over: frame.rect, cell: 1)
    histogram.count(x + [.nan, 11, 3, .infinity], y + [1, 1, -0.5, 2], of: 1, frame)
    #expect(histogram.counts.reduce(0) { $0 + Int($1) } == 10_000)
    #expect((histogram.columns, histogram.rows) == (100, 50))
  }

  @Test("puts a point into the cell at its position on the page, on reversed axes too")
  func place() {
    var histogram = Histogram(over: frame.rect, cell: 1)
    histogram.count([9.95], [4.95], of: 1, frame)
    // x 9.95 of 10 … 0 is half a cell from the left, y 4.95 of 0 … 5 half a cell from the top.
    #expect(histogram.counts[0] == 1)
    expectClose(histogram.center(of: 0).x, 10.5, within: 1e-12)
    expectClose(histogram.center(of: 0).y, 20.5, within: 1e-12)
  }

  @Test("gives a cell to the series with the most points in it")
  func owner() {
    var histogram = Histogram(over: frame.rect, cell: 100)
    let ones = [Double](repeating: 1, count: 6)
    histogram.count(ones, ones, series: [0, 1, 2, 1, 0, 1], of: 3, frame)
    #expect(histogram.counts == [6])
    #expect(histogram.owners == [1])
  }

  @Test("gives a cell to the first of several tied series")
  func ties() {
    var histogram = Histogram(over: frame.rect, cell: 100)
    let ones = [Double](repeating: 1, count: 300)
    histogram.count(ones, ones, series: (0..<300).map { 299 - $0 }, of: 300, frame)
    #expect(histogram.counts == [300])
    #expect(histogram.owners == [0])
    #expect(histogram.largest == 300)
  }

  @Test("gives a cell to the series with the most points, be it counted in a later pass")
  func laterPass() {
    var histogram = Histogram(over: frame.rect, cell: 100)
    let ones = [Double](repeating: 1, count: 301)
    histogram.count(ones, ones, series: (0..<300) + [299], of: 300, frame)
    #expect(histogram.owners == [299])
    #expect(histogram.largest == 301)
  }

  @Test("ignores points that belong to no series")
  func strangers() {
    var histogram = Histogram(over: frame.rect, cell: 1)
    histogram.count(
      [1, 2, 3, 4], [1, 1, 1, 1], series: [-1, 2, .max, .min], of: 2, frame)
    #expect(histogram.largest == 0)
  }

  @Test("counts a million points in parts with the same result as in one")
  func parts() {
    let (x, y) = points(1_000_003, seed: 3)
    let series = x.indices.map { $0 % 3 }
    var together = Histogram(over: frame.rect, cell: 1)
    together.count(x, y, series: series, of: 3, frame)
    var plain = [UInt32](repeating: 0, count: 5_000)
    for (x, y) in zip(x, y) {
      plain[Int((5 - y) * 10) * 100 + Int((10 - x) * 10)] += 1
    }
    // A point within 1e-13 of an edge may fall on either side of it.
    let moved = zip(together.counts, plain).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    #expect(moved <= 2)
    var again = Histogram(over: frame.rect, cell: 1)
    again.count(x, y, series: series, of: 3, frame)
    #expect(again.counts == together.counts && again.owners == together.owners)
  }

  @Test(
    "places points on a logarithmic axis by their ratio, and ignores those that are not positive")
  func logarithmic() {
    var frame = frame
    frame.x = Scale(.logarithmic, domain: Span(1, 1_000), range: Span(10, 110))
    var histogram = Histogram(over: frame.rect, cell: 50)
    histogram.count([1, 10, 100, 999, 0, -5], [1, 1, 1, 1, 1, 1], of: 1, frame)
    // Halfway from 1 to 1,000 is 31.6.
    #expect(histogram.counts == [2, 2])
  }

  @Test(
    "counts no far-off or non-finite points, on any axes",
    arguments: [Scale.Kind.linear, .logarithmic], [1e-300, 1, 1e300])
  func far(kind: Scale.Kind, unit: Double) {
    let far = [1e300, -1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity]
    let values = far + [-.infinity, .nan, .signalingNaN]
    let pairs = values.flatMap { x in values.map { (x, $0) } }
    var frame = frame
    frame.x = Scale(kind, domain: Span(unit, 2 * unit), range: Span(10, 110))
    var histogram = Histogram(over: frame.rect, cell: 1)
    histogram.count(pairs.map(\.0) + [unit * 1.5], pairs.map(\.1) + [2], of: 1, frame)
    #expect(histogram.counts.reduce(0, +) == 1)
  }

  @Test("of an empty domain is drawn in the middle")
  func emptyDomain() {
    var frame = frame
    frame.x.domain = Span(3, 3)
    var histogram = Histogram(over: frame.rect, cell: 50)
    histogram.count([3, 3], [1, 4], of: 1, frame)
    #expect(histogram.counts == [0, 2])
  }

  @Test(
    "spans the finite values of a column of any length", arguments: [0, 7, 8, 9, 500_001])
  func extent(count: Int) {
    let (x, _) = points(count, seed: 5)
    let column = [.nan, .infinity] + x + [-.infinity, .nan]
    #expect(Span(over: column) == Span(over: column[...]))
    #expect(Span(over: x + [-4, 12]) == Span(-4, 12))
    #expect(Span(over: [-4, 12] + x) == Span(-4, 12))
  }

  @Test(
    "counts as many points in C as in Swift, which counts those with weights",
    arguments: [0, 1, 7, 100, 3_000], [1, 3, 20])
  func plainCounts(count: Int, seriesCount: Int) {
    var (x, y) = points(count, seed: 4)
    x += [.nan, .infinity, -.infinity, 0, 10, 10.001, 1e300, 5]
    y += [1, 1, 1, 5, 0, 2, 2, .nan]
    var generator = SeededGenerator(seed: 5)
    let members = x.map { _ in Int.random(in: -1...seriesCount, using: &generator) }
    for (members, every) in [(members, 1), ([], 1), (members, 9)] {
      let both = [nil, x.map { _ in 1 }].map { weights in
        var histogram = Histogram(over: frame.rect, cell: 3)
        histogram.count(
          x, y, series: members, of: seriesCount, frame, every: every, weights: weights)
        return histogram
      }
      #expect(both[0].counts == both[1].counts)
      #expect(both[0].owners == both[1].owners)
      #expect(both[0].largest == both[1].counts.max())
    }
  }

  @Test("draws one image, and isolated points as points")
  func drawing() {
    let (x, y) = points(5_000, seed: 2)
    let density = Density(
      x: x.map { $0 / 10 + 5 } + [0.5], y: y.map { $0 / 10 + 2 } + [0.5],
      series: [.init(color: .black, name: "Stars")], background: .white, ink: .black)
    let canvas = RecordingCanvas()
    density.fitted(to: frame).draw(on: canvas, in: frame)
    #expect(canvas.calls.count { $0.hasPrefix("image ") } == 1)
    // One shape, in which circles that overlap leave no hole.
    #expect(canvas.shapes.map(\.path.isUnion) == [true])
    let lonely = canvas.shapes[0].path.elements.count {
      if case .close = $0 { true } else { false }
    }
    #expect(lonely >= 1 && lonely < 200)
    #expect(density.xExtent == Span(over: density.x))
    #expect(density.legend.map(\.label) == ["Stars per cell"])
  }

  @Test(
    "draws an isolated point at its position, not at the centre of its cell, if it belongs to a series"
  )
  func lonelyPlace() {
    let density = Density(
      x: [9.123, 3, 5], y: [4.321, 2, 1], members: [1, 7, -1],
      series: [.init(color: .white, name: nil), .init(color: .black, name: "B")],
      background: .white, ink: .black)
    let canvas = RecordingCanvas()
    density.fitted(to: frame).draw(on: canvas, in: frame)
    #expect(canvas.shapes.count == 1)
    let box = canvas.shapes[0].path.points
    expectClose(box.map(\.x).max() ?? 0, 10 + 8.77 + 0.5, within: 1e-9)
    expectClose(box.map(\.y).max() ?? 0, 20 + 6.79 + 0.5, within: 1e-9)
    #expect(density.legend.map(\.label) == ["B per cell"])
  }

  @Test(
    "draws the isolated cells of a grid whole if they are larger than points", arguments: [0.03, 2])
  func lonelyCells(width: Double) throws {
    var density = Density(
      x: [9, 3], y: [4, 2], series: [.init(color: .white, name: nil)], background: .white,
      ink: .black)
    density.grid = .init(width: width, height: width, origin: Point(-width / 2, -width / 2))
    let canvas = RecordingCanvas()
    density.fitted(to: frame).draw(on: canvas, in: frame)
    // Both points are one shape of two circles.
    #expect(canvas.shapes.map { $0.path.elements.count } == (width < 1 ? [12] : []))
    #expect(canvas.calls.count { $0.hasPrefix("image ") } == 1)
  }

  @Test("has cells of at most two pixels, and at most 16 million")
  func cells() {
    func cell(_ count: Int, _ side: Double) -> Double {
      let zeros = [Double](repeating: 0, count: count)
      let square = Frame(
        rect: Rect(minX: 0, minY: 0, maxX: side, maxY: side), x: frame.x, y: frame.y,
        theme: .light)
      return Density(x: zeros, y: zeros, series: [], background: .white, ink: .black)
        .cell(in: square)
    }
    expectClose(cell(0, 300), 0.72, within: 1e-12)
    expectClose(cell(100_000, 300), 0.72, within: 1e-12)
    expectClose(cell(500_000, 300), 0.36, within: 1e-12)
    expectClose(cell(500_000, 14_400), 3.6, within: 1e-12)
  }

  @Test("of no points draws nothing visible and has no extent")
  func empty() {
    let density = Density(
      x: [], y: [], series: [.init(color: .black, name: "None")], background: .white, ink: .black)
    #expect(density.xExtent == nil)
    let canvas = RecordingCanvas()
    density.draw(on: canvas, in: frame)
    #expect(canvas.calls.count { $0.hasPrefix("fill ") } == 0)
  }
}
