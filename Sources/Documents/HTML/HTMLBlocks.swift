/// Writes blocks in HTML.
struct HTMLBlocks {
  private let numbers: FigureNumbers
  private let inlines: HTMLInlines
  private var anchors: Set<String> = []

  init(_ numbers: FigureNumbers, _ images: HTMLImages) {
    self.numbers = numbers
    inlines = HTMLInlines(numbers: numbers, images: images)
  }

  mutating func written(_ blocks: [Block]) -> String {
    var html: [String] = []
    for block in blocks { html.append(written(block)) }
    return html.joined(separator: "\n")
  }

  private mutating func written(_ block: Block) -> String {
    switch block {
    case .heading(let level, let prose):
      let name = "h\(min(max(level, 1), 6))"
      return "<\(name) id=\"\(anchor(prose.plain))\">\(inlines.written(prose))</\(name)>"
    case .paragraph(let prose): return "<p>\(inlines.written(prose))</p>"
    case .list(let start, let isTight, let items): return list(start, isTight, items)
    case .table(let table): return self.table(table)
    case .equation(let equation):
      return "<div class=\"equation\" tabindex=\"0\">\(equation.mathML(isBlock: true))</div>"
    case .code(let text, _):
      return "<pre tabindex=\"0\"><code>\(htmlEscapedLines(text))</code></pre>"
    case .figure(let figure): return self.figure(figure)
    case .quote(let blocks): return "<blockquote>\n\(written(blocks))\n</blockquote>"
    case .rule: return "<hr>"
    case .markup(let markup): return markup
    }
  }

  private mutating func list(_ start: Int?, _ isTight: Bool, _ items: [[Block]]) -> String {
    let name = start == nil ? "ul" : "ol"
    let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var html = "<\(name)\(first)>\n"
    for item in items {
      if isTight, item.count == 1, case .paragraph(let prose) = item[0] {
        html += "<li>\(inlines.written(prose))</li>\n"
      } else {
        html += "<li>\(written(item))</li>\n"
      }
    }
    return html + "</\(name)>"
  }

  private mutating func figure(_ figure: FigureBlock) -> String {
    let number = numbers[figure.id] ?? 0
    return """
      <figure id="\(anchor("figure \(figure.id)"))">
      \(inlines.images.image(figure.path, figure.alternative))
      <figcaption><b>Figure \(number).</b> \(inlines.written(figure.caption))</figcaption>
      </figure>
      """
  }

  private func table(_ table: Table) -> String {
    let isWide = table.columns.contains { if case .arrays = $0.cells { true } else { false } }
    let headers = table.columns.map { column in
      "<th scope=\"col\"\(column.cells.areNumeric ? " class=\"number\"" : "")>"
        + "\(inlines.written(column.header))</th>"
    }
    let columns = table.columns.map { cells($0.cells) }
    let rows = (0..<table.rowCount).map { row in "<tr>" + columns.map { $0[row] }.joined() + "</tr>"
    }
    let label = htmlEscaped("Table: " + table.columns.map(\.header.plain).joined(separator: ", "))
    return """
      <div class="table\(isWide ? " wide" : "")" role="region" aria-label="\(label)" tabindex="0">
      <table>
      <thead><tr>\(headers.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }

  private func cells(_ cells: Table.Cells) -> [String] {
    switch cells {
    case .prose(let texts): texts.map { "<td>\(inlines.written($0))</td>" }
    case .arrays(let texts): texts.map { "<td class=\"array\">\(htmlEscapedLines($0))</td>" }
    case .integers(let numbers): numbers.map { "<td class=\"number\">\($0)</td>" }
    case .numerals(let numbers):
      alignedAtPoint(numbers.map(visible)).map { number in
        // Blanks as wide as a digit keep the points under each other.
        let padded = number.map { $0 == " " ? "\u{2007}" : String($0) }.joined()
        return "<td class=\"number\">\(htmlEscaped(padded))</td>"
      }
    }
  }

  /// A name for a place that no other place of the document has.
  private mutating func anchor(_ text: String) -> String {
    let words = text.lowercased().unicodeScalars.split {
      !$0.properties.isAlphabetic && !("0"..."9" ~= $0)
    }
    let name = words.map { String($0) }.joined(separator: "-")
    var unique = name.isEmpty ? "section" : name
    var count = 2
    while !anchors.insert(unique).inserted {
      unique = "\(name)-\(count)"
      count += 1
    }
    return unique
  }
}
