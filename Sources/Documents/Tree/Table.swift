/// A table, whose first column labels the rows.
public struct Table: Equatable, Sendable {
  /// The cells of a column.
  public enum Cells: Equatable, Sendable {
    /// Left-aligned text.
    case prose([Prose])
    /// Left-aligned monospaced text with one or more lines, such as a printed matrix.
    case arrays([String])
    /// Right-aligned integers.
    case integers([Int])
    /// Numbers in text form, aligned at their decimal points; empty for missing ones.
    case numerals([String])

    /// The number of cells.
    public var count: Int {
      switch self {
      case .prose(let cells): cells.count
      case .arrays(let cells): cells.count
      case .integers(let cells): cells.count
      case .numerals(let cells): cells.count
      }
    }

    /// Whether the cells are numbers, which are right-aligned.
    public var areNumeric: Bool {
      switch self {
      case .integers, .numerals: true
      case .prose, .arrays: false
      }
    }
  }

  /// A column and its header.
  public struct Column: Equatable, Sendable {
    /// The header.
    public var header: Prose
    /// The cells, from the top.
    public var cells: Cells

    /// Creates a column of `cells` with a header.
    public init(_ header: Prose, _ cells: Cells) {
      self.header = header
      self.cells = cells
    }

    /// Creates a column of plain text.
    public init(_ header: Prose, text: [String]) {
      self.init(header, .prose(text.map { Prose($0) }))
    }
  }

  /// The columns, from left to right.
  public let columns: [Column]

  /// Creates a table of `columns`.
  ///
  /// - Precondition: The columns have the same number of cells.
  public init(_ columns: [Column]) {
    let counts = columns.map(\.cells.count)
    precondition(Set(counts).count <= 1, "the columns of a table are of one length, not \(counts)")
    self.columns = columns
  }

  /// The number of rows below the header.
  public var rowCount: Int { columns.first?.cells.count ?? 0 }
}
