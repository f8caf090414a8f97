import Testing

@testable import Experiments

@Suite("The epochs that a table lists")
struct EpochTablesTests {
  @Test(
    "A short table lists all up to ten, and of more the first, 1, 2 and 5 times powers of ten, and the last",
    arguments: [
      (1, [0]), (10, Array(0..<10)), (11, [0, 1, 2, 5, 10]), (12, [0, 1, 2, 5, 10, 11]),
      (100, [0, 1, 2, 5, 10, 20, 50, 99]), (101, [0, 1, 2, 5, 10, 20, 50, 100]),
      (3_000, [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 2_999]),
    ])
  func short(count: Int, epochs: [Int]) { #expect(EpochTables.short.epochs(of: count) == epochs) }

  @Test("A full table lists all, and no table none")
  func others() {
    #expect(EpochTables.full.epochs(of: 3_000) == Array(0..<3_000))
    #expect(EpochTables.csv.epochs(of: 3) == [])
  }
}
