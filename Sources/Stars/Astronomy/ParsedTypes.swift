/// The spectral types and the kinds of star in words that were parsed before, by their text, since a catalogue
/// repeats few of them.
struct ParsedTypes {
  /// The first fifteen bytes of a text, and their number.
  private struct Key: Hashable {
    var high: UInt64 = 0
    var low: UInt64
  }

  private var types: [Key: SpectralType?] = [:]
  private var groups: [String: StarGroup?] = [:]
  /// The most words that are kept.
  private static let mostGroups = 1_000

  /// The group that words name; nil if they name none.
  mutating func group(words: String) -> StarGroup? {
    if words.isEmpty { return nil }
    if let known = groups[words] { return known }
    let group = StarGroup(words: words)
    if groups.count < Self.mostGroups { groups[words] = .some(group) }
    return group
  }

  /// The type in `bytes`; nil if they are not a spectral type.
  subscript(bytes: ArraySlice<UInt8>) -> SpectralType? {
    mutating get {
      guard bytes.count < 16 else { return SpectralType(bytes) }
      var key = Key(low: UInt64(bytes.count))
      for byte in bytes {
        key.high = key.high << 8 | key.low >> 56
        key.low = key.low << 8 | UInt64(byte)
      }
      if let known = types[key] { return known }
      let type = SpectralType(bytes)
      types[key] = .some(type)
      return type
    }
  }
}
