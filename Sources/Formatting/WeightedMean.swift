/// The weighted mean of values, and their spread.
public struct WeightedMean: Equatable, Sendable {
  /// `Σ w x / Σ w`.
  public let mean: Double
  /// The standard deviation `√(Σ w (x − mean)² / (Σ w − Σ w² / Σ w))`, that of a sample for equal weights;
  /// nil for fewer than two values.
  public let deviation: Double?

  /// - Precondition: There is a value, and a positive weight for each.
  public init(_ values: [Double], weights: [Double]) {
    precondition(!values.isEmpty && values.count == weights.count, "\(weights.count) weights")
    let total = weights.reduce(0, +)
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let squares = zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    let freedom = total - weights.reduce(0) { $0 + $1 * $1 } / total
    self.mean = mean
    deviation = values.count < 2 ? nil : (squares / freedom).squareRoot()
  }
}
