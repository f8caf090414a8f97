import Learning

extension Evaluation {
  /// The evaluation of the answers of `network` to `examples`.
  public init(_ network: Network, over examples: Examples) {
    self.init(
      probabilities: network.probabilities(ofRows: examples.inputs), labels: examples.labels)
  }
}
