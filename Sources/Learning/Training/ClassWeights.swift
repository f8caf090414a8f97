/// The weights of the classes in the gradient, which is the weighted mean over the examples.
///
/// ```
/// g = Σᵢ w(labelᵢ) gᵢ / Σᵢ w(labelᵢ)
/// ```
public enum ClassWeights: Equatable, Sendable {
  /// `n / (K n_k)` for each of the `K` classes with examples, so that all count the same in total.
  ///
  /// Source: King & Zeng, *Logistic regression in rare events data* (2001).
  case balanced
  /// A positive weight for each class.
  case given([Double])

  /// Returns the weight of each class, given the number of its examples; balanced, it is 1 for a class without
  /// examples.
  ///
  /// - Precondition: Given weights are as many as the classes.
  public func values(forCounts counts: [Int]) -> [Double] {
    switch self {
    case .given(let weights):
      precondition(
        weights.count == counts.count, "\(weights.count) weights for \(counts.count) classes")
      return weights
    case .balanced:
      let total = counts.reduce(0, +)
      let present = counts.count { $0 > 0 }
      return counts.map { $0 == 0 ? 1 : Double(total) / Double(present * $0) }
    }
  }

  /// Returns the weight of each class in a training on `examples`.
  func values(for examples: Examples) -> [Double] {
    values(forCounts: examples.classCounts)
  }
}

/// Returns the total weight of examples: by the weights of their classes and of their rows, both 1 if nil.
func totalWeight(_ labels: [Int], _ classWeights: [Double]?, _ weights: [Double]?) -> Double {
  guard let classWeights else { return weights?.reduce(0, +) ?? Double(labels.count) }
  guard let weights else { return labels.reduce(0) { $0 + classWeights[$1] } }
  return zip(labels, weights).reduce(0) { $0 + classWeights[$1.0] * $1.1 }
}
