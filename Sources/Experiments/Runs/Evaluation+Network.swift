import Learning

extension Evaluation {
  /// Evaluates `network` on `examples`.
  public init(_ network: Network, over examples: Examples) {
    self.init(
      probabilities: network.probabilities(ofRows: examples.inputs), labels: examples.labels,
      weights: examples.weights)
  }
}
