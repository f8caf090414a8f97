/// Finds bytes in a text eight at a time.
///
/// A set of bytes of a word is a word with the highest bit of each of them.
enum ByteSearch {
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  /// The eight bytes at `offset`, the first of them lowest.
  ///
  /// - Precondition: There are as many.
  @inline(__always)
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// A word of eight times `byte`.
  @inline(__always)
  static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The bytes of `word` that are those of `pattern`.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return ~((difference & lowBits) &+ lowBits | difference | lowBits)
  }

  /// The bytes of `word` that end a line.
  @inline(__always)
  static func lineEnds(_ word: UInt64) -> UInt64 {
    matches(word, pattern(.lf)) | matches(word, pattern(.cr))
  }

  /// Where the field that `offset` lies in ends: at the next delimiter, line end or the end of the text.
  @inline(__always)
  static func fieldEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from offset: Int, delimiter: UInt8
  ) -> Int {
    let pattern = pattern(delimiter)
    var offset = offset
    while offset + 8 <= bytes.count {
      let word = word(bytes, at: offset)
      let ends = matches(word, pattern) | lineEnds(word)
      if ends != 0 { return offset + ends.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count, bytes[offset] != delimiter, !isLineEnd(bytes[offset]) {
      offset += 1
    }
    return offset
  }
}
