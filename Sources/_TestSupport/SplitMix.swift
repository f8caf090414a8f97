/// Random numbers with the same sequence on every machine (Steele, Lea & Flood 2014).
public struct SplitMix: Sendable {
  private var state: UInt64

  /// Begins the sequence of a seed.
  public init(state: UInt64) { self.state = state }

  /// The next number from 0 to `bound` − 1.
  public mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  /// One of `choices`.
  public mutating func element<Element>(of choices: [Element]) -> Element {
    choices[below(choices.count)]
  }
}
