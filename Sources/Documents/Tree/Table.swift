/// A table: columns side by side, the first of which names the rows.
public struct Table: Equatable, Sendable {
  /// The cells of a column.
  public enum Cells: Equatable, Sendable {
    /// Text, to the left.
    case prose([Prose])
    /// Text of fixed width, of one or more lines, such as a printed matrix; to the left.
    case arrays([String])
    /// Whole numbers, to the right.
    case integers([Int])
    /// Numbers as they are written, with their points under each other; empty for none.
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

    /// Whether the cells are numbers, which stand to the right.
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

    /// A column of `cells` under `header`.
    public init(_ header: Prose, _ cells: Cells) {
      self.header = header
      self.cells = cells
    }

    /// A column of plain text.
    public init(_ header: Prose, text: [String]) {
      self.init(header, .prose(text.map { Prose($0) }))
    }
  }

  /// The columns, from left to right.
  public let columns: [Column]

  /// A table of `columns`.
  ///
  /// - Precondition: The columns have equally many cells.
  public init(_ columns: [Column]) {
    let counts = columns.map(\.cells.count)
    precondition(Set(counts).count <= 1, "the columns of a table are of one length, not \(counts)")
    self.columns = columns
  }

  /// The number of rows below the header.
  public var rowCount: Int { columns.first?.cells.count ?? 0 }
}
