/// Inputs with their classes.
public struct Examples: Equatable, Sendable {
  /// The inputs, one example per row, shape `[examples × inputs]`.
  public let inputs: Matrix
  /// The class of each example, counted from 0.
  public let labels: [Int]
  /// The number of classes.
  public let classCount: Int
  /// The number of equal examples that each row stands for, at least 1; nil if each is one.
  public let weights: [Int]?

  /// The number of rows.
  public var count: Int { labels.count }

  /// The number of examples: the sum of the weights, or the number of rows.
  public var total: Int { weights?.reduce(0, +) ?? count }

  /// Creates examples from inputs and classes.
  ///
  /// - Precondition: There is at least one example, one label and, if any, one positive weight per row of
  ///   `inputs`, and every label is in `0..<classCount`.
  public init(inputs: Matrix, labels: [Int], classCount: Int, weights: [Int]? = nil) {
    precondition(!labels.isEmpty, "no examples")
    precondition(inputs.rows == labels.count, "\(labels.count) labels for \(inputs.rows) rows")
    precondition(
      weights?.count ?? labels.count == labels.count, "weights for \(inputs.rows) rows")
    for (index, label) in labels.enumerated() {
      precondition(
        label >= 0 && label < classCount, "label \(label) of row \(index), of \(classCount) classes"
      )
      precondition(weights?[index] ?? 1 > 0, "a weight of row \(index) below 1")
    }
    self.inputs = inputs
    self.labels = labels
    self.classCount = classCount
    self.weights = weights
  }

  /// Returns the number of examples that a row stands for.
  public func weight(of row: Int) -> Int { weights?[row] ?? 1 }

  /// The number of examples of each class, shape `[classes]`.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classCount)
    for (row, label) in labels.enumerated() { counts[label] += weight(of: row) }
    return counts
  }
}
