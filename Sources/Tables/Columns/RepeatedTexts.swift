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
  /// About the most fingerprints in a part of many, so that a part fits into the cache.
  private static let mostInPart = 1 << 18

  private static let rangeBits = 10

  /// Returns the indices of all fingerprints that occur at least twice, in order.
  package static func places(_ fingerprints: [UInt32]) -> [Int] {
    let bits = min(32, Int.bitWidth - fingerprints.count.leadingZeroBitCount + 8)
    var starts: [[Int]] = []
    let divided = [UInt32](large: fingerprints.count) { buffer in
      nonisolated(unsafe) let target = buffer
      starts = concurrentMap(
        partsOf: fingerprints.indices, least: fewestInPart,
        most: max(16, fingerprints.count / mostInPart)
      ) { divide(fingerprints, $0, target) }
    }
    let repeated = concurrentMap(partsOf: 0..<1 << rangeBits, least: 1) { [starts] ranges in
      ranges.flatMap { range in
        Self.repeated(starts.map { divided[$0[range]..<$0[range + 1]] }, bits)
      }
    }
    return places(fingerprints, of: Set(repeated.joined()), bits)
  }

  /// Stores the fingerprints of a part grouped by their highest bits, and returns the start of each group and the end of
  /// the last.
  private static func divide(
    _ fingerprints: [UInt32], _ part: Range<Int>, _ target: UnsafeMutableBufferPointer<UInt32>
  ) -> [Int] {
    // The start of each group becomes its end as elements are added, which is the start of the next.
    var ends = Array(repeating: 0, count: 1 << rangeBits)
    fingerprints.withUnsafeBufferPointer { fingerprints in
      ends.withUnsafeMutableBufferPointer { ends in
        for place in part { ends[Int(fingerprints[place] >> (32 - rangeBits))] &+= 1 }
        var sum = part.lowerBound
        for range in ends.indices { (ends[range], sum) = (sum, sum &+ ends[range]) }
        for place in part {
          let range = Int(fingerprints[place] >> (32 - rangeBits))
          target.initializeElement(at: ends[range], to: fingerprints[place])
          ends[range] &+= 1
        }
      }
    }
    return [part.lowerBound] + ends
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
