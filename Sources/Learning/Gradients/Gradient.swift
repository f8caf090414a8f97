/// The derivatives of a loss with respect to every weight and bias of a network.
public struct Gradient: Equatable, Sendable {
  /// `∂L/∂W` and `∂L/∂b` of each layer, in the network's shape.
  public let layers: [DenseLayer]

  /// All derivatives, in the order of ``Network/parameters``.
  public var values: [Double] { layers.flatMap { $0.weights.elements + $0.biases } }

  /// Creates a gradient from `values`, in the order of the parameters of `network`.
  init(shapedLike network: Network, values: ArraySlice<Double>) {
    var layers = network.layers
    layers.setValues(values)
    self.layers = layers
  }
}

extension Network {
  /// Returns the mean loss over `examples` and its gradient, summed in blocks of 4,096 in a fixed
  /// order.
  ///
  /// ```
  /// L = 1/n Σᵢ −ln p(labelᵢ | xᵢ)
  /// ```
  ///
  /// - Precondition: `examples` have the inputs and classes of the network.
  public func lossAndGradient(over examples: Examples, threads: Int = 1) -> (
    loss: Double, gradient: Gradient
  ) {
    var gradient = [Double](repeating: 0, count: parameterCount)
    var evaluator = Evaluator(self, over: examples, threads: threads)
    let loss = evaluator.evaluate(parameters, gradient: &gradient).loss
    return (loss, Gradient(shapedLike: self, values: gradient[...]))
  }
}
