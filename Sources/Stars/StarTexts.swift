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

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count, "row \(index) of \(count)")
    return rows?[index] ?? index
  }
}

extension TableRows: Equatable {
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

  public var startIndex: Int { indices.lowerBound }
  public var endIndex: Int { indices.upperBound }

  public subscript(stars: Range<Int>) -> StarTexts {
    precondition(stars.clamped(to: indices) == stars, "stars \(stars) of \(indices)")
    return StarTexts(rows, text, stars)
  }

  public subscript(star: Int) -> String { text(rows[star]) }
}

extension StarTexts: Equatable, ExpressibleByArrayLiteral {
  /// The given texts.
  public init(arrayLiteral texts: String...) {
    self.init(TableRows(all: texts.count)) { texts[$0] }
  }

  public static func == (a: StarTexts, b: StarTexts) -> Bool { a.elementsEqual(b) }
}
