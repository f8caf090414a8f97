import Testing
import _TestSupport

@testable import Learning

@Suite("The random number generator")
struct SplitMix64Tests {
  @Test("reproduces the published sequence")
  func published() {
    // From the authors' C code, seeded with 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("is uniform below a bound and in the unit interval")
  func spread() {
    var generator = SplitMix64(seed: 2)
    var counts = [0, 0, 0]
    for _ in 0..<3_000 { counts[generator.next(below: 3)] += 1 }
    #expect(counts.allSatisfy { (900...1_100).contains($0) })
    #expect(generator.next(below: 1) == 0)
    let units = (0..<1_000).map { _ in generator.nextUnit() }
    #expect(units.allSatisfy { $0 >= 0 && $0 < 1 })
    expectClose(units.reduce(0, +) / 1_000, 0.5, within: 0.03)
  }

  @Test("shuffles without losing elements, and leaves zero or one element unchanged")
  func shuffle() {
    var generator = SplitMix64(seed: 3)
    for count in [0, 1, 2, 50] {
      var elements = Array(0..<count)
      generator.shuffle(&elements)
      #expect(elements.sorted() == Array(0..<count))
    }
  }
}
