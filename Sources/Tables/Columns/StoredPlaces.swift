/// The places of a table's rows in a file that is not a text table.
public enum StoredPlaces: Sendable {
  /// The file has no lines.
  case rows
  /// Every row begins in a line of a text.
  case lines([Int])
  /// The file is a spreadsheet: the row of the column names, that of each row, and the column of each
  /// column, all from 1.
  case cells(sheet: String, header: Int, rows: [Int], columns: [Int])

  /// Whether these are the places of a table with that many rows and columns.
  func fit(rows rowCount: Int, columns columnCount: Int) -> Bool {
    switch self {
    case .rows: true
    case .lines(let lines): lines.count == rowCount
    case .cells(_, _, let rows, let columns):
      rows.count == rowCount && columns.count == columnCount
    }
  }

  /// Returns the place of a field in the file `name`.
  func place(row: Int, column: Int, in name: String) -> Place {
    switch self {
    case .rows: Place(file: name, row: row + 1)
    case .lines(let lines): Place(file: name, line: lines[row], column: 1)
    case .cells(let sheet, _, let rows, let columns):
      Place(file: name, sheet: sheet, row: rows[row], column: columns[column])
    }
  }

  /// Returns the place of a column's name, or of all names for nil, in the file `name`.
  func place(header column: Int?, in name: String) -> Place {
    guard case .cells(let sheet, let header, _, let columns) = self else {
      return Place(file: name, row: 0)
    }
    return Place(
      file: name, sheet: sheet, row: header,
      column: column.map { columns[$0] } ?? columns.first ?? 1)
  }
}
