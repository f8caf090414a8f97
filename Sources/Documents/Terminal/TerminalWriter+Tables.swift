import Formatting

extension TerminalWriter {
  /// Returns the lines of a table: columns separated by two blanks, with a rule below the header.
  func lines(_ table: Table) -> [String] {
    if table.columns.isEmpty { return [] }
    let columns = table.columns.map(column)
    let rule = columns.map { String(repeating: "─", count: $0.width) }.joined(separator: "  ")
    var lines = row(columns) { $0.header }
    lines.append(rule)
    for place in 0..<table.rowCount { lines += row(columns) { $0.cells[place] } }
    return lines
  }

  /// A column, with one or more lines per cell.
  private struct Column {
    var header: [String]
    var cells: [[String]]
    var isNumeric: Bool
    var width: Int
  }

  private func column(_ column: Table.Column) -> Column {
    let header = split(text(column.header, as: .bold))
    let cells = cells(column.cells)
    let width = (header + cells.joined()).map(terminalWidth).max() ?? 0
    return Column(header: header, cells: cells, isNumeric: column.cells.areNumeric, width: width)
  }

  private func cells(_ cells: Table.Cells) -> [[String]] {
    switch cells {
    case .prose(let cells): cells.map { split(text($0)) }
    case .arrays(let cells): cells.map { split(visibleLines($0)) }
    case .integers(let cells): cells.map { [String($0)] }
    case .numerals(let cells):
      Table.pointed(cells).map { [$0.text + String(repeating: " ", count: $0.filler.count)] }
    }
  }

  private func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func row(_ columns: [Column], _ cell: (Column) -> [String]) -> [String] {
    let cells = columns.map(cell)
    return (0..<(cells.map(\.count).max() ?? 0)).map { line in
      zip(columns, cells).map { column, cell in
        let text = line < cell.count ? cell[line] : ""
        let blanks = String(repeating: " ", count: max(0, column.width - terminalWidth(text)))
        return column.isNumeric ? blanks + text : text + blanks
      }.joined(separator: "  ").trimmedAtEnd
    }
  }
}
