import Testing
import _TestSupport

@testable import Learning

@Suite("The ranking of examples by a probability")
struct RankingTests {
  private func counts(_ ranking: Ranking?) -> [[Int]] {
    ranking?.steps.map { [$0.truePositives, $0.falsePositives] } ?? []
  }

  @Test("Four examples, of which two are tied: by hand and by scikit-learn 1.5")
  func byHand() throws {
    let ranking = try #require(
      Ranking([0.4, 0.8, 0.9, 0.8], isPositive: [false, true, true, false]))
    #expect(counts(ranking) == [[1, 0], [2, 1], [2, 2]])
    #expect(ranking.hasTies)
    // 3 of the 4 pairs are in order and one is tied.
    #expect(ranking.area == 0.875)
    expectClose(ranking.averagePrecision, 0.5 * 1 + 0.5 * 2 / 3, within: 1e-15)
  }

  @Test("A perfect, a reversed and an uninformative ranking")
  func extremes() throws {
    let positive = [true, true, false, false, false]
    let best = try #require(Ranking([0.9, 0.8, 0.3, 0.2, 0.1], isPositive: positive))
    #expect((best.area, best.averagePrecision, best.hasTies) == (1, 1, false))
    let worst = try #require(Ranking([0.1, 0.2, 0.3, 0.8, 0.9], isPositive: positive))
    #expect(worst.area == 0)
    expectClose(worst.averagePrecision, (1.0 / 4 + 2.0 / 5) / 2, within: 1e-15)
    let flat = try #require(Ranking([0.5, 0.5, 0.5, 0.5, 0.5], isPositive: positive))
    #expect(counts(flat) == [[2, 3]])
    #expect((flat.area, flat.averagePrecision) == (0.5, 0.4))
  }

  @Test("There is none without examples of the class, or without others")
  func undefined() {
    #expect(Ranking([0.5, 0.6], isPositive: [true, true]) == nil)
    #expect(Ranking([0.5, 0.6], isPositive: [false, false]) == nil)
    #expect(Ranking([], isPositive: []) == nil)
  }

  @Test("NaN ranks lowest, once for all")
  func notANumber() throws {
    let ranking = try #require(
      Ranking([.nan, 0.5, .nan, 0.2], isPositive: [true, true, false, false]))
    #expect(counts(ranking) == [[1, 0], [1, 1], [2, 2]])
  }

  @Test("The area is the share of pairs in order, ties counting as a half", arguments: 1...50)
  func pairs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 40
    let scores = (0..<count).map { _ in Double(Int.random(in: 0..<12, using: &generator)) / 12 }
    let positive = (0..<count).map { _ in Bool.random(using: &generator) }
    let ranking = try #require(Ranking(scores, isPositive: positive))
    var (ordered, pairs) = (0.0, 0.0)
    for one in 0..<count where positive[one] {
      for other in 0..<count where !positive[other] {
        pairs += 1
        ordered += scores[one] > scores[other] ? 1 : (scores[one] == scores[other] ? 0.5 : 0)
      }
    }
    expectClose(ranking.area, ordered / pairs, within: 1e-14)
    let precisions = (0..<count).filter { positive[$0] }.map { star in
      let above = (0..<count).filter { scores[$0] >= scores[star] }
      return Double(above.count { positive[$0] }) / Double(above.count)
    }
    let mean = precisions.reduce(0, +) / Double(precisions.count)
    expectClose(ranking.averagePrecision, mean, within: 1e-14)
  }
}
