extension HTMLWriter {
  /// Writes a table in a frame that scrolls, also by keyboard, if the page is too narrow for it.
  mutating func write(_ table: Table) {
    let label = "Table of " + table.columns.map(\.header.plain).joined(separator: ", ")
    html += "<div class=\"table\" tabindex=\"0\" role=\"group\""
    html += " aria-label=\"\(label.escapedForHTML)\">\n<table>\n<thead>\n<tr>"
    for column in table.columns {
      let kind = column.cells.areNumeric ? " class=\"number\"" : ""
      html += "<th scope=\"col\"\(kind)>\(inlines(column.header))</th>"
    }
    html += "</tr>\n</thead>\n<tbody>\n"
    let columns = table.columns.map { cells($0.cells) }
    for row in 0..<table.rowCount {
      html += "<tr>"
      for (place, column) in columns.enumerated() { html += cell(column[row], isFirst: place == 0) }
      html += "</tr>\n"
    }
    html += "</tbody>\n</table>\n</div>\n"
  }

  /// The attributes and content of a cell.
  private typealias Cell = (attributes: String, content: String)

  private mutating func cells(_ cells: Table.Cells) -> [Cell] {
    switch cells {
    case .prose(let cells): cells.map { ("", inlines($0)) }
    case .arrays(let cells): cells.map { (" class=\"array\"", $0.escapedLinesForHTML) }
    case .integers(let cells): cells.map { (" class=\"number\"", String($0)) }
    case .numerals(let cells): Table.pointed(cells).map(self.cell)
    }
  }

  /// The style sheet adds the invisible filler after the number; it is neither read aloud nor copied.
  private func cell(_ numeral: Table.PointedNumeral) -> Cell {
    let filler = numeral.filler.isEmpty ? "" : " data-filler=\"\(numeral.filler)\""
    return (" class=\"number\"\(filler)", numeral.text.escapedForHTML)
  }

  private func cell(_ cell: Cell, isFirst: Bool) -> String {
    isFirst
      ? "<th scope=\"row\"\(cell.attributes)>\(cell.content)</th>"
      : "<td\(cell.attributes)>\(cell.content)</td>"
  }
}
