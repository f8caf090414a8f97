/// The initial weights of a network.
public enum InitialWeights: Equatable, Sendable {
  /// All weights are equal, so that the neurons of a layer remain identical forever.
  case constant(Double)
  /// Uniform within `±√(6 / (inputs + outputs))` of the layer, for sigmoid and tanh.
  ///
  /// Source: Glorot & Bengio, *Understanding the difficulty of training deep feedforward neural
  /// networks* (2010), equation 16.
  case glorot(seed: UInt64 = 1)
  /// Uniform within `±√(6 / inputs)` of the layer, a variance of `2 / inputs`, for ReLU.
  ///
  /// Source: He, Zhang, Ren & Sun, *Delving deep into rectifiers* (2015), equation 10.
  case he(seed: UInt64 = 1)
}

extension Network {
  /// Creates a network with `initial` weights and all biases equal to `initialBias`.
  ///
  /// Random weights are drawn in the order of ``parameters``.
  ///
  /// - Parameters:
  ///   - sizes: The number of inputs, of neurons in each hidden layer, and of classes.
  ///   - activation: The function of the hidden neurons.
  ///   - initial: The weights.
  ///   - initialBias: The value of every bias.
  /// - Precondition: There are at least two sizes, all positive.
  public init(
    sizes: [Int], activation: Activation, initial: InitialWeights, initialBias: Double = 0
  ) {
    switch initial {
    case .constant(let weight):
      self.init(
        sizes: sizes, activation: activation, initialWeight: weight, initialBias: initialBias)
    case .glorot(let seed):
      self.init(sizes, activation, seed, initialBias) { 6 / Double($0 + $1) }
    case .he(let seed):
      self.init(sizes, activation, seed, initialBias) { inputs, _ in 6 / Double(inputs) }
    }
  }

  /// Creates a network with weights uniform within the square roots of `squaredLimit`, a function
  /// of a layer's number of inputs and of outputs.
  private init(
    _ sizes: [Int], _ activation: Activation, _ seed: UInt64, _ bias: Double,
    squaredLimit: (Int, Int) -> Double
  ) {
    self.init(sizes: sizes, activation: activation, initialWeight: 0, initialBias: bias)
    var generator = SplitMix64(seed: seed)
    parameters = layers.flatMap { layer in
      let limit = squaredLimit(layer.inputCount, layer.outputCount).squareRoot()
      return layer.weights.elements.map { _ in limit * (2 * generator.nextUnit() - 1) }
        + layer.biases
    }
  }
}
