import CText

/// A search for bytes in a text, eight at a time.
///
/// A set of bytes in a word is a word with the highest bit of each of them set.
enum ByteSearch {
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  /// Returns the eight bytes at `offset`, the first one lowest.
  ///
  /// - Precondition: There are eight bytes at `offset`.
  @inline(__always)
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  /// Returns a word of eight copies of `byte`.
  @inline(__always)
  static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Returns the bytes of `word` that equal those of `pattern`.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return ~((difference & lowBits) &+ lowBits | difference | lowBits)
  }

  /// Returns the bytes of `word` that are line ends.
  @inline(__always)
  static func lineEnds(_ word: UInt64) -> UInt64 {
    matches(word, pattern(.lf)) | matches(word, pattern(.cr))
  }

  /// Returns the bytes of `word` that are not digits.
  @inline(__always)
  static func nonDigits(_ word: UInt64) -> UInt64 {
    let digits = word ^ pattern(UInt8(ascii: "0"))
    return ((digits & lowBits) &+ pattern(0x76) | digits) & ~lowBits
  }

  /// Returns the number written by eight digits, the first one lowest; NUL counts as 0.
  ///
  /// Digits are combined to pairs, pairs to fours, and fours to eights, in parallel.
  @inline(__always)
  static func number(_ word: UInt64) -> UInt64 {
    let digits = word & pattern(0x0F)
    let pairs = digits &* 10 &+ digits >> 8
    let high = (pairs & 0x0000_00FF_0000_00FF) &* (100 + 1_000_000 << 32)
    let low = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* (1 + 10_000 << 32)
    return (high &+ low) >> 32
  }

  /// Returns how often `byte` occurs in `bytes`.
  static func count(_ byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { ct_count($0.baseAddress, $0.count, byte) }
  }

  /// Returns the end of the field at `offset`: the next delimiter, line end or the end of the text.
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
