import Plotting
import Testing
import _TestSupport

@Suite("A rectangle")
struct RectTests {
  let rect = Rect(minX: 10, minY: 20, maxX: 50, maxY: 40)

  @Test("intersects exactly the segments that sampling finds inside it")
  func segments() {
    var random = SeededGenerator(seed: 3)
    var meetings = 0
    for _ in 0..<2000 {
      let a = Point(.random(in: 0...60, using: &random), .random(in: 0...60, using: &random))
      let b = Point(.random(in: 0...60, using: &random), .random(in: 0...60, using: &random))
      let walk = (0...2000).map { step in
        let t = Double(step) / 2000
        return Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
      }
      let meets = rect.intersects(from: a, to: b)
      if walk.contains(where: { rect.contains($0) }) { #expect(meets) }
      if meets { #expect(walk.contains { rect.inset(by: -0.05).contains($0) }) }
      meetings += meets ? 1 : 0
    }
    #expect((500...1500).contains(meetings))
  }

  @Test(
    "intersects vertical, horizontal and zero-length segments",
    arguments: [
      (Point(30, 0), Point(30, 60), true), (Point(60, 0), Point(60, 60), false),
      (Point(0, 30), Point(60, 30), true), (Point(0, 41), Point(60, 41), false),
      (Point(30, 30), Point(30, 30), true), (Point(5, 5), Point(5, 5), false),
      (Point(30, 30), Point(31, 31), true), (Point(0, 40), Point(60, 40), true),
    ])
  func special(a: Point, b: Point, meets: Bool) {
    #expect(rect.intersects(from: a, to: b) == meets)
    #expect(rect.intersects(from: b, to: a) == meets)
  }

  @Test("does not intersect a rectangle it only touches")
  func touching() {
    #expect(!rect.intersects(Rect(minX: 50, minY: 20, maxX: 60, maxY: 40)))
    #expect(rect.intersects(Rect(minX: 49.9, minY: 39.9, maxX: 60, maxY: 60)))
    #expect(rect.contains(rect))
  }

  @Test(
    "is as far from a point as its nearest place",
    arguments: [
      (Point(30, 30), 0.0), (Point(10, 20), 0), (Point(0, 30), 10), (Point(53, 44), 5),
    ] as [(Point, Double)])
  func distance(point: Point, expected: Double) {
    #expect(rect.distance(to: point) == expected)
  }

  @Test("of an inch is 25.4 mm") func inch() {
    #expect(Size.millimetres(25.4, 50.8) == Size(72, 144))
  }
}

@Suite("A colour")
struct ColorTests {
  @Test(
    "reads and writes hexadecimal web notation",
    arguments: [
      (0x000000 as UInt32, "#000000"), (0x0072B2, "#0072b2"), (0xFFFFFF, "#ffffff"),
    ])
  func hex(code: UInt32, text: String) { #expect(Color(code).hex == text) }

  @Test("out of range is clamped when written")
  func clamped() { #expect(Color(red: 2, green: -1, blue: 0.5).hex == "#ff0080") }

  @Test("with NaN components is written as black")
  func notANumber() { #expect(Color(red: .nan, green: 0, blue: 0).hex == "#000000") }

  @Test("mixes from none of the other colour to all of it")
  func mixed() {
    #expect(Color.black.mixed(with: .white, 0) == .black)
    #expect(Color.black.mixed(with: .white, 1) == .white)
    #expect(Color.black.mixed(with: .white, 0.5).hex == "#808080")
  }
}
