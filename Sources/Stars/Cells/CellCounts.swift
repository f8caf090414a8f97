/// The numbers of stars in the cells of a diagram, by class.
///
/// The counts of parts add up to those of the whole, in any order. The table is open-addressed: a search goes from the
/// place of the hash to the next free one, and half of the places are free.
public struct CellCounts: Sendable {
  /// A cell, with the class of its stars; 0 without classes.
  public struct Cell: Equatable, Sendable {
    /// The whole numbers of widths below the cell.
    public let i, j: Int
    /// The index of the class.
    public let label: Int
  }

  private var keys: [UInt64]
  private var numbers: [Int]
  /// The number of cells, one for each class.
  public private(set) var count = 0
  /// The number of stars.
  public private(set) var total = 0

  /// No stars.
  public init() {
    keys = Array(repeating: Self.free, count: 1 << 10)
    numbers = Array(repeating: 0, count: 1 << 10)
  }

  /// The key of no cell.
  private static let free = UInt64.max
  private static let offset = -CellGrid.indices.lowerBound
  /// Adds stars to a cell.
  ///
  /// - Precondition: i and j are among ``CellGrid/indices``.
  @inline(__always)
  mutating func add(_ number: Int, i: Int, j: Int, label: Int) {
    let key = UInt64(i + Self.offset) << 35 | UInt64(j + Self.offset) << 6 | UInt64(label)
    add(number, key)
  }

  private mutating func add(_ number: Int, _ key: UInt64) {
    let mask = keys.count - 1
    // Fibonacci hashing: the high bits of the product depend on all bits of the key.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[place] != key {
      if keys[place] == Self.free {
        keys[place] = key
        count += 1
        break
      }
      place = (place + 1) & mask
    }
    numbers[place] += number
    total += number
    if 2 * count > keys.count { grow() }
  }

  private mutating func grow() {
    let old = (keys, numbers)
    keys = Array(repeating: Self.free, count: 2 * old.0.count)
    numbers = Array(repeating: 0, count: 2 * old.0.count)
    (count, total) = (0, 0)
    for (key, number) in zip(old.0, old.1) where key != Self.free { add(number, key) }
  }

  /// The number of cells, those of several classes once.
  public var cellCount: Int { Set(keys.lazy.filter { $0 != Self.free }.map { $0 >> 6 }).count }

  /// Adds the stars of other cells.
  mutating func add(_ other: CellCounts) {
    for (key, number) in zip(other.keys, other.numbers) where key != Self.free { add(number, key) }
  }

  /// The cells and their numbers of stars, sorted by i, j and the rank of the class.
  func sorted(ranks: [Int]) -> [(cell: Cell, number: Int)] {
    func order(_ key: UInt64) -> UInt64 { key & ~63 | UInt64(ranks[Int(key & 63)]) }
    return zip(keys, numbers).filter { $0.0 != Self.free }
      .sorted { order($0.0) < order($1.0) }
      .map { key, number in
        (
          Cell(
            i: Int(key >> 35) - Self.offset, j: Int(key >> 6 & (1 << 29 - 1)) - Self.offset,
            label: Int(key & 63)), number
        )
      }
  }
}
