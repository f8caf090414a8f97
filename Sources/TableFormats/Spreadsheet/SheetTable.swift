import Tables

/// The table in a sheet: a row of column names and the rows below it.
///
/// Titles above, rows and columns without cells, and comments below are no part of it. The names are
/// the first row after which the rows below fill the same columns.
struct SheetTable {
  /// The row of the names.
  private(set) var header: SheetCells.Row
  /// The rows of values.
  private(set) var rows: [SheetCells.Row]
  /// The first row of the comments below the table, and the number of their rows.
  private(set) var comments: (row: SheetCells.Row, count: Int)?

  /// The number of rows below a row of names that are looked at.
  private static let reach = 20

  /// Finds the table in `cells`; nil if there is none.
  init?(_ cells: SheetCells) {
    guard let index = Self.headerIndex(cells.rows) else { return nil }
    header = cells.rows[index]
    rows = Array(cells.rows[(index + 1)...])
    separateComments()
    if rows.isEmpty { return nil }
  }

  /// Whether the row of names holds a number.
  var isHeaderless: Bool { header.cells.contains(where: \.isNumber) }

  /// The columns that have a name.
  var columns: [Int] { header.cells.map(\.column) }

  /// The first cell that is in none of the columns, and their number.
  var strays: (first: SheetCells.Position, count: Int)? {
    let named = Set(columns)
    var first: SheetCells.Position?
    var count = 0
    for row in rows {
      for cell in row.cells where !named.contains(cell.column) {
        first = first ?? SheetCells.Position(row: row.number, column: cell.column)
        count += 1
      }
    }
    return first.map { ($0, count) }
  }

  /// Removes the first row, which holds units.
  mutating func removeUnits() { rows.removeFirst() }

  private static func headerIndex(_ rows: [SheetCells.Row]) -> Int? {
    let found = rows.indices.first { index in
      let below = rows[(index + 1)...].prefix(reach).filter { $0.cells.count > 1 }
      guard rows[index].cells.count > 1, !below.isEmpty else { return false }
      let columns = Set(rows[index].cells.map(\.column))
      return below.allSatisfy { row in row.cells.allSatisfy { columns.contains($0.column) } }
    }
    guard let found, rows[found].cells.contains(where: \.isNumber) else { return found }
    // A row of values fills more columns than the names: a row number or a remark has none.
    let names = rows[..<found].lastIndex { !$0.cells.contains(where: \.isNumber) }
    guard let names, rows[names].cells.count > 1 else { return found }
    return names
  }

  /// Takes rows with a single text from the end that follow an empty row or are as long as a
  /// sentence.
  private mutating func separateComments() {
    let last = rows.lastIndex { $0.cells.count > 1 || $0.cells.contains(where: \.isNumber) } ?? -1
    let first = rows.indices.dropFirst(last + 1).first { index in
      let above = index > 0 ? rows[index - 1].number : header.number
      return rows[index].number > above + 1 || rows[index].cells[0].text.count > 40
    }
    guard let first else { return }
    comments = (rows[first], rows.count - first)
    rows.removeSubrange(first...)
  }
}
