/// The logarithmic scale from the counts of a density to its shades.
struct CountScale {
  /// The number of shades.
  static let shades = 24

  /// The largest count.
  let largest: Int

  /// Returns the shade of a count, from 0.
  func shade(_ count: Int) -> Int {
    min(max(Int(share(count) * Double(Self.shades - 1)), 0), Self.shades - 1)
  }

  /// The round counts to write beside a bar of the shades: powers of ten, or 1, 2, 5, 10 … up to 100.
  var ticks: [ColorBar.Tick] {
    let decades = Int(CMath.logarithm10(Double(max(largest, 1))) + 1e-9)
    let steps = largest < 100 ? [1, 2, 5] : [1]
    let stride = decades > 4 ? 2 : 1
    return (0...decades).filter { $0 % stride == 0 }.flatMap { power in
      steps.map { ($0 * Int(CMath.exponential10(Double(power)).rounded()), power) }
    }.filter { $0.0 <= max(largest, 1) }.map { count, _ in
      ColorBar.Tick(share(count), NumberLabel.decimal(count, exponent: 0))
    }
  }

  /// The place of a count along the scale, 0 to 1.
  private func share(_ count: Int) -> Double {
    CMath.logarithm10(Double(max(count, 1))) / CMath.logarithm10(Double(max(largest, 2)))
  }
}
