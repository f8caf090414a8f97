/// A short name for the contents of a file, by which a figure says what it was made from.
///
/// The 64-bit hash FNV-1a: it tells changed contents apart, and guards against nobody. Source: Fowler,
/// Noll & Vo (1991).
struct Fingerprint: CustomStringConvertible {
  private let hash: UInt64

  init(_ bytes: [UInt8]) {
    hash = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Sixteen hexadecimal digits.
  var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
