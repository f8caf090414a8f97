/// Text from data as text of HTML, in an element or in an attribute between double quotes.
func htmlEscaped(_ text: String) -> String { replacingReferences(visible(text)) }

/// Text of several lines as text of HTML.
func htmlEscapedLines(_ text: String) -> String { replacingReferences(visibleLines(text)) }

private func replacingReferences(_ text: String) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// A path or address as an attribute; nil for one of a scheme that could run something.
func htmlAddress(_ address: String) -> String? {
  let shown = visible(address)
  let head = shown.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  if let colon = head.firstIndex(of: ":") {
    guard ["http", "https", "mailto"].contains(head[..<colon].lowercased()) else { return nil }
  }
  return shown.utf8.reduce(into: "") { text, byte in
    switch byte {
    case UInt8(ascii: "&"): text += "&amp;"
    case 0x21, 0x23...0x25, 0x27...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E:
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
  }
}
