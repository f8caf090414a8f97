import Learning

extension Evaluation {
  /// Evaluates `network` on `examples`, on up to `threads` threads.
  public init(_ network: Network, over examples: Examples, threads: Int = 1) {
    self.init(
      probabilities: network.probabilities(ofRows: examples.inputs, threads: threads),
      labels: examples.labels, weights: examples.weights)
  }
}
