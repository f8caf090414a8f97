/// The scalars of the YAML in the header of an ECSV table: plain, in single or in double quotes.
package enum YAMLScalar {
  /// Removes the scalar at the start of `text`, up to a comma or a brace unless quoted.
  static func take(from text: inout Substring) -> String {
    guard let quote = text.first, quote == "'" || quote == "\"" else {
      let value = text.prefix { $0 != "," && $0 != "}" }
      text = text.dropFirst(value.count)
      return String(value)
    }
    text = text.dropFirst()
    var value = ""
    while let character = text.popFirst() {
      if character == quote {
        guard quote == "'", text.first == quote else { break }
        text = text.dropFirst()
        value.append(quote)
      } else if character == "\\", quote == "\"" {
        value.append(takeEscape(from: &text))
      } else {
        value.append(character)
      }
    }
    return value
  }

  /// Removes the rest of an escape, after the backslash, and returns its character.
  private static func takeEscape(from text: inout Substring) -> Character {
    switch text.popFirst() {
    case "n": return "\n"
    case "t": return "\t"
    case "x": return takeCode(2, from: &text)
    case "u": return takeCode(4, from: &text)
    case let character: return character ?? "\\"
    }
  }

  private static func takeCode(_ digits: Int, from text: inout Substring) -> Character {
    let code = UInt32(text.prefix(digits), radix: 16).flatMap(Unicode.Scalar.init)
    text = text.dropFirst(digits)
    return Character(code ?? "\u{FFFD}")
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
