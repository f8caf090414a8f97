/// The state of a training run after an epoch, for progress reports.
public struct Progress: Equatable, Sendable {
  /// The number of epochs completed.
  public let completed: Int
  /// The number of epochs requested.
  public let epochs: Int
  /// The mean loss of the latest epoch.
  public let loss: Double
  /// The validation loss of the latest epoch; nil without validation examples.
  public let validationLoss: Double?
  /// The learning rate of the latest epoch.
  public let learningRate: Double
}

/// Trains `network` on `examples` and records every epoch.
///
/// In full batch, the loss, gradient and tracked output of an epoch are those before its update,
/// and the parameters those after it. With mini-batches, the loss, the number of correctly
/// classified examples and the gradient are means over the epoch's batches, each before its update and
/// weighted by its number of examples.
/// The validation loss and the tracked output are always those before the epoch's first update.
///
/// A loss, gradient or parameter that is not finite ends the run: the epoch is not kept, and
/// ``History/divergence`` describes the failure. The result is bitwise identical on any machine and
/// with any number of threads.
///
/// An epoch takes 2 P + K + 5 numbers for P parameters and, if an input is tracked, K classes.
///
/// - Parameters:
///   - network: The initial network.
///   - examples: The training examples.
///   - training: The learning rate, the number of epochs and all other options.
///   - validation: Held-out examples whose loss is recorded at every epoch, if any.
///   - input: An input whose probabilities are recorded at every epoch, if any.
///   - detail: The amount of data kept for every epoch.
///   - threads: The maximum number of threads.
///   - isCancelled: Called before every epoch; returns whether to stop.
///   - progress: Called after every recorded epoch.
/// - Returns: The history, with the trained network.
/// - Precondition: All examples and `input` have the network's number of inputs, and all examples
///   its number of classes; `threads` and the batch size are positive; patience requires validation
///   examples.
public func train(
  _ network: Network, on examples: Examples, _ training: Training,
  validating validation: Examples? = nil, tracking input: [Double]? = nil,
  keeping detail: History.Detail = .everyEpoch, threads: Int = 1,
  isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
) -> History {
  precondition(
    training.patience == nil || validation != nil, "patience without validation examples")
  if let input {
    precondition(
      input.count == network.inputCount,
      "\(input.count) tracked values for \(network.inputCount) inputs")
  }
  var history = History(
    initial: network, training: training, detail: detail,
    outputCount: input == nil ? 0 : network.classCount)
  var trainer = Trainer(network, examples, training, threads)
  var validator = validation.map {
    Evaluator(network, over: $0, threads: threads, givesGradient: false)
  }
  var tracker = Backpropagation(sizes: network.sizes, activation: network.activation)
  var patience = Patience(training.patience)
  var ending = History.Ending.complete
  for epoch in 0..<training.epochs {
    if isCancelled() {
      ending = .cancelled
      break
    }
    let validation = validator?.measure(trainer.parameters)
    if epoch > 0, let validation,
      patience.isSpent(at: validation.loss, trainer.parameters, epoch)
    {
      ending = .patience
      break
    }
    if let input { tracker.answer(input, parameters: trainer.parameters) }
    let rate = training.learningRate(inEpoch: epoch)
    let result = trainer.runEpoch(rate: rate)
    if let quantity = result.nonFinite {
      history.end(
        .divergence, trainer.parameters, result.measure, validation: validation,
        divergence: trainer.divergence(of: quantity, epoch, rate))
      return history
    }
    history.append(
      result.measure, validation, rate: rate, parameters: trainer.parameters,
      gradient: trainer.gradient, output: input == nil ? [] : tracker.outputs[tracker.answer])
    progress(
      Progress(
        completed: epoch + 1, epochs: training.epochs, loss: result.measure.loss,
        validationLoss: validation?.loss, learningRate: rate))
  }
  let last = validator?.measure(trainer.parameters)
  if let last, ending != .patience, history.count > 0 {
    _ = patience.isSpent(at: last.loss, trainer.parameters, history.count)
  }
  let trained = patience.best ?? (trainer.parameters, history.count)
  let final = trainer.measure(trained.parameters)
  let rate = history.rates.last ?? training.learningRate
  history.end(
    final.nonFinite == nil ? ending : .divergence, trained.parameters, final.measure,
    validation: validator?.measure(trained.parameters), bestEpoch: patience.best?.epoch,
    divergence: final.nonFinite.map { trainer.divergence(of: $0, history.count, rate) })
  return history
}

/// The parameters during training, and the work of one epoch.
private struct Trainer: ~Copyable {
  private(set) var parameters: [Double]
  /// The gradient of the latest epoch.
  private(set) var gradient: [Double]
  private let network: Network
  private let examples: Examples
  private let classWeights: [Double]?
  private var evaluator: Evaluator
  private let penalty: WeightPenalty?
  private var optimizer: Optimizer
  private var next: [Double]
  private var batches: Batches?

