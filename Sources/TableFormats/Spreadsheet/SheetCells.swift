/// The filled cells of a sheet, in the order of its rows.
struct SheetCells {
  /// The position of a cell, from 1.
  struct Position: Hashable {
    var row: Int
    var column: Int
  }

  /// The content of a cell.
  struct Cell {
    /// The column, from 1.
    var column: Int
    /// The text, or the number as text.
    var text: String
    /// Whether the file stores a number.
    var isNumber: Bool
  }

  /// A row with at least one filled cell.
  struct Row {
    /// The number, from 1.
    var number: Int
    /// The filled cells, in ascending columns.
    var cells: [Cell]

    /// The cells in `columns`, which ascend; nil for those that are empty.
    func cells(in columns: [Int]) -> [Cell?] {
      var rest = cells[...]
      return columns.map { column in
        rest = rest.drop { $0.column < column }
        return rest.first?.column == column ? rest.first : nil
      }
    }
  }

  /// The name of the sheet.
  let name: String
  /// The rows that have filled cells.
  private(set) var rows: [Row] = []
  /// The cells with an error value, such as `#DIV/0!`, which count as empty.
  private(set) var errors: [Position] = []

  /// The cells with a formula whose value is not in the file, which count as empty.
  private(set) var formulas: [Position] = []

  init(name: String) { self.name = name }

  /// Adds a cell of the last row or of a new one below it; an empty text is ignored.
  mutating func append(_ cell: Cell, row: Int) {
    let isBlank = cell.text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    if isBlank { return }
    if rows.last?.number != row { rows.append(Row(number: row, cells: [])) }
    rows[rows.count - 1].cells.append(cell)
  }

  /// Adds the position of a formula without a value.
  mutating func appendFormula(_ position: Position) { formulas.append(position) }

  /// Adds the position of an error value.
  mutating func appendError(_ position: Position) { errors.append(position) }
}
