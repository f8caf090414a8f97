/// `text` from data, made safe to stand anywhere in a Markdown document: in a paragraph, a table
/// cell, a link, a caption or an HTML attribute between double quotes.
///
/// What has a meaning in GitHub Flavored Markdown is escaped, by a character reference where a
/// backslash is not heeded everywhere (`|` in tables, `$` in mathematics), and every line break or
/// tab becomes a blank, so that the text stays in its line. Blanks around it are dropped. Controls,
/// and the marks that turn the writing direction of what follows, become U+FFFD. A plain name, such
/// as "Barnard's Star" or "LP 658-2", stays as it is. (Code takes no escapes: not for use there.)
///
/// Source: GitHub, *GitHub Flavored Markdown Spec* 0.29 (2019), sections 4.10, 6.1, 6.2 and 6.9.
public func escapeMarkdown(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars.map(plain).drop { $0 == " " })
  let end = scalars.count - scalars.reversed().prefix { $0 == " " }.count
  var escaped = String.UnicodeScalarView()
  for place in 0..<end {
    if let reference = reference(scalars[place]) {
      escaped.append(contentsOf: reference.unicodeScalars)
    } else {
      if isMarkup(at: place, in: scalars) { escaped.append("\\") }
      escaped.append(scalars[place])
    }
  }
  return String(escaped)
}

/// What stands for a character that would break a line or the document: a blank or U+FFFD.
private func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
  case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: scalar
  }
}

/// The character reference of a character that a backslash does not make safe everywhere.
private func reference(_ scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "&": "&amp;"
  case "<": "&lt;"
  case ">": "&gt;"
  case "\"": "&quot;"
  case "|": "&#124;"
  case "\\": "&#92;"
  case "$": "&#36;"
  default: nil
  }
}

/// Whether the character at `place` means something there: emphasis, links, code, strike-through and
/// emoji anywhere, lists and headings at the start, and the first dot of `www.`.
private func isMarkup(at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
  switch scalars[place] {
  case "*", "_", "`", "[", "]", "#", "~": true
  case ":": place + 1 == scalars.count || scalars[place + 1] != " "
  case "-", "+", "=": place == 0
  case ")": isEndOfListNumber(at: place, in: scalars)
  case ".":
    isEndOfListNumber(at: place, in: scalars)
      || (place > 2 && scalars[place - 3..<place].allSatisfy { $0 == "w" || $0 == "W" })
  default: false
  }
}

/// Whether only digits stand before `place`, and a blank or nothing after it.
private func isEndOfListNumber(at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
  place > 0 && scalars[..<place].allSatisfy { "0"..."9" ~= $0 }
    && (place + 1 == scalars.count || scalars[place + 1] == " ")
}
