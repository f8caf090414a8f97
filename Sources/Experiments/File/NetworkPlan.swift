import Learning

/// The design of an experiment's network, between its features and its classes.
public struct NetworkPlan: Equatable, Sendable {
  /// The largest number of hidden layers.
  public static let layerLimit = 8
  /// The largest number of neurons in one hidden layer.
  public static let sizeLimit = 4_096

  /// The number of neurons in every hidden layer, from the input to the output.
  public var hidden = [3]
  /// The activation of the hidden neurons.
  public var activation = Activation.sigmoid
  /// The initial weights.
  public var initial = InitialWeights.constant(0.5)
  /// The initial value of every bias.
  public var initialBiases = 0.0
  /// The layers, if all initial weights and biases are given one by one; then ``hidden`` has the sizes of
  /// these layers, and the other initial values have no effect.
  public var layers: [DenseLayer] = []

  /// The assignment's network.
  public init() {}

  /// The untrained network between `inputs` features and `outputs` classes.
  ///
  /// - Precondition: Given layers have these numbers of inputs and outputs.
  public func network(inputs: Int, outputs: Int) -> Network {
    guard layers.isEmpty else {
      let given = Network(layers: layers, activation: activation)
      precondition(
        given.inputCount == inputs && given.classCount == outputs,
        "a network of \(given.sizes) for \(inputs) features and \(outputs) classes")
      return given
    }
    return Network(
      sizes: [inputs] + hidden + [outputs], activation: activation, initial: initial,
      initialBias: initialBiases)
  }
}
