import Tables

/// A fault of a JSON text: what is wrong, and where.
struct JSONFault: Error {
  var message: String
  var range: Range<Int>
}

/// A scanner of the values of a JSON text (RFC 8259), one after another, without a tree.
///
/// `NaN` and `Infinity`, which Python writes, are read as words.
struct JSONScanner {
  let bytes: [UInt8]
  /// The next byte.
  private(set) var position: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    position = start
  }

  /// The next byte that is no blank; nil at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  /// Skips a character if it is next; returns whether it was.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips a character that must be next.
  mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    if !skip(character) { throw fault("\(character) is expected here") }
  }

  /// Reads the elements of an array, each by `body`.
  mutating func array(
    _ body: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect("[")
    if skip("]") { return }
    repeat { try body(&self) } while skip(",")
    try expect("]")
  }

  /// Reads the members of an object, each value by `body`.
  mutating func object(
    _ body: (inout JSONScanner, _ key: String) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect("{")
    if skip("}") { return }
    repeat {
      let key = String(decoding: try string(), as: UTF8.self)
      try expect(":")
      try body(&self, key)
    } while skip(",")
    try expect("}")
  }

  /// Returns the text of a string, number or word; empty for `null` and `NaN`.
  mutating func scalar() throws(JSONFault) -> [UInt8] {
    guard let first = peek() else { throw fault("the file is truncated") }
    if first == .quote { return try string() }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      throw fault("a value is expected here, not an object or an array")
    }
    let start = position
    while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
    let word = bytes[start..<position]
    switch String(decoding: word.prefix(10), as: UTF8.self) {
    case "null", "NaN": return []
    case "true", "false", "Infinity", "-Infinity": return Array(word)
    default:
      let isNumber = isNumeral(word) || word.count > 300
      guard isNumber else {
        position = start
        throw fault("this is not a JSON value", max(word.count, 1))
      }
      return Array(word)
    }
  }

  /// Skips a value of any kind.
  mutating func skipValue() throws(JSONFault) {
    var depth = 0
    repeat {
      switch peek() {
      case nil: throw fault("the file is truncated")
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw fault("a value is expected here") }
        position += 1
      default: _ = try scalar()
      }
    } while depth > 0
  }

  /// Returns the text of a string.
  mutating func string() throws(JSONFault) -> [UInt8] {
    try expect("\"")
    let start = position
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case .quote:
        if text.count <= Limits.cell, Limits.excessiveMark(in: text) == nil { return text }
        throw JSONFault(
          message: text.count > Limits.cell
            ? Limits.message(cell: text.count) : Limits.marksMessage, range: start - 1..<start)
      case UInt8(ascii: "\\"): try appendEscape(&text)
      case 0..<0x20:
        position -= 1
        throw fault("this string is not closed on its line")
      default: text.append(byte)
      }
    }
    throw JSONFault(message: "this string is never closed", range: start - 1..<start)
  }

  private mutating func appendEscape(_ text: inout [UInt8]) throws(JSONFault) {
    guard position < bytes.count else { throw fault("the file is truncated") }
    let byte = bytes[position]
    position += 1
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let character = plain[byte] { return text.append(character) }
    guard byte == UInt8(ascii: "u"), let first = unit() else {
      position -= 1
      throw fault("this escape is not valid")
    }
    var units = [first]
    let isPair = first & 0xFC00 == 0xD800 && bytes[position...].starts(with: [0x5C, 0x75])
    if isPair {
      position += 2
      units += unit().map { [$0] } ?? []
    }
    text += Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Reads four hexadecimal digits.
  private mutating func unit() -> UInt16? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
    position += 4
    return UInt16(digits, radix: 16)
  }

  /// Returns a fault of `length` bytes at the next byte.
  func fault(_ message: String, _ length: Int = 1) -> JSONFault {
    let start = min(position, bytes.count)
    return JSONFault(message: message, range: start..<min(start + length, bytes.count))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}
