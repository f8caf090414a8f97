import Learning

/// A random sample of many training stars, for what takes many passes over them: the curvature of the loss and the
/// trainings at other learning rates.
public struct TrainingSample: Sendable {
  /// When a sample is drawn, and of how many stars.
  public struct Rule: Sendable {
    /// The largest number of rows of which all are used.
    public var mostRows: Int
    /// The number of stars in a sample.
    public var size: Int

    /// Creates a rule.
    public init(mostRows: Int = 20_000, size: Int = 10_000) {
      (self.mostRows, self.size) = (mostRows, size)
    }
  }

  /// The stars of the sample.
  public let examples: Examples
  /// The number of stars of which they are a sample.
  public let total: Int
  /// The largest eigenvalues of the loss's Hessian at the initial network in two other samples of half the size,
  /// ascending: a measure of the error.
  public let curvatures: [Double]

  /// A sample of `examples`; nil if they are few enough for all to be used.
  init?(of examples: Examples, by rule: Rule, _ initial: Network, threads: Int) {
    guard examples.count > rule.mostRows else { return nil }
    self.examples = examples.sample(rule.size, seed: 1)
    total = examples.total
    let others = [UInt64(2), 3].map { seed in
      initial.largestHessianEigenvalue(
        over: examples.sample(rule.size / 2, seed: seed), threads: threads)
    }
    curvatures = others.sorted()
  }
}
