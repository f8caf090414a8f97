import Plotting
import Testing
import _TestSupport

@Suite("A path")
struct PathTests {
  @Test("through points breaks at a non-finite one")
  func breaks() {
    let (a, b, c) = (Point(0, 0), Point(1, 0), Point(2, 5))
    #expect(Path.polyline([a, Point(.nan, 0), b, c]) == Path([.move(a), .move(b), .line(c)]))
    #expect(Path.polyline([Point(0, .infinity)]).isEmpty)
    #expect(Path.polygon([Point]()).isEmpty)
  }

  @Test("around a circle deviates by at most 0.03 % of the radius")
  func circle() {
    let center = Point(3, -7)
    for point in Path.circle(center, radius: 10).flattened {
      expectClose(point.distance(to: center), 10, within: 0.003)
    }
  }
}

@Suite("A symbol")
struct SymbolTests {
  @Test(
    "has about the area of the disc, so that no class looks heavier", arguments: Symbol.allCases)
  func area(symbol: Symbol) {
    let area = symbol.path(at: Point(40, 30), radius: 3).enclosedArea
    expectClose(area / (.pi * 9), 1, within: 0.2)
  }

  @Test(
    "extends at most 1.52 radii from its centre, which labels keep clear of",
    arguments: Symbol.allCases)
  func reach(symbol: Symbol) {
    let points = symbol.path(at: Point(0, 0), radius: 1).flattened
    #expect(points.allSatisfy { $0.distance(to: Point(0, 0)) <= 1.52 })
  }

  @Test("differs for each of the first twelve series, after which they repeat, shifted by one")
  func series() {
    #expect(Set((0..<12).map { Symbol(series: $0) }).count == 12)
    #expect(Symbol(series: 12) == .diamond)
    #expect(Symbol(series: 23) == .circle)
  }
}
