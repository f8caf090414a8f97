import Elementary

/// The learning rate schedule.
public enum Schedule: Equatable, Sendable {
  /// A constant learning rate.
  case constant
  /// A learning rate that is multiplied by `factor` after every `every` epochs.
  case step(every: Int = 100, factor: Double = 0.5)
  /// A learning rate that decreases along half a cosine, from the full value in the first epoch to
  /// the fraction `to`, which the epoch after the last would have.
  ///
  /// Source: Loshchilov & Hutter, *SGDR: stochastic gradient descent with warm restarts* (2017).
  case cosine(to: Double = 0)

  /// Returns the fraction of the learning rate in the epoch `epoch` of `epochs`, counted from 0.
  ///
  /// ```
  /// step  factor^⌊epoch / every⌋        cosine  to + (1 − to) ½ (1 + cos(π epoch / epochs))
  /// ```
  ///
  /// - Precondition: `0 ≤ epoch < epochs`, and a step takes at least one epoch.
  public func factor(inEpoch epoch: Int, of epochs: Int) -> Double {
    precondition(epoch >= 0 && epoch < epochs, "epoch \(epoch) of \(epochs)")
    switch self {
    case .constant: return 1
    case .step(let every, let factor):
      precondition(every > 0, "a step every \(every) epochs")
      return power(factor, epoch / every)
    case .cosine(let end):
      let wave = cosineOfPi(Double(epoch) / Double(epochs))
      return end + (1 - end) * (0.5 * (1 + wave))
    }
  }

  /// Returns `base` to the power of `exponent`, by squaring.
  private func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
