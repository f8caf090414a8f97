/// The numbers of examples of each true class that were predicted as each class.
///
/// `n_kj` examples of class k were predicted as class j.
public struct ConfusionMatrix: Equatable, Sendable {
  /// `n_kj`, shape `[classes][classes]`.
  public private(set) var counts: [[Int]]

  /// Creates an empty matrix.
  public init(classCount: Int) {
    counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
  }

  /// Counts one example, or as many as `weight` says.
  ///
  /// - Precondition: Both classes are below the number of classes.
  public mutating func add(_ label: Int, predicted: Int, weight: Int = 1) {
    counts[label][predicted] += weight
  }

  /// Adds the counts of a matrix of the same classes.
  public mutating func add(_ other: ConfusionMatrix) {
    for (label, row) in other.counts.enumerated() {
      for (predicted, count) in row.enumerated() { counts[label][predicted] += count }
    }
  }

  /// The number of examples.
  public var count: Int { counts.joined().reduce(0, +) }

  /// The number of correctly classified examples.
  public var correctCount: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Returns `n_kk / Σ_j n_kj`, the fraction of the class's examples that were recognised; nil if
  /// it has none.
  public func recall(_ k: Int) -> Double? { share(k, of: row(k)) }

  /// Returns `n_kk / Σ_j n_jk`, the fraction of correct predictions of the class; nil if there are
  /// none.
  public func precision(_ k: Int) -> Double? { share(k, of: column(k)) }

  /// Returns `2 n_kk / (Σ_j n_kj + Σ_j n_jk)`, the harmonic mean of precision and recall; nil for a
  /// class that has no examples and was never predicted.
  public func f1(_ k: Int) -> Double? { share(k, of: row(k) + column(k)).map { 2 * $0 } }

  /// The mean of ``f1(_:)`` over the classes for which it is defined; NaN without examples.
  public var macroF1: Double { mean(f1) }

  /// The mean of ``recall(_:)`` over the classes for which it is defined; NaN without examples.
  ///
  /// Source: Brodersen, Ong, Stephan & Buhmann, *The balanced accuracy and its posterior distribution*
  /// (2010).
  public var balancedAccuracy: Double { mean(recall) }

  private func row(_ k: Int) -> Int { counts[k].reduce(0, +) }

  private func column(_ k: Int) -> Int { counts.reduce(0) { $0 + $1[k] } }

  private func share(_ k: Int, of total: Int) -> Double? {
    total == 0 ? nil : Double(counts[k][k]) / Double(total)
  }

  private func mean(_ measure: (Int) -> Double?) -> Double {
    let values = counts.indices.compactMap(measure)
    return values.reduce(0, +) / Double(values.count)
  }
}
