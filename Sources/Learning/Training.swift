/// How a network is trained: full-batch gradient descent, `θ ← θ − η ∂L/∂θ`.
public struct Training: Equatable, Sendable {
  /// `η`, the step along the negative gradient.
  public var learningRate: Double
  /// The number of updates.
  public var epochs: Int

  /// A training of `epochs` updates at `learningRate`.
  ///
  /// - Precondition: `learningRate` is positive and finite, and `epochs` is not negative.
  public init(learningRate: Double, epochs: Int) {
    precondition(learningRate > 0 && learningRate.isFinite, "a learning rate of \(learningRate)")
    precondition(epochs >= 0, "\(epochs) epochs")
    self.learningRate = learningRate
    self.epochs = epochs
  }
}

/// Trains `network` on all `examples` at once and keeps every epoch.
///
/// In each epoch the loss, the gradient and the tracked output are those before the update, and the
/// parameters those after it. A loss, gradient or parameter that is no longer finite ends the run:
/// the epoch is not kept, and ``History/divergence`` says what happened.
///
/// An epoch keeps 2 P + K + 2 numbers, for P parameters and, if an input is tracked, K classes.
///
/// - Parameters:
///   - network: The network to start from.
///   - examples: What to learn.
///   - training: The learning rate and the number of epochs.
///   - input: An input whose probabilities are kept at every epoch, if any.
/// - Returns: Every epoch, and the trained network.
/// - Precondition: `examples` and `input` have as many inputs as the network, and `examples` as many
///   classes.
public func train(
  _ network: Network, on examples: Examples, _ training: Training, tracking input: [Double]? = nil,
  threads: Int = 1
) -> History {
  if let input {
    precondition(
      input.count == network.inputCount,
      "\(input.count) tracked values for \(network.inputCount) inputs")
  }
  var history = History(
    initial: network, training: training, outputCount: input == nil ? 0 : network.classCount)
  let evaluator = Evaluator(
    sizes: network.sizes, activation: network.activation, examples: examples, threads: threads)
  var tracker = Backpropagation(sizes: network.sizes, activation: network.activation)
  var parameters = network.parameters
  var next = parameters
  for epoch in 0..<training.epochs {
    let result = evaluator.evaluate(parameters)
    for index in next.indices {
      next[index] = parameters[index] - training.learningRate * evaluator.gradient[index]
    }
    if let quantity = nonFinite(result.loss, evaluator.gradient, next) {
      history.finish(result, diverging: (epoch, quantity))
      return history
    }
    if let input { tracker.answer(input, parameters: parameters) }
    swap(&parameters, &next)
    history.append(
      parameters: parameters, gradient: evaluator.gradient, result,
      output: input == nil ? [] : tracker.outputs[tracker.answer])
  }
  let result = evaluator.evaluate(parameters)
  let quantity = nonFinite(result.loss, evaluator.gradient, parameters)
  history.finish(result, diverging: quantity.map { (training.epochs, $0) })
  return history
}

/// What is not finite in an epoch, the first of its causes; nil where all is finite.
private func nonFinite(
  _ loss: Double, _ gradient: [Double], _ parameters: [Double]
) -> Divergence.Quantity? {
  if !loss.isFinite { return .loss }
  for value in gradient where !value.isFinite { return .gradient }
  for value in parameters where !value.isFinite { return .parameters }
  return nil
}
