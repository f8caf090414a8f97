import Testing
import _TestSupport

@testable import Plotting

@Suite("Clipping a line")
struct ClippingTests {
  private let rect = Rect(minX: 0, minY: 0, maxX: 10, maxY: 10)

  private func kept(_ line: [Point]) -> [[Point]] {
    Clipping.kept(line, inside: rect).split { !$0.isFinite }.map(Array.init).filter { $0.count > 1 }
  }

  @Test("leaves a line inside unchanged, with its breaks")
  func inside() {
    let line = [Point(0, 0), Point(5, 5), Point(.nan, 5), Point(10, 10), Point(1, 2)]
    #expect(Clipping.kept(line, inside: rect).map(\.isFinite) == [true, true, false, true, true])
    #expect(Clipping.kept([], inside: rect).isEmpty)
  }

  @Test("ends a line where it leaves and starts it where it re-enters")
  func crossing() {
    let line = [Point(-5, 5), Point(5, 5), Point(5, 15), Point(8, 12), Point(8, 2), Point(9, 3)]
    #expect(
      kept(line) == [
        [Point(0, 5), Point(5, 5), Point(5, 10)], [Point(8, 10), Point(8, 2), Point(9, 3)],
      ])
    #expect(kept([Point(-5, -5), Point(15, 15)]) == [[Point(0, 0), Point(10, 10)]])
    #expect(kept([Point(-5, 5), Point(5, 20)]) == [])
  }

  @Test("keeps the parts before and after a break when a gap is cut out")
  func gap() {
    func cut(_ xs: [Double]) -> [[Double]] {
      let line = xs.map { Point($0, 5) }
      return Clipping.cut([line], at: Rect(minX: 6, minY: 0, maxX: 8, maxY: 10))
        .map { $0.map(\.x).filter(\.isFinite) }
    }
    #expect(cut([0, 2, .nan, 0, 5, 9]) == [[0, 2, 0, 5, 6], [8, 9]])
    #expect(cut([0, 2, .nan, 7, 9]) == [[0, 2], [8, 9]])
    #expect(cut([7, 7.5, 9, .nan, 7, 7.5]) == [[8, 9]])
  }

  @Test(
    "keeps extreme lines within the rectangle",
    arguments: [1e9, 1e300, .greatestFiniteMagnitude])
  func far(distance: Double) {
    #expect(kept([Point(5, 5), Point(5, distance)]) == [[Point(5, 5), Point(5, 10)]])
    let across = kept([Point(-distance, 5), Point(distance, 5)]).map { line in
      line.map { Point($0.x, $0.y.rounded()) }
    }
    #expect(across == [[Point(0, 5), Point(10, 5)]])
    #expect(kept([Point(-distance, -distance), Point(distance, distance)]).count <= 1)
    var random = SeededGenerator(seed: 6)
    let line = (0..<1_000).map { _ in
      Point(
        .random(in: -1...1, using: &random) * distance, .random(in: -1...20, using: &random))
    }
    #expect(Clipping.kept(line, inside: rect).allSatisfy { !$0.isFinite || rect.contains($0) })
  }
}
