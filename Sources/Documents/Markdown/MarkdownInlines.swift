import Formatting

/// A writer of inlines in Markdown.
struct MarkdownInlines {
  private let numbers: FigureNumbers
  private var text = ""

  /// Creates a writer that uses the figure `numbers`.
  init(_ numbers: FigureNumbers) { self.numbers = numbers }

  /// Returns the Markdown of `prose`, at the start of a line or within one, without surrounding
  /// blanks.
  func written(_ prose: Prose, isLineStart: Bool) -> String {
    var writer = self
    writer.append(prose, isLineStart)
    return trimmed(writer.text)
  }

  private var isAtLineStart: Bool { text.utf8.last.map { $0 == UInt8(ascii: "\n") } ?? true }

  private mutating func append(_ prose: Prose, _ isLineStart: Bool) {
    for inline in prose.inlines { append(inline, isLineStart) }
  }

  private mutating func append(_ inline: Inline, _ isLineStart: Bool) {
    let isFirst = isLineStart && isAtLineStart
    func nested(_ prose: Prose) -> String {
      var writer = MarkdownInlines(numbers)
      writer.append(prose, false)
      return writer.text
    }
    switch inline {
    case .text(let string):
      let escaped = escaped(string, isLineStart: isFirst)
      text += isAtLineStart ? String(escaped.drop { $0 == " " }) : escaped
    case .emphasis(let prose):
      let content = nested(prose)
      text += enclosed(content, content.contains("*") ? "_" : "*")
    case .strong(let prose): text += enclosed(nested(prose), "**")
    case .deleted(let prose): text += enclosed(nested(prose), "~~")
    case .symbol(let symbol):
      if let equation = symbol.equation {
        text += "$\(visible(equation.latex))$"
        return
      }
      text += MarkdownEscape(symbol.prefix, isLineStart: false).text
      text += enclosed(MarkdownEscape(symbol.letter, isLineStart: false).text, "*")
      if !symbol.index.isEmpty {
        text += "<sub>\(MarkdownEscape(symbol.index, isLineStart: false).text)</sub>"
      }
    case .math(let equation): text += "$\(visible(equation.latex))$"
    case .code(let string): text += codeSpan(string)
    case .link(let prose, let destination):
      text += "[\(trimmed(nested(prose)))](\(markdownPath(destination)))"
    case .image(let path, let alternative, _):
      let escaped = trimmed(MarkdownEscape(alternative, isLineStart: false).text)
      text += "![\(escaped)](\(markdownPath(path)))"
    case .figureNumber(let id): text += numbers[id]
    case .lowered(let prose): text += "<sub>\(nested(prose))</sub>"
    case .raised(let prose): text += "<sup>\(nested(prose))</sup>"
    case .softBreak: endLine("\n")
    case .lineBreak: endLine("\\\n")
    case .markup(let markup): text += markup
    }
  }

  /// Ends the line, without blanks before the end and the start of the text.
  private mutating func endLine(_ end: String) {
    if text.unicodeScalars.first?.properties.isWhitespace ?? false { text = trimmed(text) }
    while let last = text.unicodeScalars.last, last.properties.isWhitespace {
      text.unicodeScalars.removeLast()
    }
    text += end
  }

  /// Returns a text with its mathematics between dollar signs and the rest escaped.
  private func escaped(_ string: String, isLineStart: Bool) -> String {
    TextMathematics(string).parts.enumerated().map { place, part in
      switch part {
      case .text(let text): MarkdownEscape(text, isLineStart: isLineStart && place == 0).text
      case .latex(let latex): "$\(latex)$"
      }
    }.joined()
  }

  /// Returns `content` between marks, with leading and trailing blanks outside them.
  private func enclosed(_ content: String, _ mark: String) -> String {
    let inner = trimmed(content)
    if inner.isEmpty { return content }
    let before = content.hasPrefix(" ") ? " " : ""
    return before + mark + inner + mark + (content.hasSuffix(" ") ? " " : "")
  }
}

/// Returns `text` without surrounding white space, next to which emphasis would not begin or end.
func trimmed(_ text: String) -> String {
  let isVisible = { (byte: UInt8) in 0x21..<0x7F ~= byte }
  if text.utf8.first.map(isVisible) ?? true, text.utf8.last.map(isVisible) ?? true { return text }
  let start = text.unicodeScalars.drop(while: \.properties.isWhitespace)
  return String(start.dropLast(start.reversed().prefix(while: \.properties.isWhitespace).count))
}

/// Returns `text` as inline code, between more backticks than it contains in a row.
private func codeSpan(_ text: String) -> String {
  let shown = visible(text)
  let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
  let isPadded =
    shown.hasPrefix("`") || shown.hasSuffix("`") || (shown.hasPrefix(" ") && shown.hasSuffix(" "))
  let pad = isPadded ? " " : ""
  return fence + pad + shown + pad + fence
}

/// Returns the length of the longest run of `character` in `text`.
func longestRun(of character: Character, in text: String) -> Int {
  var (longest, run) = (0, 0)
  for other in text {
    run = other == character ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}

/// Returns a path or address as a link destination, with special characters percent-encoded.
private func markdownPath(_ path: String) -> String {
  visible(path).utf8.reduce(into: "") { text, byte in
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
      UInt8(ascii: ">"),
      UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "|"), 0x80...0xFF:
      let digits = String(byte, radix: 16, uppercase: true)
      text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    default: text.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }
}
