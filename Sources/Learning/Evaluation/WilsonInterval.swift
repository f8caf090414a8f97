/// The range of a proportion, from a count: the Wilson score interval at 95 %.
///
/// `(k + z²/2 ± z √(k (n − k) / n + z²/4)) / (n + z²)` with z = 1.96, within [0, 1]; unlike k/n ± 1.96 σ it
/// stays a range where k is 0 or n.
///
/// Source: Wilson, *Probable inference, the law of succession, and statistical inference* (1927).
public struct WilsonInterval: Equatable, Sendable {
  /// The lower end, in [0, 1].
  public let lower: Double
  /// The upper end, in [0, 1].
  public let upper: Double

  /// The interval for `count` of `total`.
  ///
  /// - Precondition: `0 ≤ count ≤ total`, and `total` is positive.
  public init(_ count: Int, of total: Int) {
    precondition(total > 0 && (0...total).contains(count), "\(count) of \(total)")
    let (k, n, z) = (Double(count), Double(total), 1.959_963_984_540_054)
    let half = z * (k * (n - k) / n + z * z / 4).squareRoot()
    lower = count == 0 ? 0 : (k + z * z / 2 - half) / (n + z * z)
    upper = count == total ? 1 : (k + z * z / 2 + half) / (n + z * z)
  }
}
