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

  /// A place for a cell; its key and number lie together, so that both come with one access to memory.
  private struct Slot {
    var key = CellCounts.free
    var number = 0
  }

  private var slots = Array(repeating: Slot(), count: 1 << 10)
  /// The number of cells, one for each class.
  public private(set) var count = 0
  /// The number of stars.
  public private(set) var total = 0

  /// No stars.
  public init() {}

  /// The key of no cell.
  private static let free = UInt64.max
  private static let offset = -CellGrid.indices.lowerBound
  /// Adds stars to a cell.
  ///
  /// - Precondition: i and j are among ``CellGrid/indices``.
  @inline(__always)
  mutating func add(_ number: Int, i: Int, j: Int, label: Int) {
    add(number, Self.key(i: i, j: j, label: label))
  }

  /// The key of a cell and class.
  ///
  /// - Precondition: i and j are among ``CellGrid/indices``.
  @inline(__always)
  static func key(i: Int, j: Int, label: Int) -> UInt64 {
    UInt64(i + offset) << 35 | UInt64(j + offset) << 6 | UInt64(label)
  }

  /// The first place to search for a key.
  @inline(__always)
  private static func place(_ key: UInt64, _ mask: Int) -> Int {
    // Fibonacci hashing: the high bits of the product depend on all bits of the key.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// Adds a star to each of the cells of `keys`, and empties them.
  ///
  /// First all places are looked at, which memory answers at once rather than one after the other.
  mutating func add(_ keys: inout [UInt64]) {
    let mask = slots.count - 1
    let areFirst = unsafe slots.withUnsafeBufferPointer { slots in
      keys.map { unsafe slots[Self.place($0, mask)].key == $0 }
    }
    var others: [UInt64] = []
    unsafe slots.withUnsafeMutableBufferPointer { slots in
      for (key, isFirst) in zip(keys, areFirst) {
        if isFirst { unsafe slots[Self.place(key, mask)].number += 1 } else { others.append(key) }
      }
    }
    total += keys.count - others.count
    for key in others { add(1, key) }
    keys.removeAll(keepingCapacity: true)
  }

  /// Adds stars to the cell of a key.
  mutating func add(_ number: Int, _ key: UInt64) {
    let mask = slots.count - 1
    var place = Self.place(key, mask)
    while slots[place].key != key {
      if slots[place].key == Self.free {
        slots[place].key = key
        count += 1
        break
      }
      place = (place + 1) & mask
    }
    slots[place].number += number
    total += number
    if 2 * count > slots.count { grow() }
  }

  private mutating func grow() {
    let old = cells
    slots = Array(repeating: Slot(), count: 2 * slots.count)
    (count, total) = (0, 0)
    for cell in old { add(cell.number, cell.key) }
  }

  /// The places that hold a cell.
  private var cells: [Slot] { slots.filter { $0.key != Self.free } }

  /// The number of cells, those of several classes once.
  public var cellCount: Int { Set(cells.map { $0.key >> 6 }).count }

  /// Adds the stars of other cells.
  mutating func add(_ other: CellCounts) {
    for slot in other.slots where slot.key != Self.free { add(slot.number, slot.key) }
  }

  /// The cells and their numbers of stars, sorted by i, j and the rank of the class.
  func sorted(ranks: [Int]) -> [(cell: Cell, number: Int)] {
    func order(_ key: UInt64) -> UInt64 { key & ~63 | UInt64(ranks[Int(key & 63)]) }
    return cells.sorted { order($0.key) < order($1.key) }
      .map { slot in
        let key = slot.key
        return (
          Cell(
            i: Int(key >> 35) - Self.offset, j: Int(key >> 6 & (1 << 29 - 1)) - Self.offset,
            label: Int(key & 63)), slot.number
        )
      }
  }
}
