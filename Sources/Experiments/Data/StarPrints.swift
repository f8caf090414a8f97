import Learning
import Stars

/// A fingerprint of every star of a table: its features, its class and its weight as they are read, whatever its name, its row,
/// the columns or the format of the file.
public struct StarPrints: Equatable, Sendable {
  /// The fingerprints, sorted.
  private let sorted: [UInt64]

  /// The number of stars.
  public var count: Int { sorted.count }

  /// The fingerprints of the stars of `catalogue`.
  public init(_ catalogue: Catalogue) {
    let columns = catalogue.schema.features.map { catalogue.numbers[$0] ?? [] }
    self.init(
      (0..<catalogue.count).map { star in
        var print: UInt64 = 0
        for column in columns where column.indices.contains(star) {
          // The two zeros are equal.
          let value = column[star] == 0 ? 0 : column[star]
          print = Self.mixed(print ^ value.bitPattern)
        }
        if let weights = catalogue.weights { print = Self.mixed(print ^ UInt64(weights[star])) }
        for byte in (catalogue.classLabel(of: star) ?? "").utf8 {
          print = Self.mixed(print ^ UInt64(byte))
        }
        return print
      })
  }

  private init(_ prints: [UInt64]) { sorted = prints.sorted() }

  private static func mixed(_ bits: UInt64) -> UInt64 {
    var generator = SplitMix64(seed: bits)
    return generator.next()
  }

  /// The number of stars that both have; one that is in both twice counts twice.
  public func shared(with other: StarPrints) -> Int { sorted.count - subtracting(other).count }

  /// The stars that `other` does not have.
  public func subtracting(_ other: StarPrints) -> StarPrints {
    var place = 0
    let left = sorted.filter { print in
      while place < other.count, other.sorted[place] < print { place += 1 }
      guard place < other.count, other.sorted[place] == print else { return true }
      place += 1
      return false
    }
    return StarPrints(left)
  }
}
