/// Some or all rows of a table, in order.
public struct TableRows: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// The rows; nil for all.
  private let rows: [Int]?
  /// The number of rows.
  public let count: Int

  /// Creates the list of all rows of a table of `count`.
  public init(all count: Int) {
    self.count = count
    rows = nil
  }

  /// Creates a list of rows.
  public init(_ rows: [Int]) {
    self.rows = rows
    count = rows.count
  }

  /// Creates a list of rows.
  public init(arrayLiteral rows: Int...) { self.init(rows) }

  /// The first index, 0.
  public var startIndex: Int { 0 }
  /// The index after the last one.
  public var endIndex: Int { count }

  /// Returns the row at an index.
  public subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count, "row \(index) of \(count)")
    return rows?[index] ?? index
  }

  /// Calls `body` with each row at an index of `places`, in order.
  @inline(__always)
  func forEach(at places: Range<Int>, _ body: (Int) -> Void) {
    guard let rows else { return places.forEach(body) }
    rows[places].forEach(body)
  }
}

extension TableRows: Equatable {
  /// Whether both contain the same rows in the same order.
  public static func == (a: TableRows, b: TableRows) -> Bool { a.elementsEqual(b) }
}
