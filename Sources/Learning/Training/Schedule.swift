import Elementary

/// How the learning rate changes from epoch to epoch.
public enum Schedule: Equatable, Sendable {
  /// It does not.
  case constant
  /// It is multiplied by `factor` after every `every` epochs.
  case step(every: Int = 100, factor: Double = 0.5)
  /// It falls along half a cosine, from the whole in the first epoch towards the part `to`, which the
  /// epoch after the last would have.
  ///
  /// Source: Loshchilov & Hutter, *SGDR: stochastic gradient descent with warm restarts* (2017).
  case cosine(to: Double = 0)

  /// The part of the learning rate that is left in the epoch `epoch` of `epochs`, counted from 0.
  ///
  /// ```
  /// step  factor^⌊epoch / every⌋        cosine  to + (1 − to) ½ (1 + cos(π epoch / epochs))
  /// ```
  ///
  /// - Precondition: `0 ≤ epoch < epochs`, and a step takes one epoch or more.
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

  /// `base` to the power of `exponent`, by squaring.
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
