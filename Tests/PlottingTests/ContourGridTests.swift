import Plotting
import Testing
import _TestSupport

@Suite("A contour")
struct ContourGridTests {
  private static let page = Rect(minX: 10, minY: 20, maxX: 110, maxY: 100)

  private func grid(
    _ columns: Int = 41, _ rows: Int = 33, _ function: (Point) -> Double
  ) -> ContourGrid {
    let points = ContourGrid.points(columns: columns, rows: rows, over: Self.page)
    return ContourGrid(
      columns: columns, rows: rows, values: points.map(function), rect: Self.page)
  }

  @Test("of a plane is one straight line, with the higher side on its right")
  func plane() {
    let lines = grid { $0.x }.lines(at: 61.25)
    #expect(lines == [[Point(61.25, 100), Point(61.25, 20)]])
    let falling = grid { -$0.x }.lines(at: -61.25)
    #expect(falling == [[Point(61.25, 20), Point(61.25, 100)]])
    let slanted = grid { $0.x + $0.y }.lines(at: 101)
    #expect(slanted.count == 1 && slanted[0].count == 2)
    for point in slanted.joined() { expectClose(point.x + point.y, 101, within: 1e-11) }
  }

  @Test("of a cone is a closed circle")
  func circle() throws {
    let center = Point(61, 58)
    let contours = grid { -$0.distance(to: center) }
    let line = try #require(contours.lines(at: -30).first)
    #expect(contours.lines(at: -30).count == 1)
    #expect(line.first == line.last && line.count > 20)
    // Chords of 2.5-point cells lie within 2.5² / (8 × 30) = 0.026 of the circle.
    for point in line { expectClose(point.distance(to: center), 30, within: 0.03) }
    let area = contours.region(above: -30).enclosedArea
    expectClose(area / (.pi * 900), 1, within: 0.003)
  }

  @Test(
    "through a saddle joins the high corners if their mean is high, and separates them otherwise")
  func saddles() {
    let square = Rect(minX: 0, minY: 0, maxX: 1000, maxY: 1000)
    for values in [[1.0, 0, 0, 1], [0.0, 1, 1, 0]] {
      let saddle = ContourGrid(columns: 2, rows: 2, values: values, rect: square)
      let joined = saddle.region(above: 0.4)
      #expect(joined.rings.count == 1)
      expectClose(joined.enclosedArea, 1e6 * (1 - 0.4 * 0.4), within: 1e-3)
      let parted = saddle.region(above: 0.6)
      #expect(parted.rings.count == 2)
      expectClose(parted.enclosedArea, 1e6 * 0.4 * 0.4, within: 1e-3)
      #expect(saddle.lines(at: 0.4).count == 2 && saddle.lines(at: 0.6).count == 2)
    }
  }

  @Test("divides the rectangle into two regions that tile it", arguments: 1...20)
  func tiling(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<(12 * 9)).map { _ in Double.random(in: -1...1, using: &random) }
    let above = ContourGrid(columns: 12, rows: 9, values: values, rect: Self.page)
    let below = ContourGrid(columns: 12, rows: 9, values: values.map { -$0 }, rect: Self.page)
    let level = 0.1
    let sum = above.region(above: level).enclosedArea + below.region(above: -level).enclosedArea
    expectClose(sum, 8000, within: 8)
  }

  @Test("of a function above the level is the whole rectangle, of one below it empty")
  func everywhere() {
    #expect(grid { _ in 1 }.region(above: 1).enclosedArea == 8000)
    #expect(grid { _ in 0 }.region(above: 1).isEmpty)
    #expect(grid { _ in 1 }.lines(at: 1).isEmpty)
  }

  @Test("stays finite and inside the rectangle for any samples")
  func notFinite() {
    var random = SeededGenerator(seed: 5)
    let odd: [Double] = [
      .nan, .infinity, -.infinity, 0, 1, -1, 1e308, -1e308, .leastNonzeroMagnitude,
    ]
    for _ in 0..<200 {
      let values = (0..<30).compactMap { _ in odd.randomElement(using: &random) }
      let contours = ContourGrid(columns: 6, rows: 5, values: values, rect: Self.page)
      for level in [0, 0.5, -.infinity, .infinity, .nan] {
        let points = contours.region(above: level).points + contours.lines(at: level).joined()
        #expect(points.allSatisfy { Self.page.contains($0) })
      }
    }
  }

  @Test("has cells no larger than requested, and at least one")
  func shape() {
    #expect(ContourGrid.shape(over: Self.page, cell: 4) == (26, 21))
    #expect(ContourGrid.shape(over: Self.page, cell: 1000) == (2, 2))
    #expect(ContourGrid.shape(over: Self.page.inset(by: 200), cell: 4) == (2, 2))
  }
}
