import Formatting

/// A Markdown table padded for reading as source, as by pandas' `DataFrame.to_markdown()`.
///
/// ```
/// |   epoch | w1         |   loss |
/// |--------:|:-----------|-------:|
/// |       0 | [[0.5 0.5] |  1.099 |
/// |         |  [0.5 0.5] |        |
/// ```
///
/// Text is left-aligned, numbers are aligned at their decimal points; a cell of several lines takes
/// several lines of the table. Unlike in pandas, text is never read as a number, and wide
/// characters, such as Chinese ones, count as two columns.
struct MarkdownTable {
  private let columns: [PrintedColumn]

  /// Creates a table whose cells are written in Markdown by `written`.
  init(_ table: Table, written: (Prose) -> String) {
    columns = table.columns.map { PrintedColumn($0, written) }
  }

  /// The lines of the table, without a final line end; empty without columns.
  var text: String {
    guard let rows = columns.first?.cells.count else { return "" }
    var lines = Self.row(columns.map { ([$0.header], $0) })
    lines.append("|" + columns.map(\.rule).joined(separator: "|") + "|")
    for row in 0..<rows { lines += Self.row(columns.map { ($0.cells[row], $0) }) }
    return lines.joined(separator: "\n")
  }

  /// Returns one row of cells, over as many lines as the tallest of them has.
  private static func row(_ cells: [(lines: [String], column: PrintedColumn)]) -> [String] {
    (0..<(cells.map(\.lines.count).max() ?? 0)).map { line in
      cells.reduce(into: "") { text, cell in
        text += "| " + cell.column.padded(line < cell.lines.count ? cell.lines[line] : "") + " "
      } + "|"
    }
  }
}

/// A column as text: the lines of every cell and their common width.
private struct PrintedColumn {
  let header: String
  let cells: [[String]]
  let isNumeric: Bool
  let width: Int

  init(_ column: Table.Column, _ written: (Prose) -> String) {
    header = written(column.header)
    isNumeric = column.cells.areNumeric
    switch column.cells {
    case .prose(let texts): cells = texts.map { [written($0)] }
    case .arrays(let texts):
      cells = texts.map {
        trimmed($0).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    case .integers(let numbers): cells = numbers.map { [String($0)] }
    case .numerals(let numbers):
      cells = Table.pointed(numbers).map { numeral in
        let blanks = String(repeating: " ", count: numeral.filler.utf8.count)
        return [MarkdownEscape(numeral.text, isLineStart: false).text + blanks]
      }
    }
    width = max(displayWidth(header) + 2, cells.joined().map { displayWidth($0) }.max() ?? 0)
  }

  /// The delimiter below the header: dashes, with a colon on the side of the alignment.
  var rule: String {
    let dashes = String(repeating: "-", count: width + 1)
    return isNumeric ? dashes + ":" : ":" + dashes
  }

  func padded(_ line: String) -> String {
    let blanks = String(repeating: " ", count: max(width - displayWidth(line), 0))
    return isNumeric ? blanks + line : line + blanks
  }
}
