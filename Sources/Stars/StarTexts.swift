/// Rows of a table, in their order: all of them, or some.
public struct TableRows: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// The rows; nil for all.
  private let rows: [Int]?
  /// How many there are.
  public let count: Int

  /// All rows of a table of `count`.
  init(all count: Int) {
    self.count = count
    rows = nil
  }

  /// The given rows.
  init(_ rows: [Int]) {
    self.rows = rows
    count = rows.count
  }

  /// The given rows.
  public init(arrayLiteral rows: Int...) { self.init(rows) }

  /// 0, or the first star of a part.
  public var startIndex: Int { 0 }
  /// Behind the last one.
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

/// A text for each star, which is looked up in the table whenever it is asked for.
///
/// So texts take no memory beside the file's.
public struct StarTexts: RandomAccessCollection, Sendable {
  /// The rows of the table that the texts belong to.
  let rows: TableRows
  private let text: @Sendable (_ row: Int) -> String
  /// The stars whose texts these are.
  public let indices: Range<Int>

  /// The texts that `text` gives for `rows`.
  init(_ rows: TableRows, _ text: @escaping @Sendable (_ row: Int) -> String) {
    self.init(rows, text, 0..<rows.count)
  }

  private init(
    _ rows: TableRows, _ text: @escaping @Sendable (_ row: Int) -> String, _ indices: Range<Int>
  ) {
    self.rows = rows
    self.text = text
    self.indices = indices
  }

  /// The texts of the stars in other rows.
  func of(_ rows: TableRows) -> StarTexts { StarTexts(rows, text) }

  /// 0, or the first star of a part.
  public var startIndex: Int { indices.lowerBound }
  /// Behind the last one.
  public var endIndex: Int { indices.upperBound }

  /// The texts of some stars.
  public subscript(stars: Range<Int>) -> StarTexts {
    precondition(stars.clamped(to: indices) == stars, "stars \(stars) of \(indices)")
    return StarTexts(rows, text, stars)
  }

  /// The text of a star.
  public subscript(star: Int) -> String { text(rows[star]) }
}

extension StarTexts: Equatable, ExpressibleByArrayLiteral {
  /// The given texts.
  public init(arrayLiteral texts: String...) {
    self.init(TableRows(all: texts.count)) { texts[$0] }
  }

  /// Whether they are the same texts in the same order.
  public static func == (a: StarTexts, b: StarTexts) -> Bool { a.elementsEqual(b) }
}
