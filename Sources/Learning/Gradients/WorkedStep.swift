/// One update from one example, with every number on the way.
///
///     let step = network.workedStep([0.45, 0.26], label: 0, learningRate: 0.1)
///     step.layers[1].delta  // p − ŷ
public struct WorkedStep: Equatable, Sendable {
  /// What one layer takes, gives and learns.
  public struct Layer: Equatable, Sendable {
    /// The input `x`: the example, or the output of the layer before.
    public let input: [Double]
    /// `z = W x + b`.
    public let z: [Double]
    /// The output `y`: the activation of `z`, or in the last layer its softmax.
    public let output: [Double]
    /// The slopes `f'(z)`; empty in the last layer, where softmax and loss are taken together.
    public let slopes: [Double]
    /// `∂L/∂y`, which the layer after sends back: its `Wᵀ δ`; empty in the last layer.
    public let outputGradient: [Double]
    /// `δ = ∂L/∂z`: the product of the two, or in the last layer `p − ŷ`.
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
  /// The layers, from the input's side.
  public let layers: [Layer]
  /// The loss `−ln p` of the example's class.
  public let loss: Double

  /// The probabilities `p` of the classes.
  public var probabilities: [Double] { layers.last?.output ?? [] }
  /// `ŷ`, 1 for the example's class and 0 for the others.
  public var target: [Double] { probabilities.indices.map { $0 == label ? 1 : 0 } }
}

extension Network {
  /// One update of gradient descent from one example, worked out number by number.
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
  /// The layer whose parameters are `θ + factor g`.
  fileprivate func moved(by factor: Double, along g: DenseLayer) -> DenseLayer {
    var result = self
    result.weights.elements = zip(weights.elements, g.weights.elements).map { $0 + factor * $1 }
    result.biases = zip(biases, g.biases).map { $0 + factor * $1 }
    return result
  }
}
