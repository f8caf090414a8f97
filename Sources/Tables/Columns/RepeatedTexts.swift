import Parallelism

/// A search for texts that may occur more than once, so that only few of millions have to be compared.
///
/// Each text has a fingerprint of enough bits that most different texts have different
/// fingerprints. These are divided into ranges, so that one bit per number of a range fits into the
/// cache: a bit that is already set marks a repeated fingerprint.
package enum RepeatedTexts {
  /// The number of texts up to which all are compared.
  package static let fewest = 1 << 10
  /// The fewest fingerprints worth a part of their own.
  private static let fewestInPart = 1 << 14

  private static let rangeBits = 10

  /// Returns the indices of all fingerprints that occur at least twice, in order.
  package static func places(_ fingerprints: [UInt32]) -> [Int] {
    let bits = min(32, Int.bitWidth - fingerprints.count.leadingZeroBitCount + 8)
    let parts = concurrentMap(partsOf: fingerprints.indices, least: fewestInPart) {
      divided(fingerprints[$0])
    }
    let repeated = concurrentMap(partsOf: 0..<1 << rangeBits, least: 1) { ranges in
      ranges.flatMap { range in
        Self.repeated(parts.map { $0.values[$0.starts[range]..<$0.starts[range + 1]] }, bits)
      }
    }
    return places(fingerprints, of: Set(repeated.joined()), bits)
  }

  /// Returns the fingerprints grouped by their highest bits, and the start of each group.
  private static func divided(_ fingerprints: ArraySlice<UInt32>) -> (
    values: [UInt32], starts: [Int]
  ) {
    var starts = Array(repeating: 0, count: (1 << rangeBits) + 1)
    for fingerprint in fingerprints { starts[Int(fingerprint >> (32 - rangeBits)) + 1] += 1 }
    for range in 1..<starts.count { starts[range] += starts[range - 1] }
    var ends = starts
    let values = [UInt32](unsafeUninitializedCapacity: fingerprints.count) { values, count in
      for fingerprint in fingerprints {
        let range = Int(fingerprint >> (32 - rangeBits))
        values.initializeElement(at: ends[range], to: fingerprint)
        ends[range] += 1
      }
      count = fingerprints.count
    }
    return (values, starts)
  }

  /// Returns the fingerprints of one range, cut to `bits` bits, that occur more than once.
  private static func repeated(_ parts: [ArraySlice<UInt32>], _ bits: Int) -> [UInt32] {
    var isMet = BitSet(bits - rangeBits)
    var repeated: [UInt32] = []
    for part in parts {
      for fingerprint in part {
        let isRepeated = isMet.insert((fingerprint << rangeBits) >> (32 + rangeBits - bits))
        if isRepeated { repeated.append(fingerprint >> (32 - bits)) }
      }
    }
    return repeated
  }

  private static func places(_ fingerprints: [UInt32], of wanted: Set<UInt32>, _ bits: Int) -> [Int]
  {
    if wanted.isEmpty { return [] }
    var mayBeWanted = BitSet(20)
    for fingerprint in wanted { _ = mayBeWanted.insert(fingerprint & 0xFFFFF) }
    let sieve = mayBeWanted
    return concurrentMap(partsOf: 0..<fingerprints.count, least: fewestInPart) { part in
      part.filter { place in
        let fingerprint = fingerprints[place] >> (32 - bits)
        return sieve.contains(fingerprint & 0xFFFFF) && wanted.contains(fingerprint)
      }
    }
    .flatMap(\.self)
  }
}

/// A set of numbers below a power of two.
private struct BitSet: Sendable {
  private var words: [UInt64]

  /// Creates an empty set of numbers below 2ᵇ, b ≥ 6.
  init(_ bits: Int) { words = Array(repeating: 0, count: 1 << (bits - 6)) }

  func contains(_ number: UInt32) -> Bool { words[Int(number >> 6)] >> (number & 63) & 1 == 1 }

  /// Inserts `number`; returns whether it was already there.
  mutating func insert(_ number: UInt32) -> Bool {
    let bit = UInt64(1) << (number & 63)
    defer { words[Int(number >> 6)] |= bit }
    return words[Int(number >> 6)] & bit != 0
  }
}
