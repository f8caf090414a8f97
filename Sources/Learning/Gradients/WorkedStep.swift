/// One update from one example, with all intermediate values.
///
///     let step = network.workedStep([0.45, 0.26], label: 0, learningRate: 0.1)
///     step.layers[1].delta  // p − ŷ
public struct WorkedStep: Equatable, Sendable {
  /// The forward and backward pass through one layer.
  public struct Layer: Equatable, Sendable {
    /// The input `x`: the example, or the output of the previous layer.
    public let input: [Double]
    /// `z = W x + b`.
    public let z: [Double]
    /// The output `y`: the activation of `z`, or its softmax in the output layer.
    public let output: [Double]
    /// The slopes `f'(z)`; empty in the output layer, where softmax and loss are differentiated
    /// together.
    public let slopes: [Double]
    /// `∂L/∂y`, the next layer's `Wᵀ δ`; empty in the output layer.
    public let outputGradient: [Double]
    /// `δ = ∂L/∂z`: the product of the two, or `p − ŷ` in the output layer.
    public let delta: [Double]
    /// `∂L/∂W = δ xᵀ` and `∂L/∂b = δ`.
    public let gradient: DenseLayer
    /// `W` and `b` before the update.
    public let before: DenseLayer
    /// `W − η ∂L/∂W` and `b − η ∂L/∂b`.
    public let after: DenseLayer
  }

  /// The class of the example, counted from 0.
  public let label: Int
  /// `η`.
  public let learningRate: Double
  /// The layers, from the input to the output.
  public let layers: [Layer]
  /// The loss `−ln p` of the example's class.
  public let loss: Double

  /// The probabilities `p` of the classes.
  public var probabilities: [Double] { layers.last?.output ?? [] }
  /// The one-hot vector `ŷ` of the example's class.
  public var target: [Double] { probabilities.indices.map { $0 == label ? 1 : 0 } }
}

extension Network {
  /// Returns one gradient descent update from one example, with all intermediate values.
  ///
  /// - Parameters:
  ///   - x: The input.
  ///   - label: Its class, counted from 0.
  ///   - learningRate: `η`.
  /// - Returns: The forward pass, the errors, the gradients and the updated layers.
  /// - Precondition: `x` has ``inputCount`` elements, and `label` is the index of a class.
  public func workedStep(_ x: [Double], label: Int, learningRate: Double) -> WorkedStep {
    precondition(label >= 0 && label < classCount, "class \(label) of \(classCount)")
    let pass = forward(x)
    var delta = pass.output
    delta[label] -= 1
    var slopes: [Double] = []
    var outputGradient: [Double] = []
    var worked: [WorkedStep.Layer] = []
    for index in layers.indices.reversed() {
      let input = index == 0 ? x : pass.layers[index - 1].y
      let gradient = layers[index].gradient(input: input, delta: delta)
      worked.append(
        WorkedStep.Layer(
          input: input, z: pass.layers[index].z, output: pass.layers[index].y, slopes: slopes,
          outputGradient: outputGradient, delta: delta, gradient: gradient.parameters,
          before: layers[index],
          after: layers[index].moved(by: -learningRate, along: gradient.parameters)))
      outputGradient = gradient.input
      slopes = input.map { activation.derivative(atOutput: $0) }
      delta = zip(outputGradient, slopes).map { $0 * $1 }
    }
    let logits = pass.layers.last?.z ?? []
    return WorkedStep(
      label: label, learningRate: learningRate, layers: worked.reversed(),
      loss: crossEntropy(logits: logits, label: label))
  }
}

extension DenseLayer {
  /// Returns the layer with parameters `θ + factor g`.
  fileprivate func moved(by factor: Double, along g: DenseLayer) -> DenseLayer {
    var result = self
    result.weights.elements = zip(weights.elements, g.weights.elements).map { $0 + factor * $1 }
    result.biases = zip(biases, g.biases).map { $0 + factor * $1 }
    return result
  }
}
