/// An incremental decoder of base64 (RFC 4648) that ignores blanks and line ends.
struct Base64Decoder {
  /// The decoded bytes.
  private(set) var bytes: [UInt8] = []
  private var bits: UInt32 = 0
  private var count = 0

  /// Whether only padding bits are left over.
  var isWhole: Bool { count < 6 }

  /// Decodes more text; returns whether it is valid base64.
  mutating func decode(_ text: UnsafeRawBufferPointer) -> Bool {
    for byte in text {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): add(byte - 65)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): add(byte - 97 + 26)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): add(byte - 48 + 52)
      case UInt8(ascii: "+"): add(62)
      case UInt8(ascii: "/"): add(63)
      case UInt8(ascii: "="), 0x20, 0x09, 0x0A, 0x0D: break
      default: return false
      }
    }
    return true
  }

  private mutating func add(_ value: UInt8) {
    bits = bits << 6 | UInt32(value)
    count += 6
    guard count >= 8 else { return }
    count -= 8
    bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
  }
}

/// A reader of big-endian values.
struct BigEndianReader {
  private let bytes: [UInt8]
  /// The start of the next value.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all bytes have been read.
  var isAtEnd: Bool { position >= bytes.count }

  /// Returns the next `count` bytes.
  mutating func take(_ count: Int) throws(VOTableFault) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else {
      throw VOTableFault("the data are truncated")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// Returns the next integer.
  mutating func integer<T: FixedWidthInteger>(_ type: T.Type) throws(VOTableFault) -> T {
    let size = MemoryLayout<T>.size
    guard size <= bytes.count - position else { throw VOTableFault("the data are truncated") }
    defer { position += size }
    return bytes.withUnsafeBytes {
      T(bigEndian: $0.loadUnaligned(fromByteOffset: position, as: T.self))
    }
  }
}
