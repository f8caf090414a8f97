/// A random number generator whose sequence is the same on every platform and in every version.
///
/// Source: Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators* (2014), figure 16.
public struct SplitMix64: RandomNumberGenerator, Equatable, Sendable {
  private var state: UInt64

  /// Creates a generator with the given seed.
  public init(seed: UInt64) { state = seed }

  /// Returns the next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a multiple of 2⁻⁵³, uniform in [0, 1).
  public mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a number uniform in `0..<bound`.
  ///
  /// - Precondition: `bound` is positive.
  ///
  /// Source: Lemire, *Fast random integer generation in an interval* (2019).
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "a number below \(bound)")
    let bound = UInt64(bound)
    let threshold = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= threshold { return Int(product.high) }
    }
  }

  /// Shuffles `elements` uniformly.
  ///
  /// Source: Durstenfeld, *Algorithm 235: random permutation* (1964).
  public mutating func shuffle(_ elements: inout [Int]) {
    for last in elements.indices.dropFirst().reversed() {
      elements.swapAt(last, next(below: last + 1))
    }
  }
}
