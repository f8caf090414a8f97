extension JSONScanner {
  /// Returns the text of a string, number or word; empty for `null` and `NaN`.
  package mutating func scalar() throws(JSONFault) -> [UInt8] {
    guard let first = peek() else { throw fault("the file is truncated") }
    if first == .quote { return try string() }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      throw fault("a value is expected here, not an object or an array")
    }
    let start = position
    while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
    let word = bytes[start..<position]
    switch String(decoding: word.prefix(10), as: UTF8.self) {
    case "null": return []
    case "NaN" where allowsNonFinite: return []
    case "Infinity" where allowsNonFinite, "-Infinity" where allowsNonFinite: return Array(word)
    case "true", "false": return Array(word)
    default:
      if Self.isNumber(word) { return Array(word) }
      position = start
      throw fault("this is not a JSON value", max(word.count, 1))
    }
  }

  /// Whether `word` is a number as JSON writes it.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func takesDigits() -> Bool {
      let count = rest.prefix { 0x30...0x39 ~= $0 }.count
      rest = rest.dropFirst(count)
      return count > 0
    }
    func takes(_ signs: String) -> Bool {
      guard let first = rest.first, signs.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = takes("-")
    if takes("0") ? false : !takesDigits() { return false }
    if takes("."), !takesDigits() { return false }
    if takes("eE") {
      _ = takes("+-")
      if !takesDigits() { return false }
    }
    return rest.isEmpty
  }

  /// Returns the text of a string.
  package mutating func string() throws(JSONFault) -> [UInt8] {
    try expect("\"")
    let start = position
    var text: [UInt8] = []
    var hasEscape = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case .quote:
        if hasEscape, Limits.excessiveMark(in: text) != nil {
          throw JSONFault(message: Limits.marksMessage, range: start - 1..<position)
        }
        return text
      case UInt8(ascii: "\\"):
        hasEscape = true
        try appendEscape(&text)
      case .lf, .cr:
        position -= 1
        throw fault("this string is not closed on its line")
      case 0..<0x20:
        position -= 1
        throw fault("a control character, which JSON writes as an escape")
      default: text.append(byte)
      }
    }
    throw JSONFault(message: "this string is never closed", range: start - 1..<start)
  }

  /// Appends the character of an escape whose backslash has been read.
  private mutating func appendEscape(_ text: inout [UInt8]) throws(JSONFault) {
    let start = position - 1
    guard position < bytes.count else { throw fault("the file is truncated") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(.lf)
    case UInt8(ascii: "r"): text.append(.cr)
    case UInt8(ascii: "t"): text.append(.tab)
    case UInt8(ascii: "u"): text += String(try scalar(ofEscapeAt: start)).utf8
    default:
      throw JSONFault(message: "this escape is not valid", range: start..<position)
    }
  }

  /// Reads the digits of `\u…`, and the second escape of a pair for a character beyond U+FFFF.
  private mutating func scalar(ofEscapeAt start: Int) throws(JSONFault) -> Unicode.Scalar {
    guard let first = unit() else {
      throw JSONFault(message: "this escape is not valid", range: start..<position)
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, bytes[position...].starts(with: [0x5C, 0x75]) {
      position += 2
      if let second = unit(), 0xDC00..<0xE000 ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONFault(
      message: "this escape is half of a pair of surrogates", range: start..<start + 6)
  }

  /// Reads four hexadecimal digits.
  private mutating func unit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    position += 4
    return unit
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}
