/// A number that is the same for equal texts and rarely the same for different ones.
struct TextFingerprint {
  private var state: UInt64
  private var all: UInt64 = 0

  /// Whether all bytes are ASCII.
  ///
  /// Other texts may be equal although their bytes differ.
  var isASCII: Bool { all & 0x8080_8080_8080_8080 == 0 }

  /// The number.
  var value: UInt32 {
    UInt32(truncatingIfNeeded: ((state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9) >> 32)
  }

  /// Computes the fingerprint of the bytes of `range`.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      add(ByteSearch.word(bytes, at: position))
      position += 8
    }
    var rest: UInt64 = 0
    while position < range.upperBound {
      rest = rest << 8 | UInt64(bytes[position])
      position += 1
    }
    add(rest)
  }

  /// Returns the fingerprint of `text`; nil if it is not ASCII.
  static func value(_ text: String) -> UInt32? {
    var text = text
    let fingerprint = text.withUTF8 { TextFingerprint($0, 0..<$0.count) }
    return fingerprint.isASCII ? fingerprint.value : nil
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) {
    all |= word
    state = (state ^ word) &* 0x94D0_49BB_1331_11EB
    state ^= state >> 32
  }
}
