import Elementary

/// Returns the probabilities `pₖ = e^zₖ / Σⱼ e^zⱼ` of the classes.
///
/// The largest logit is subtracted first, so that no exponential overflows: for finite logits the
/// probabilities are finite and add up to 1. If any logit is NaN or `∞`, all are NaN.
public func softmax(_ logits: [Double]) -> [Double] {
  var values = logits
  values.normalizeExponentials(at: 0..<values.count)
  return values
}

/// Returns the loss `−ln p` of one example, where `p` is the ``softmax(_:)`` probability of its class.
///
/// ```
/// −ln p = (m − z) + ln(1 + Σ' e^(zⱼ − m))        where m is the largest logit and Σ' runs over the others
/// ```
///
/// It is never negative, and finite for all finite logits with finite differences. No exponential
/// overflows, and no logarithm of 0 or of a number close to 1 is taken.
///
/// - Parameters:
///   - logits: `zⱼ`, one per class.
///   - label: The class of the example, counted from 0.
/// - Returns: The loss in nats, in [0, ∞]; NaN if the largest logit is `∞` or any is NaN.
/// - Precondition: `label` is the index of a logit.
public func crossEntropy(logits: [Double], label: Int) -> Double {
  precondition(logits.indices.contains(label), "class \(label) of \(logits.count)")
  var values = logits
  let normalizer = values.normalizeExponentials(at: 0..<values.count)
  return (normalizer.largest - logits[label]) + logOnePlus(normalizer.others)
}

/// `ln Σⱼ e^zⱼ` as two terms, so that a small one is not lost next to a large one.
struct LogSumExp {
  /// The largest logit.
  let largest: Double
  /// The sum of `e^(zⱼ − largest)` over all logits except the largest.
  let others: Double
}

extension MutableCollection where Element == Double, Index == Int {
  /// Replaces the logits in `range` by their probabilities.
  @discardableResult
  mutating func normalizeExponentials(at range: Range<Int>) -> LogSumExp {
    guard !range.isEmpty else { return LogSumExp(largest: 0, others: 0) }
    let top = indexOfLargest(in: range)
    let largest = self[top]
    var others = 0.0
    for index in range where index != top {
      let power = exponential(self[index] - largest)
      self[index] = power
      others += power
    }
    // ∞ − ∞ is NaN: there are no probabilities if the largest logit is not finite.
    self[top] = exponential(largest - largest)
    let perTotal = 1 / (self[top] + others)
    for index in range { self[index] *= perTotal }
    return LogSumExp(largest: largest, others: others)
  }

  /// Returns the index of the largest element in `range`, the lowest in case of a tie; NaN counts
  /// only if all elements are NaN.
  ///
  /// - Precondition: `range` is not empty.
  func indexOfLargest(in range: Range<Int>) -> Int {
    var best = range.lowerBound
    for index in range where self[index] > self[best] || self[best].isNaN && !self[index].isNaN {
      best = index
    }
    return best
  }
}
