import Formatting

/// How a terminal shows emphasis.
public enum TerminalStyle: Sendable {
  /// Not at all.
  case plain
  /// By the escape sequences of ECMA-48, section 8.3.117.
  case ansi
}

extension Document {
  /// The document for a terminal: without markup, tables aligned, wide characters counted as two columns.
  ///
  /// - Parameters:
  ///   - width: The columns at which paragraphs are broken; nil for not at all.
  ///   - style: How emphasis is shown.
  /// - Returns: The text, with a line end at its end.
  public func terminalText(width: Int? = nil, style: TerminalStyle = .plain) -> String {
    TerminalBlocks(FigureNumbers(blocks), width: width, style).written(blocks) + "\n"
  }
}

/// Writes blocks for a terminal.
private struct TerminalBlocks {
  private let numbers: FigureNumbers
  private let width: Int?
  private let style: TerminalStyle

  init(_ numbers: FigureNumbers, width: Int?, _ style: TerminalStyle) {
    self.numbers = numbers
    self.width = width
    self.style = style
  }

  func written(_ blocks: [Block]) -> String {
    blocks.map(written).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func written(_ block: Block) -> String {
    switch block {
    case .heading(_, let prose):
      style == .ansi ? "\u{1B}[1m\(text(prose))\u{1B}[0m" : text(prose)
    case .paragraph(let prose): wrapped(text(prose))
    case .list(let start, let isTight, let items):
      items.enumerated().map { place, blocks in
        let mark = start.map { "\($0 + place). " } ?? "- "
        let inner = TerminalBlocks(numbers, width: width.map { $0 - mark.utf8.count }, style)
        return indented(inner.written(blocks), first: mark)
      }.joined(separator: isTight ? "\n" : "\n\n")
    case .table(let table): TerminalTable(table) { text($0) }.text
    case .equation(let equation): "  " + visible(equation.text)
    case .code(let code, _): visibleLines(code)
    case .figure(let figure):
      wrapped(
        "Figure \(numbers[figure.id] ?? 0). \(text(figure.caption)) (\(visible(figure.path)))")
    case .quote(let blocks): indented(written(blocks), first: "  ")
    case .rule: String(repeating: "─", count: min(width ?? 40, 40))
    case .markup: ""
    }
  }

  private func text(_ prose: Prose) -> String {
    prose.inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text): visible(text)
      case .emphasis(let prose), .strong(let prose), .deleted(let prose): text(prose)
      case .symbol(let symbol): visible(symbol.plain)
      case .math(let equation): visible(equation.text)
      case .link(let prose, let destination):
        text(prose) == visible(destination)
          ? text(prose) : "\(text(prose)) (\(visible(destination)))"
      case .image(let path, let alternative, _): "\(visible(alternative)) (\(visible(path)))"
      case .figureNumber(let id): numbers[id].map(String.init) ?? "?"
      case .lowered(let prose): "_" + text(prose)
      case .raised(let prose): "^" + text(prose)
      case .softBreak, .lineBreak: " "
      case .markup: ""
      }
    }.joined()
  }

  /// `text` broken at blanks, so that no line with one is wider than ``width``.
  private func wrapped(_ text: String) -> String {
    guard let width else { return text }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let size = displayWidth(word)
      if !line.isEmpty, used + 1 + size > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += (line.isEmpty ? "" : " ") + word
      used += size + (used > 0 ? 1 : 0)
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private func indented(_ text: String, first: String) -> String {
    let blanks = String(repeating: " ", count: first.utf8.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { $1.isEmpty ? "" : ($0 == 0 ? first : blanks) + $1 }.joined(separator: "\n")
  }
}
