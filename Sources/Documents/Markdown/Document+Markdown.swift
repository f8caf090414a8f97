import Formatting

extension Document {
  /// The document in GitHub Flavored Markdown, readable both as source and rendered.
  ///
  /// Text from data is escaped so that it renders unchanged; tables are padded as shown in
  /// `MarkdownTable`; mathematics is written between dollar signs, which GitHub, pandoc and
  /// Jupyter support. The program that created the document is named in a comment at the end, unless it
  /// could end the comment.
  public var markdown: String {
    let writer = MarkdownBlocks(FigureNumbers(self))
    let comment = generator.flatMap { $0.contains("--") ? nil : "\n<!-- \($0) -->\n" }
    return writer.written(blocks) + "\n" + (comment ?? "")
  }
}

/// A writer of blocks in Markdown.
private struct MarkdownBlocks {
  private let numbers: FigureNumbers
  private let inlines: MarkdownInlines

  init(_ numbers: FigureNumbers) {
    self.numbers = numbers
    inlines = MarkdownInlines(numbers)
  }

  func written(_ blocks: [Block]) -> String {
    var text = ""
    for (place, block) in blocks.enumerated() {
      if place > 0 { text += "\n\n" }
      // Two consecutive lists would be read as one.
      if place > 0, case .list = block, case .list = blocks[place - 1] { text += "<!-- -->\n\n" }
      text += written(block)
    }
    return text
  }

  private func written(_ block: Block) -> String {
    switch block {
    case .heading(let level, let prose):
      String(repeating: "#", count: min(max(level, 1), 6)) + " "
        + inlines.written(prose, isLineStart: false).replacingLineEnds
    case .paragraph(let prose): inlines.written(prose, isLineStart: true)
    case .list(let start, let isTight, let items): list(start, isTight, items)
    case .table(let table):
      MarkdownTable(table) { inlines.written($0, isLineStart: false).replacingLineEnds }.text
    case .equation(let equation): "$$\n\(visibleLines(equation.latex))\n$$"
    case .code(let text, let language): code(text, language)
    case .figure(let figure): self.figure(figure)
    case .quote(let blocks): indented(written(blocks), first: "> ", rest: "> ")
    case .rule: "---"
    case .markup(let text): text
    }
  }

  private func list(_ start: Int?, _ isTight: Bool, _ items: [[Block]]) -> String {
    items.enumerated().map { place, blocks in
      let mark = start.map { "\($0 + place). " } ?? "- "
      let blanks = String(repeating: " ", count: mark.utf8.count)
      return indented(written(blocks), first: mark, rest: blanks)
    }.joined(separator: isTight ? "\n" : "\n\n")
  }

  private func code(_ text: String, _ language: String?) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)\(visible(language ?? ""))\n\(visibleLines(text))\n\(fence)"
  }

  private func figure(_ figure: FigureBlock) -> String {
    let image = Prose([.image(path: figure.path, alternative: figure.alternative)])
    let caption: Prose = "Figure \(numbers[figure.id]). " + figure.caption
    return inlines.written(image, isLineStart: true) + "\n\n"
      + inlines.written(.emphasis(caption), isLineStart: true)
  }

  private func indented(_ text: String, first: String, rest: String) -> String {
    // Of bytes, since quotes within quotes pass here once for each.
    let lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isQuote = rest.hasPrefix(">")
    return lines.enumerated().reduce(into: "") { text, entry in
      let (place, line) = entry
      if place > 0 { text += "\n" }
      if !line.isEmpty || isQuote { text += (place == 0 ? first : rest) + Substring(line) }
    }
  }
}

extension String {
  /// The text on one line.
  fileprivate var replacingLineEnds: String {
    utf8.contains(UInt8(ascii: "\n")) ? String(map { $0 == "\n" ? " " : $0 }) : self
  }
}
