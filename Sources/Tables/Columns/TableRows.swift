/// Rows of a table, in their order: all of them, or some.
public struct TableRows: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// The rows; nil for all.
  private let rows: [Int]?
  /// How many there are.
  public let count: Int

  /// All rows of a table of `count`.
  public init(all count: Int) {
    self.count = count
    rows = nil
  }

  /// The given rows.
  public init(_ rows: [Int]) {
    self.rows = rows
    count = rows.count
  }

  /// The given rows.
  public init(arrayLiteral rows: Int...) { self.init(rows) }

  /// The first place, 0.
  public var startIndex: Int { 0 }
  /// The place behind the last one.
  public var endIndex: Int { count }

  /// The row at a place.
  public subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count, "row \(index) of \(count)")
    return rows?[index] ?? index
  }
}

extension TableRows: Equatable {
  /// Whether they are the same rows in the same order.
  public static func == (a: TableRows, b: TableRows) -> Bool { a.elementsEqual(b) }
}
