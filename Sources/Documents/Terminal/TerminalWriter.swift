import Formatting

extension Document {
  /// Returns the document as terminal text, with a final line feed unless it is empty.
  ///
  /// - Parameters:
  ///   - width: The width at which to wrap paragraphs; nil for no wrapping.
  ///   - style: Whether to use bold and italics.
  /// - Returns: The text.
  public func terminalText(width: Int? = nil, style: TerminalStyle = .plain) -> String {
    let writer = TerminalWriter(numbers: FigureNumbers(self), style: style)
    return writer.lines(blocks, width: width).map { $0 + "\n" }.joined()
  }
}

/// A writer of blocks as lines of text.
struct TerminalWriter {
  /// The numbers of the figures.
  let numbers: FigureNumbers
  /// Whether to use bold and italics.
  let style: TerminalStyle

  /// Returns the lines of blocks, separated by empty lines unless in a tight list.
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

  /// The first line of an item has a bullet or number, the others are indented.
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
  /// The text without trailing blanks.
  var trimmedAtEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
