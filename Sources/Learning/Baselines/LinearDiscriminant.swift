import Elementary

/// A classifier whose boundary between any two classes is a straight line: linear discriminant analysis.
///
/// The class of `x` is that of the largest `xᵀ Σ⁻¹ μ_k − ½ μ_kᵀ Σ⁻¹ μ_k + ln π_k`, with the mean μ_k and the
/// share π_k of each class, and the pooled covariance Σ = 1/(n − K) Σ_k Σ_i (x_i − μ_k)(x_i − μ_k)ᵀ.
///
/// Source: Hastie, Tibshirani & Friedman, *The elements of statistical learning* (2009), equation 4.10.
public struct LinearDiscriminant: Sendable {
  /// The weights of each class, shape `[classes][inputs]`; empty for a class without examples.
  public let weights: [[Double]]
  /// The constant of each class, shape `[classes]`; −∞ for a class without examples.
  public let constants: [Double]

  /// The classifier of `examples`; nil if their pooled covariance is singular.
  public init?(_ examples: Examples) {
    let (rows, width) = (examples.inputs, examples.inputs.columns)
    let counts = examples.classCounts
    var means = counts.map { _ in Array(repeating: 0.0, count: width) }
    for (row, label) in examples.labels.enumerated() {
      let weight = Double(examples.weight(of: row))
      for column in 0..<width { means[label][column] += weight * rows[row, column] }
    }
    for label in means.indices {
      for column in 0..<width { means[label][column] /= Double(max(counts[label], 1)) }
    }
    let freedom = examples.total - counts.count { $0 > 0 }
    guard freedom > 0 else { return nil }
    var covariance = Array(repeating: Array(repeating: 0.0, count: width), count: width)
    for (row, label) in examples.labels.enumerated() {
      for i in 0..<width {
        for j in 0...i {
          covariance[i][j] +=
            Double(examples.weight(of: row)) * (rows[row, i] - means[label][i])
            * (rows[row, j] - means[label][j]) / Double(freedom)
        }
      }
    }
    guard let factor = CholeskyFactor(covariance) else { return nil }
    let weights = zip(means, counts).map { $1 > 0 ? factor.solve($0) : [] }
    constants = counts.indices.map { label in
      guard counts[label] > 0 else { return -.infinity }
      let product = zip(weights[label], means[label]).reduce(0) { $0 + $1.0 * $1.1 }
      return naturalLogarithm(Double(counts[label]) / Double(examples.total)) - product / 2
    }
    self.weights = weights
  }

  /// The class of the input in a row.
  ///
  /// - Precondition: The row exists, and has as many columns as the examples.
  public func predictedClass(ofRow row: Int, _ inputs: Matrix) -> Int {
    var best = (label: 0, score: -Double.infinity)
    for label in weights.indices where !weights[label].isEmpty {
      let score = weights[label].indices.reduce(constants[label]) {
        $0 + weights[label][$1] * inputs[row, $1]
      }
      if score > best.score { best = (label, score) }
    }
    return best.label
  }
}

/// The Cholesky factor of a symmetric positive-definite matrix, given by its lower triangle.
private struct CholeskyFactor {
  private var factor: [[Double]]

  /// Nil if the matrix is singular, or nearly so: if a pivot falls below 10⁻¹² of its diagonal element.
  init?(_ matrix: [[Double]]) {
    factor = matrix
    for i in matrix.indices {
      for j in 0...i {
        let sum = (0..<j).reduce(matrix[i][j]) { $0 - factor[i][$1] * factor[j][$1] }
        if i == j {
          guard sum > 1e-12 * matrix[i][i] else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
  }

  /// The solution of `A x = b`.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for i in x.indices {
      x[i] = (0..<i).reduce(x[i]) { $0 - factor[i][$1] * x[$1] } / factor[i][i]
    }
    for i in x.indices.reversed() {
      x[i] = (i + 1..<x.count).reduce(x[i]) { $0 - factor[$1][i] * x[$1] } / factor[i][i]
    }
    return x
  }
}
