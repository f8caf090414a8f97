import Formatting

/// Text from data, escaped so that Markdown renders it unchanged in a paragraph, a table cell, a
/// link or a caption.
///
/// Only characters that would have a meaning in GitHub Flavored Markdown are escaped, so that
/// "absolute_magnitude" and "-6.041" stay as they are. Character references are used where a
/// backslash does not work everywhere (`|` in tables, `$` in mathematics).
///
/// Source: GitHub, *GitHub Flavored Markdown Spec* 0.29 (2019), sections 4.2, 4.3, 4.10, 5.2, 6.1 and 6.9.
struct MarkdownEscape {
  private let scalars: [Unicode.Scalar]
  private let isLineStart: Bool

  /// Creates an escaper of `text`, at the start of a line or within one.
  init(_ text: String, isLineStart: Bool) {
    scalars = Array(visible(text).unicodeScalars)
    self.isLineStart = isLineStart
  }

  /// The escaped text.
  var text: String {
    var escaped = ""
    for place in scalars.indices {
      if let reference = reference(place) {
        escaped += reference
      } else {
        if isMarkup(at: place) { escaped += "\\" }
        escaped.unicodeScalars.append(scalars[place])
      }
    }
    return escaped
  }

  /// Returns the character reference of a character for which a backslash does not work everywhere:
  /// `&` and `<` only where they could begin a reference or a tag.
  private func reference(_ place: Int) -> String? {
    switch scalars[place] {
    case "&" where mayBegin(place): "&amp;"
    case "<" where mayBegin(place): "&lt;"
    case "|": "&#124;"
    case "\\": "&#92;"
    case "$": "&#36;"
    default: nil
    }
  }

  /// Whether the character at `place` could begin a reference or a tag.
  private func mayBegin(_ place: Int) -> Bool {
    guard place + 1 < scalars.count else { return true }
    return scalars[place + 1].isLetter || "#/!?".unicodeScalars.contains(scalars[place + 1])
  }

  /// Whether the character at `place` is markup: emphasis, links, code, strikethrough and emoji
  /// anywhere; lists, headings, quotes and rules at the start of a line; and the first dot of
  /// `www.`.
  private func isMarkup(at place: Int) -> Bool {
    switch scalars[place] {
    case "*", "`", "[", "]", "~": true
    case "_": !(isWord(place - 1) && isWord(place + 1))
    case "#": isFirst(place) || place + 1 == scalars.count || scalars[place + 1] == " "
    case ":": isStartOfEmoji(at: place) || (place + 1 < scalars.count && scalars[place + 1] == "/")
    case "-", "+", "=", ">": isFirst(place)
    case ")": isEndOfListNumber(at: place)
    case ".":
      isEndOfListNumber(at: place)
        || (place > 2 && scalars[place - 3..<place].allSatisfy { $0 == "w" || $0 == "W" })
    default: false
    }
  }

  /// Whether there are only blanks before `place` in its line.
  private func isFirst(_ place: Int) -> Bool {
    isLineStart && scalars[..<place].allSatisfy { $0 == " " }
  }

  private func isWord(_ place: Int) -> Bool {
    guard scalars.indices.contains(place) else { return false }
    return scalars[place].isLetter || "0"..."9" ~= scalars[place]
  }

  private func isStartOfEmoji(at place: Int) -> Bool {
    guard place + 1 < scalars.count, !isWord(place - 1) else { return false }
    return isWord(place + 1) || "+-_".unicodeScalars.contains(scalars[place + 1])
  }

  /// Whether there are only digits before `place` in its line, and a blank or nothing after it.
  private func isEndOfListNumber(at place: Int) -> Bool {
    guard isLineStart, place + 1 == scalars.count || scalars[place + 1] == " " else { return false }
    let before = scalars[..<place].drop { $0 == " " }
    return !before.isEmpty && before.allSatisfy { "0"..."9" ~= $0 }
  }
}

extension Unicode.Scalar {
  /// Whether the character is alphabetic, which is looked up only where ASCII does not tell.
  var isLetter: Bool {
    isASCII
      ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
  }
}
