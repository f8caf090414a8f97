/// A column of texts that are looked up in the table on access.
///
/// The texts take no memory beyond the file's.
public struct TextColumn: RandomAccessCollection, Sendable {
  /// The rows of the table that the texts belong to.
  public let rows: TableRows
  private let text: @Sendable (_ row: Int) -> String
  /// The indices of the texts in ``rows``.
  public let indices: Range<Int>

  /// Creates the texts that `text` returns for `rows`.
  public init(_ rows: TableRows, _ text: @escaping @Sendable (_ row: Int) -> String) {
    self.init(rows, text, 0..<rows.count)
  }

  private init(
    _ rows: TableRows, _ text: @escaping @Sendable (_ row: Int) -> String, _ indices: Range<Int>
  ) {
    self.rows = rows
    self.text = text
    self.indices = indices
  }

  /// Returns the texts of other rows of the same table.
  public func of(_ rows: TableRows) -> TextColumn { TextColumn(rows, text) }

  /// The first index: 0, or that of a slice.
  public var startIndex: Int { indices.lowerBound }
  /// The index after the last one.
  public var endIndex: Int { indices.upperBound }

  /// Returns a slice of the texts.
  public subscript(places: Range<Int>) -> TextColumn {
    precondition(places.clamped(to: indices) == places, "texts \(places) of \(indices)")
    return TextColumn(rows, text, places)
  }

  /// Returns the text at an index.
  public subscript(place: Int) -> String { text(rows[place]) }
}

extension TextColumn: Equatable, ExpressibleByArrayLiteral {
  /// Creates a column from the given texts.
  public init(arrayLiteral texts: String...) {
    self.init(TableRows(all: texts.count)) { texts[$0] }
  }

  /// Whether both contain the same texts in the same order.
  public static func == (a: TextColumn, b: TextColumn) -> Bool { a.elementsEqual(b) }
}
