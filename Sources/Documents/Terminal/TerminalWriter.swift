extension Document {
  /// The document as text for a terminal, with a line feed at the end unless it is empty.
  ///
  /// - Parameters:
  ///   - width: The columns to break paragraphs at; nil to leave each on one line.
  ///   - style: Whether bold and slanted letters are used.
  /// - Returns: The text.
  public func terminalText(width: Int? = nil, style: TerminalStyle = .plain) -> String {
    let writer = TerminalWriter(numbers: FigureNumbers(self), style: style)
    return writer.lines(blocks, width: width).map { $0 + "\n" }.joined()
  }
}

/// Writes blocks as lines of text.
struct TerminalWriter {
  /// The numbers of the figures.
  let numbers: FigureNumbers
  /// Whether bold and slanted letters are used.
  let style: TerminalStyle

  /// The lines of blocks, with an empty one between each two or, in a tight list, none.
  func lines(_ blocks: [Block], width: Int?, isTight: Bool = false) -> [String] {
    let parts = blocks.map { lines($0, width: width) }.filter { !$0.isEmpty }
    return Array(parts.joined(separator: isTight ? [] : [""]))
  }

  private func lines(_ block: Block, width: Int?) -> [String] {
    switch block {
    case .heading(_, let prose): wrapped(text(prose, as: .bold), width: width)
    case .paragraph(let prose): wrapped(text(prose), width: width)
    case .list(let start, let isTight, let items):
      lines(items, start: start, isTight: isTight, width: width)
    case .table(let table): lines(table)
    case .equation(let equation):
      visibleLines(equation.text).split(separator: "\n").map { "  " + $0 }
    case .code(let code, _): split(visibleLines(code))
    case .figure(let figure): wrapped(text(figure), width: width)
    case .quote(let blocks):
      lines(blocks, width: width.map { $0 - 2 }).map { $0.isEmpty ? "│" : "│ " + $0 }
    case .rule: [String(repeating: "─", count: min(max(width ?? 40, 1), 40))]
    case .markup: []
    }
  }

  private func text(_ figure: FigureBlock) -> String {
    let caption = text(figure.caption)
    let parts = ["Figure \(numbers[figure.id]).", caption, "(\(visible(figure.path)))"]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A bullet or a number stands before the first line of an item, and blanks before the others.
  private func lines(
    _ items: [[Block]], start: Int?, isTight: Bool, width: Int?
  ) -> [String] {
    let marks = items.indices.map { place in
      start.map { "\($0.addingReportingOverflow(place).partialValue). " } ?? "- "
    }
    let indent = marks.map(\.count).max() ?? 0
    let parts = zip(items, marks).map { item, mark in
      let content = lines(item, width: width.map { $0 - indent }, isTight: isTight)
      let mark = String(repeating: " ", count: indent - mark.count) + mark
      return (content.isEmpty ? [""] : content).enumerated().map { place, line in
        let text = (place == 0 ? mark : String(repeating: " ", count: indent)) + line
        return text.trimmedAtEnd
      }
    }
    return Array(parts.joined(separator: isTight ? [] : [""]))
  }

  private func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension String {
  /// The text without the blanks at its end.
  var trimmedAtEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
