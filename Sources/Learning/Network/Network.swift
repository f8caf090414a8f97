/// A feed-forward classifier: dense layers, an activation after each hidden layer, and a softmax
/// output.
///
/// ```
/// yₗ = f(Wₗ yₗ₋₁ + bₗ)        p = softmax(W y + b)
/// ```
///
///     let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
///     network.probabilities([0.2, 0.7])  // [1/3, 1/3, 1/3]
public struct Network: Equatable, Sendable {
  /// The layers, from the input to the output; the last one gives the logits.
  public private(set) var layers: [DenseLayer]
  /// The function applied after every layer but the last.
  public let activation: Activation

  /// Creates a network from its layers.
  ///
  /// - Precondition: There is at least one layer, none is empty, and each has as many inputs as the previous one has outputs.
  public init(layers: [DenseLayer], activation: Activation) {
    precondition(!layers.isEmpty, "a network of no layers")
    for layer in layers {
      precondition(
        layer.inputCount > 0 && layer.outputCount > 0,
        "a layer of \(layer.inputCount) inputs and \(layer.outputCount) outputs")
    }
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(
        first.outputCount == second.inputCount,
        "\(first.outputCount) outputs into \(second.inputCount) inputs")
    }
    self.layers = layers
    self.activation = activation
  }

  /// Creates a network whose weights are all `initialWeight` and whose biases are all `initialBias`.
  ///
  /// - Parameters:
  ///   - sizes: The number of inputs, of neurons in each hidden layer, and of classes.
  ///   - activation: The function of the hidden neurons.
  ///   - initialWeight: The value of every weight.
  ///   - initialBias: The value of every bias.
  /// - Precondition: There are at least two sizes, all positive.
  public init(
    sizes: [Int], activation: Activation, initialWeight: Double, initialBias: Double = 0
  ) {
    precondition(sizes.count >= 2 && sizes.allSatisfy { $0 > 0 }, "a network of sizes \(sizes)")
    let layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
      DenseLayer(
        weights: Matrix(rows: outputs, columns: inputs, repeating: initialWeight),
        biases: [Double](repeating: initialBias, count: outputs))
    }
    self.init(layers: layers, activation: activation)
  }

  /// The number of inputs.
  public var inputCount: Int { layers.first?.inputCount ?? 0 }
  /// The number of classes.
  public var classCount: Int { layers.last?.outputCount ?? 0 }
  /// The number of inputs, of neurons in each hidden layer, and of classes.
  public var sizes: [Int] { [inputCount] + layers.map(\.outputCount) }
  /// The number of weights and biases.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

  /// All weights and biases: layer by layer, the weights in row-major order and then the biases.
  ///
  /// - Precondition: The new value has ``parameterCount`` elements.
  public var parameters: [Double] {
    get { layers.flatMap { $0.weights.elements + $0.biases } }
    set { layers.setValues(newValue[...]) }
  }

  /// Returns the forward pass for `x`: the sums and outputs of every layer.
  ///
  /// - Precondition: `x` has ``inputCount`` elements.
  public func forward(_ x: [Double]) -> ForwardPass {
    var pass = ForwardPass(input: x, layers: [])
    for (index, layer) in layers.enumerated() {
      let z = layer.forward(pass.output)
      let y = index == layers.count - 1 ? softmax(z) : z.map { activation($0) }
      pass.layers.append(ForwardPass.Layer(z: z, y: y))
    }
    return pass
  }

  /// Returns the logits, the weighted sums `z` of the output layer.
  ///
  /// - Precondition: `x` has ``inputCount`` elements.
  public func logits(_ x: [Double]) -> [Double] {
    var y = x
    for layer in layers.dropLast() { y = layer.forward(y).map { activation($0) } }
    return layers.last?.forward(y) ?? []
  }

  /// Returns the probability of each class.
  ///
  /// - Precondition: `x` has ``inputCount`` elements.
  public func probabilities(_ x: [Double]) -> [Double] { softmax(logits(x)) }

  /// Returns the class with the largest logit, the lowest in case of a tie; 0 if no logit is a number.
  ///
  /// - Precondition: `x` has ``inputCount`` elements.
  public func predictedClass(_ x: [Double]) -> Int {
    let z = logits(x)
    return z.indexOfLargest(in: 0..<z.count)
  }
}

/// The sums and outputs that a network computes for an input.
public struct ForwardPass: Equatable, Sendable {
  /// One layer of the pass.
  public struct Layer: Equatable, Sendable {
    /// The weighted sums `z = W x + b`.
    public let z: [Double]
    /// The outputs `y`: the activation of `z`, or its softmax in the output layer.
    public let y: [Double]
  }

  /// The input.
  public let input: [Double]
  /// The layers, from the input to the output.
  public internal(set) var layers: [Layer]
  /// The probabilities of the classes.
  public var output: [Double] { layers.last?.y ?? input }
}

extension DenseLayer {
  /// The number of weights and biases.
  public var parameterCount: Int { weights.elements.count + biases.count }
}

extension [DenseLayer] {
  /// Replaces all weights and biases by `values`, weights before biases.
  mutating func setValues(_ values: ArraySlice<Double>) {
    let count = reduce(0) { $0 + $1.parameterCount }
    precondition(values.count == count, "\(values.count) values for \(count) parameters")
    var rest = values
    for index in indices {
      let weightCount = self[index].weights.elements.count
      self[index].weights.elements = [Double](rest.prefix(weightCount))
      rest = rest.dropFirst(weightCount)
      self[index].biases = [Double](rest.prefix(self[index].biases.count))
      rest = rest.dropFirst(self[index].biases.count)
    }
  }
}
