import Learning

extension EpochRow {
  /// The row of an epoch.
  init(_ epoch: Epoch) {
    self.init(
      index: epoch.index, weights: epoch.network.layers.map { $0.weights.rowArrays },
      biases: epoch.network.layers.map(\.biases),
      weightGradients: epoch.gradient.layers.map { $0.weights.rowArrays },
      biasGradients: epoch.gradient.layers.map(\.biases), output: epoch.output, loss: epoch.loss,
      validationLoss: epoch.validationLoss)
  }
}

extension Matrix {
  /// The rows, each as a list.
  var rowArrays: [[Double]] {
    (0..<rows).map { row in Array(elements[row * columns..<(row + 1) * columns]) }
  }
}
