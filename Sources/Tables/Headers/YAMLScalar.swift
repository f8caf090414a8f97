/// The scalars of the YAML in the header of an ECSV table: plain, in single or in double quotes.
package enum YAMLScalar {
  /// Removes the scalar at the start of `text`, up to a comma or a brace unless quoted.
  ///
  /// It goes by Unicode scalars, since a combining mark would make one character with the quotation mark before it.
  static func take(from text: inout Substring) -> String {
    var rest = text.unicodeScalars
    defer { text = Substring(rest) }
    guard let quote = rest.first, quote == "'" || quote == "\"" else {
      let value = rest.prefix { $0 != "," && $0 != "}" }
      rest = rest.dropFirst(value.count)
      return String(value)
    }
    rest = rest.dropFirst()
    var value = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote {
        guard quote == "'", rest.first == quote else { break }
        rest = rest.dropFirst()
        value.append(quote)
      } else if scalar == "\\", quote == "\"" {
        value.append(takeEscape(from: &rest))
      } else {
        value.append(scalar)
      }
    }
    return String(value)
  }

  /// The escapes of one letter; any other character stands for itself.
  ///
  /// Source: *YAML Ain't Markup Language* 1.2.2 (2021), section 5.7.
  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}",
    "r": "\r",
    "e": "\u{1B}", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]

  /// Removes the rest of an escape, after the backslash, and returns its character.
  private static func takeEscape(
    from text: inout Substring.UnicodeScalarView
  ) -> Unicode.Scalar {
    switch text.popFirst() {
    case "x": return takeCode(2, from: &text)
    case "u": return takeCode(4, from: &text)
    case "U": return takeCode(8, from: &text)
    case let scalar?: return escapes[scalar] ?? scalar
    case nil: return "\\"
    }
  }

  private static func takeCode(
    _ digits: Int, from text: inout Substring.UnicodeScalarView
  ) -> Unicode.Scalar {
    let code = UInt32(String(text.prefix(digits)), radix: 16).flatMap(Unicode.Scalar.init)
    text = text.dropFirst(digits)
    return code ?? "\u{FFFD}"
  }

  /// Returns `text` in double quotes, with escapes for all that YAML does not allow as it is.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
