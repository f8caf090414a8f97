import Tables
import Testing
import _TestSupport

@Suite("The median")
struct MedianTests {
  @Test("of numbers in any order is that of the sorted numbers", arguments: 0..<200)
  func unsorted(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let isCoarse = seed.isMultiple(of: 2)
    let numbers = (0..<Int(seed)).map { _ in
      let number = Double.random(in: -5...5, using: &random)
      return isCoarse ? number.rounded() : number
    }
    #expect(numbers.unsortedMedian == numbers.sorted().median)
  }

  @Test("needs no more than linear time for numbers in order")
  func ordered() {
    let numbers = (0..<200_001).map { Double($0) }
    #expect(numbers.unsortedMedian == 100_000)
    #expect(Array(numbers.reversed()).unsortedMedian == 100_000)
    #expect(Array(repeating: 7.0, count: 200_000).unsortedMedian == 7)
    #expect([Double]().unsortedMedian == nil)
  }
}
