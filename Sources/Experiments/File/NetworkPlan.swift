import Learning

/// The network of an experiment, between its features and its classes.
public struct NetworkPlan: Equatable, Sendable {
  /// The largest number of hidden layers.
  public static let layerLimit = 8
  /// The largest number of neurons in one hidden layer.
  public static let sizeLimit = 4_096

  /// The number of neurons in every hidden layer, from the input to the output.
  public var hidden = [3]
  /// What the hidden neurons make of the sum of their inputs.
  public var activation = Activation.sigmoid
  /// The weights before the training.
  public var initial = InitialWeights.constant(0.5)
  /// The value of every bias before the training.
  public var initialBiases = 0.0
  /// All weights and biases before the training, where they are given outright; then ``hidden`` has the
  /// sizes of these layers, and nothing else says where they start.
  public var layers: [DenseLayer] = []

  /// The assignment's network.
  public init() {}

  /// The network between `inputs` features and `outputs` classes, before any training.
  ///
  /// - Precondition: Layers that are given are between as many.
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
