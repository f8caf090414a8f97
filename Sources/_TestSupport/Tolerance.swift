import Testing

/// Expects `value` within `tolerance` of `expected`; not a number is never within.
public func expectClose(
  _ value: Double, _ expected: Double, within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (value - expected).magnitude <= tolerance,
    "\(value) is not within \(tolerance) of \(expected)", sourceLocation: sourceLocation)
}

/// A seeded generator of uniform numbers (SplitMix64), so that a random test is the same each time.
///
/// Source: Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators* (2014), figure 16.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that starts at `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
