import Tables
import Testing

@testable import Stars

@Suite("Decisions on whole columns from their blocks")
struct ColumnDecisionTests {
  @Test(
    "A median exceeds a limit in blocks as it does at once",
    arguments: [
      [], [2], [1], [0, 2], [1, 1.5], [0.5, 1.5], [0.4, 1.5], [.nan, 3, .infinity], [1, 1, 3, 3],
      [-1, 0.9, 1.2, 5], [-1, 0.5, 1.2, 5], [5, 4, 3, 0, 0], [1, 1, 1, 9, 9], [0, 3, 1, 2, 1.1],
    ] as [[Double]])
  func median(numbers: [Double]) {
    let expected = (numbers.filter(\.isFinite).sorted().median ?? 0) > 1
    #expect(MedianTally(numbers, limit: 1).isAbove == expected)
    for place in numbers.indices {
      let parts = (
        MedianTally(numbers[..<place], limit: 1), MedianTally(numbers[place...], limit: 1)
      )
      #expect(parts.0.merged(with: parts.1).isAbove == expected)
      #expect(parts.1.merged(with: parts.0).isAbove == expected)
    }
  }

  @Test("More distinct numbers than mark missing values are too many in whatever blocks they are")
  func outside() {
    var (one, other) = (OutsideNumbers(), OutsideNumbers())
    for number in [99, 99, 999] as [Double] { one.add(number) }
    other.add(99)
    #expect(one.merged(with: other).counts == [99: 3, 999: 1])
    #expect(MissingMarker.all(one.merged(with: other), column: "V").map(\.count) == [3, 1])
    for number in 1...5 { other.add(Double(number)) }
    #expect(MissingMarker.all(other, column: "V").isEmpty)
    #expect(MissingMarker.all(one.merged(with: other), column: "V").isEmpty)
    #expect(MissingMarker.all(other.merged(with: one), column: "V").isEmpty)
  }
}
