/// A message of Protocol Buffers, written field by field.
///
/// Source: Google, *Protocol Buffers: Encoding* (wire types 0 and 2).
struct ProtocolBuffer {
  private(set) var bytes: [UInt8] = []

  /// Appends a whole number.
  mutating func append(_ field: Int, _ value: Int) {
    append(variable: UInt64(field << 3))
    append(variable: UInt64(bitPattern: Int64(value)))
  }

  /// Appends bytes.
  mutating func append(_ field: Int, _ value: [UInt8]) {
    append(variable: UInt64(field << 3 | 2))
    append(variable: UInt64(value.count))
    bytes += value
  }

  /// Appends a text.
  mutating func append(_ field: Int, _ value: String) { append(field, Array(value.utf8)) }

  /// Appends a message.
  mutating func append(_ field: Int, _ message: ProtocolBuffer) { append(field, message.bytes) }

  private mutating func append(variable value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
