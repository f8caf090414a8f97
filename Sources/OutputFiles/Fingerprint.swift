/// A hash of the contents of a file: equal contents have equal fingerprints, different contents
/// almost certainly do not.
///
/// A multiplicative hash over 64-bit words. It detects changes and is not secure against tampering.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  private let hash: UInt64

  /// Computes the fingerprint of `bytes`.
  public init(_ bytes: [UInt8]) {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* Self.multiplier
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        hash = Self.mixed(hash ^ UInt64(littleEndian: word))
        start += 8
      }
      for byte in bytes[start...] { hash = Self.mixed(hash ^ UInt64(byte)) }
    }
    self.hash = hash
  }

  /// The golden ratio as a fraction of 2⁶⁴, made odd (Knuth 1973, section 6.4).
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ hash: UInt64) -> UInt64 {
    let product = hash &* multiplier
    return product ^ product >> 32
  }

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
