/// The stars that one thread counts.
struct CellPart: Sendable {
  /// The numbers of stars.
  var counts = CellCounts()
  /// The numbers of rows that were left out, by reason.
  var reasons: [String: Int] = [:]
  /// The cells of single stars that are not among ``counts`` yet.
  private var singles: [UInt64] = []

  /// The number of single stars that are counted together.
  private static let most = 512

  /// Adds stars to the cell of a key; single ones are not counted before ``finish()``.
  @inline(__always)
  mutating func add(_ number: Int, _ key: UInt64) {
    guard number == 1 else { return counts.add(number, key) }
    singles.append(key)
    if singles.count == Self.most { counts.add(&singles) }
  }

  /// Counts the single stars that were added.
  mutating func finish() { counts.add(&singles) }
}
