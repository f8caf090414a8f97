/// A text for each of some rows, which is looked up in the table whenever it is asked for.
///
/// So texts take no memory beside the file's.
public struct TextColumn: RandomAccessCollection, Sendable {
  /// The rows of the table that the texts belong to.
  public let rows: TableRows
  private let text: @Sendable (_ row: Int) -> String
  /// The places of the rows whose texts these are.
  public let indices: Range<Int>

  /// The texts that `text` gives for `rows`.
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

  /// The texts of other rows of the same table.
  public func of(_ rows: TableRows) -> TextColumn { TextColumn(rows, text) }

  /// 0, or the first place of a part.
  public var startIndex: Int { indices.lowerBound }
  /// The place behind the last one.
  public var endIndex: Int { indices.upperBound }

  /// The texts at some places.
  public subscript(places: Range<Int>) -> TextColumn {
    precondition(places.clamped(to: indices) == places, "texts \(places) of \(indices)")
    return TextColumn(rows, text, places)
  }

  /// The text at a place.
  public subscript(place: Int) -> String { text(rows[place]) }
}

extension TextColumn: Equatable, ExpressibleByArrayLiteral {
  /// The given texts.
  public init(arrayLiteral texts: String...) {
    self.init(TableRows(all: texts.count)) { texts[$0] }
  }

  /// Whether they are the same texts in the same order.
  public static func == (a: TextColumn, b: TextColumn) -> Bool { a.elementsEqual(b) }
}