  init(_ network: Network, _ examples: Examples, _ training: Training, _ threads: Int) {
    self.network = network
    self.examples = examples
    parameters = network.parameters
    next = parameters
    gradient = parameters.map { _ in 0 }
    classWeights = training.classWeights?.values(for: examples)
    evaluator = Evaluator(network, over: examples, threads: threads, classWeights: classWeights)
    optimizer = Optimizer(training.method, parameterCount: parameters.count)
    penalty = WeightPenalty(training.weightPenalty, network)
    batches = training.batchSize.flatMap {
      Batches(exampleCount: examples.count, size: $0, seed: training.seed)
    }
  }

  /// Runs one epoch; if a value is not finite, the parameters stay as they were before it.
  mutating func runEpoch(rate: Double) -> (measure: Measure, nonFinite: Divergence.Quantity?) {
    guard batches == nil else { return runBatches(rate: rate) }
    let measure = evaluator.evaluate(parameters, gradient: &gradient)
    penalty?.add(to: &gradient, parameters)
    for index in next.indices { next[index] = parameters[index] }
    optimizer.update(&next, along: gradient, rate: rate)
    let quantity = nonFinite(measure.loss, gradient, next)
    if quantity == nil { swap(&parameters, &next) }
    return (measure, quantity)
  }

  private mutating func runBatches(
    rate: Double
  ) -> (measure: Measure, nonFinite: Divergence.Quantity?) {
    batches?.shuffle()
    next = parameters
    var gradient = parameters
    var sum = parameters.map { _ in 0.0 }
    var total: Measure = (0, 0)
    for batch in batches?.slices ?? [] {
      evaluator.take(batch, of: examples)
      let measure = evaluator.evaluate(next, gradient: &gradient)
      penalty?.add(to: &gradient, next)
      optimizer.update(&next, along: gradient, rate: rate)
      total.loss += measure.loss * Double(batch.count)
      total.correctCount += measure.correctCount
      for index in sum.indices { sum[index] += gradient[index] * Double(batch.count) }
      if let quantity = nonFinite(measure.loss, gradient, next) {
        self.gradient = gradient
        return ((measure.loss, total.correctCount), quantity)
      }
    }
    let count = Double(examples.count)
    self.gradient = sum.map { $0 / count }
    parameters = next
    return ((total.loss / count, total.correctCount), nil)
  }

  /// Returns the loss of all examples at `parameters`.
  mutating func measure(
    _ parameters: [Double]
  ) -> (measure: Measure, nonFinite: Divergence.Quantity?) {
    if batches != nil {
      evaluator = Evaluator(
        network, over: examples, threads: evaluator.threads, classWeights: classWeights)
    }
    let measure = evaluator.evaluate(parameters, gradient: &gradient)
    if measure.loss.isFinite, gradient.holdsNonFinite { return (measure, .gradient) }
    return (measure, nonFinite(measure.loss, gradient, parameters))
  }

  /// Returns the first non-finite quantity of an update, in causal order; nil if all are finite.
  private func nonFinite(
    _ loss: Double, _ gradient: [Double], _ parameters: [Double]
  ) -> Divergence.Quantity? {
    // An update with a non-finite gradient gives non-finite parameters.
    if loss.isFinite, !parameters.holdsNonFinite { return nil }
    if !loss.isFinite { return .loss }
    return gradient.holdsNonFinite ? .gradient : .parameters
  }

  /// Returns the divergence of an epoch, with the first layer that is affected.
  func divergence(of quantity: Divergence.Quantity, _ epoch: Int, _ rate: Double) -> Divergence {
    let layer =
      switch quantity {
      case .loss: network.firstOverflow(parameters, over: examples)
      case .gradient: network.layer(ofParameter: gradient.firstIndex { !$0.isFinite } ?? 0)
      case .parameters: network.layer(ofParameter: next.firstIndex { !$0.isFinite } ?? 0)
      }
    return Divergence(epoch: epoch, quantity: quantity, layer: layer, learningRate: rate)
  }
}

/// The trained parameters with the lowest validation loss, and the time to wait for a lower one.
///
/// The untrained network is no candidate, since a training that never beats it has no result.
private struct Patience {
  private let limit: Int?
  private var leastLoss = Double.infinity
  private(set) var best: (parameters: [Double], epoch: Int)?

  init(_ limit: Int?) { self.limit = limit }

  /// Whether patience has run out at the loss after `epoch` epochs.
  mutating func isSpent(at loss: Double, _ parameters: [Double], _ epoch: Int) -> Bool {
    guard let limit else { return false }
    if loss < leastLoss || best == nil {
      leastLoss = loss
      best = (parameters, epoch)
    }
    return epoch - (best?.epoch ?? 0) >= max(limit, 1)
  }
}

extension [Double] {
  /// Whether an element is infinite or NaN: its exponent bits are all set.
  fileprivate var holdsNonFinite: Bool {
    var carry: UInt64 = 0
    for element in self {
      carry |= (element.bitPattern & 0x7FF0_0000_0000_0000) &+ 0x0010_0000_0000_0000
    }
    return carry >> 63 == 1
  }
}
