/// Inputs with their classes.
public struct Examples: Equatable, Sendable {
  /// The inputs, one example per row, shape `[examples × inputs]`.
  public let inputs: Matrix
  /// The class of each example, counted from 0.
  public let labels: [Int]
  /// The number of classes.
  public let classCount: Int

  /// The number of examples.
  public var count: Int { labels.count }

  /// Creates examples from inputs and classes.
  ///
  /// - Precondition: There is at least one example, one label per row of `inputs`, and every label
  ///   is in `0..<classCount`.
  public init(inputs: Matrix, labels: [Int], classCount: Int) {
    precondition(!labels.isEmpty, "no examples")
    precondition(inputs.rows == labels.count, "\(labels.count) labels for \(inputs.rows) rows")
    for (index, label) in labels.enumerated() {
      precondition(
        label >= 0 && label < classCount, "label \(label) of row \(index), of \(classCount) classes"
      )
    }
    self.inputs = inputs
    self.labels = labels
    self.classCount = classCount
  }
}
