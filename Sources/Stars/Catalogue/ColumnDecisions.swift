/// The decisions on whole columns by which a block of a table's rows is read.
///
/// They follow from ``ColumnEvidence`` of all blocks, and from the logarithms that contradict their arguments.
public struct ColumnDecisions: Equatable, Sendable {
  /// The numbers that mark missing values, by role.
  var markers: [String: [MissingMarker]] = [:]
  /// The roles that are not needed and have values that their unit does not allow.
  var unfitUnits: Set<String> = []
  /// The number of rules by which a quantity is derived, by role; one unless given.
  var ruleCounts: [String: Int] = [:]
  /// The roles of which half of the values exceed a limit.
  var largeMedians: Set<String> = []
  /// The roles of the logarithms that contradict their arguments in most rows.
  var contradicted: Set<String> = []

  /// The decisions that no evidence speaks against.
  public init() {}

  /// The decisions that follow from the evidence of all blocks and the roles of `contradicted` logarithms.
  public init(_ evidence: ColumnEvidence, contradicted: Set<String>) {
    self.contradicted = contradicted
    markers = evidence.outside.mapValues { MissingMarker.all($0.numbers, column: $0.column) }
      .filter { !$0.value.isEmpty }
    unfitUnits = evidence.unfitUnits
    ruleCounts = evidence.ruleCounts.filter { $0.value > 1 }
    largeMedians = Set(evidence.medians.filter(\.value.isAbove).keys)
  }
}

/// The facts about the values of a block from which ``ColumnDecisions`` follow.
public struct ColumnEvidence: Sendable {
  /// The numbers outside the range of a quantity, with the name of their column, by role.
  var outside: [String: (numbers: OutsideNumbers, column: String)] = [:]
  /// The roles that are not needed and have values that their unit does not allow.
  var unfitUnits: Set<String> = []
  /// The largest number of rules that had to be tried, by role.
  var ruleCounts: [String: Int] = [:]
  /// The comparisons of medians with a limit, by role.
  var medians: [String: MedianTally] = [:]

  /// The evidence of no values.
  public init() {}

  /// Adds the evidence of another block.
  public mutating func add(_ other: ColumnEvidence) {
    outside.merge(other.outside) { ($0.numbers.merged(with: $1.numbers), $0.column) }
    unfitUnits.formUnion(other.unfitUnits)
    ruleCounts.merge(other.ruleCounts, uniquingKeysWith: max)
    medians.merge(other.medians) { $0.merged(with: $1) }
  }
}

/// The distinct numbers outside the range of a quantity, with their counts; one more than may be markers at most.
struct OutsideNumbers: Equatable, Sendable {
  private(set) var counts: [Double: Int] = [:]

  /// Counts a number.
  mutating func add(_ number: Double, count: Int = 1) {
    if counts.count <= MissingMarker.mostDistinct { counts[number, default: 0] += count }
  }

  /// Returns the counts of both.
  func merged(with other: OutsideNumbers) -> OutsideNumbers {
    var result = self
    for (number, count) in other.counts { result.add(number, count: count) }
    return result
  }
}

/// The comparison of the median of numbers with a limit, without keeping the numbers.
struct MedianTally: Equatable, Sendable {
  private let limit: Double
  private var count = 0
  private var aboveCount = 0
  private var largestOfOthers = -Double.infinity
  private var smallestAbove = Double.infinity

  /// The comparison for the finite ones of `numbers`.
  init(_ numbers: some Sequence<Double>, limit: Double) {
    self.limit = limit
    for number in numbers where number.isFinite {
      count += 1
      if number > limit {
        aboveCount += 1
        smallestAbove = min(smallestAbove, number)
      } else {
        largestOfOthers = max(largestOfOthers, number)
      }
    }
  }

  /// Whether the median exceeds the limit; not if there are no numbers.
  var isAbove: Bool {
    // If as many are above as below, the median is the mean of the two nearest to the limit.
    if aboveCount * 2 == count, count > 0 { return largestOfOthers / 2 + smallestAbove / 2 > limit }
    return aboveCount * 2 > count
  }

  /// Returns the comparison for the numbers of both.
  func merged(with other: MedianTally) -> MedianTally {
    var result = self
    result.count += other.count
    result.aboveCount += other.aboveCount
    result.largestOfOthers = max(largestOfOthers, other.largestOfOthers)
    result.smallestAbove = min(smallestAbove, other.smallestAbove)
    return result
  }
}
