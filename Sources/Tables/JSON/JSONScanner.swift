/// A fault of a JSON text: what is wrong, and where.
package struct JSONFault: Error {
  package var message: String
  package var range: Range<Int>

  package init(message: String, range: Range<Int>) {
    self.message = message
    self.range = range
  }
}

/// A scanner of the values of a JSON text, one after another, without a tree.
///
/// Source: RFC 8259, *The JavaScript Object Notation Data Interchange Format* (2017).
package struct JSONScanner {
  /// The most arrays and objects within each other, since each takes a call.
  package static let depthLimit = 100

  package let bytes: [UInt8]
  /// The next byte.
  package internal(set) var position: Int
  /// Whether `NaN` and `Infinity`, which Python writes, are values.
  let allowsNonFinite: Bool
  private var depth = 0

  /// Creates a scanner of `bytes`, which are UTF-8, from `start` on.
  package init(_ bytes: [UInt8], from start: Int, allowsNonFinite: Bool = false) {
    self.bytes = bytes
    self.allowsNonFinite = allowsNonFinite
    position = start
  }

  /// The next byte that is no blank; nil at the end.
  package mutating func peek() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  /// Skips a character if it is next; returns whether it was.
  package mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips a character that must be next.
  package mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    if !skip(character) { throw fault("\(character) is expected here") }
  }

  /// Reads the elements of an array, each by `body`.
  package mutating func array(
    _ body: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try open("[")
    if !skip("]") {
      repeat { try body(&self) } while skip(",")
      try expect("]")
    }
    depth -= 1
  }

  /// Reads the members of an object, each value by `body`, which is given the bytes of its key.
  package mutating func object(
    _ body: (inout JSONScanner, _ key: String, Range<Int>) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try open("{")
    if !skip("}") {
      repeat {
        _ = peek()
        let start = position
        let key = String(decoding: try string(), as: UTF8.self)
        let range = start..<position
        try expect(":")
        try body(&self, key, range)
      } while skip(",")
      try expect("}")
    }
    depth -= 1
  }

  private mutating func open(_ bracket: Unicode.Scalar) throws(JSONFault) {
    try expect(bracket)
    depth += 1
    if depth > Self.depthLimit {
      position -= 1
      throw fault("more than \(Self.depthLimit) arrays and objects within each other")
    }
  }

  /// Skips a value of any kind.
  package mutating func skipValue() throws(JSONFault) {
    switch peek() {
    case UInt8(ascii: "["):
      try array { (scanner) throws(JSONFault) in try scanner.skipValue() }
    case UInt8(ascii: "{"):
      try object { (scanner, _, _) throws(JSONFault) in try scanner.skipValue() }
    default: _ = try scalar()
    }
  }

  /// Returns a fault of `length` bytes at the next byte.
  package func fault(_ message: String, _ length: Int = 1) -> JSONFault {
    let start = min(position, bytes.count)
    return JSONFault(message: message, range: start..<min(start + length, bytes.count))
  }
}
