import Formatting

/// A table for a terminal: columns two blanks apart, under a header and a rule.
///
/// ```
/// class      label  stars
/// ─────────  ─────  ─────
/// giants     3          6
/// ```
struct TerminalTable {
  private let columns: [(header: String, cells: [[String]], isNumeric: Bool, width: Int)]

  /// The table with its cells as `written` puts them.
  init(_ table: Table, written: (Prose) -> String) {
    columns = table.columns.map { column in
      let header = written(column.header)
      let cells = TerminalTable.lines(column.cells, written)
      let width = cells.joined().map { displayWidth($0) }.max() ?? 0
      return (header, cells, column.cells.areNumeric, max(displayWidth(header), width))
    }
  }

  /// The lines of the table, without a line end at the end.
  var text: String {
    let rows = columns.first?.cells.count ?? 0
    let rule = columns.map { String(repeating: "─", count: $0.width) }
    return ([line(columns.map(\.header)), line(rule)] + (0..<rows).flatMap(self.rows))
      .joined(separator: "\n")
  }

  /// The lines of one row, as many as the highest of its cells has.
  private func rows(_ row: Int) -> [String] {
    let cells = columns.map { $0.cells[row] }
    return (0..<(cells.map(\.count).max() ?? 0)).map { place in
      line(cells.map { place < $0.count ? $0[place] : "" })
    }
  }

  private func line(_ cells: [String]) -> String {
    let padded = zip(cells, columns).map { cell, column in
      let blanks = String(repeating: " ", count: max(column.width - displayWidth(cell), 0))
      return column.isNumeric ? blanks + cell : cell + blanks
    }
    let text = padded.joined(separator: "  ")
    return String(text.dropLast(text.reversed().prefix { $0 == " " }.count))
  }

  private static func lines(_ cells: Table.Cells, _ written: (Prose) -> String) -> [[String]] {
    switch cells {
    case .prose(let texts): texts.map { [written($0)] }
    case .arrays(let texts):
      texts.map {
        visibleLines($0).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    case .integers(let numbers): numbers.map { [String($0)] }
    case .numerals(let numbers): alignedAtPoint(numbers.map(visible)).map { [$0] }
    }
  }
}
