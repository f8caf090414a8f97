/// A training, epoch by epoch.
///
///     let history = train(network, on: examples, Training(learningRate: 0.1, epochs: 10))
///     history[0].loss  // the loss before the first update
public struct History: Sendable {
  /// What is kept of every epoch.
  public enum Detail: Equatable, Sendable {
    /// The losses, counts and rates only, so that there is no ``History/subscript(_:)``.
    case curves
    /// The parameters, gradients and tracked outputs as well.
    case everyEpoch
  }

  /// Why a training ended.
  public enum Ending: String, Equatable, Sendable {
    /// All epochs were done.
    case complete
    /// The validation loss had not fallen for as long as the training's patience.
    case patience
    /// The caller asked for it.
    case cancelled
    /// Something was no longer finite: see ``History/divergence``.
    case divergence
  }

  /// The network before the first update.
  public let initial: Network
  /// What was asked for.
  public let training: Training
  /// What is kept of every epoch.
  public let detail: Detail
  /// The mean loss of each epoch; in full batch that before the update.
  public private(set) var losses: [Double] = []
  /// How many examples were classified right in each epoch, like ``losses``.
  public private(set) var correctCounts: [Int] = []
  /// The mean loss of the validation examples before each epoch; empty if there are none.
  public private(set) var validationLosses: [Double] = []
  /// How many validation examples were classified right before each epoch; empty if there are none.
  public private(set) var validationCorrectCounts: [Int] = []
  /// The learning rate of each epoch.
  public private(set) var rates: [Double] = []
  /// The network that came out: after the last update, or with patience that of the lowest validation
  /// loss.
  ///
  /// Its parameters are all finite if those of ``initial`` are.
  public private(set) var trained: Network
  /// The number of epochs after which the network was ``trained``; with patience less than ``count``
  /// where later epochs made the validation loss no lower.
  public private(set) var trainedEpochs = 0
  /// The mean loss of ``trained``; not finite only after a ``divergence``.
  public private(set) var finalLoss = Double.nan
  /// How many examples ``trained`` classifies right.
  public private(set) var finalCorrect = 0
  /// The mean loss of ``trained`` for the validation examples; nil if there are none.
  public private(set) var finalValidationLoss: Double?
  /// How many validation examples ``trained`` classifies right; nil if there are none.
  public private(set) var finalValidationCorrect: Int?
  /// Why the training ended.
  public private(set) var ending = Ending.complete
  /// What was not finite, or nil.
  public private(set) var divergence: Divergence?

  /// The parameters after each update, the gradients, and the tracked outputs before it, end to end.
  private var parameters: [Double] = []
  private var gradients: [Double] = []
  private var outputs: [Double] = []
  private let parameterCount: Int
  private let outputCount: Int

  /// The number of epochs kept.
  public var count: Int { losses.count }

  /// An empty history.
  init(initial: Network, training: Training, detail: Detail, outputCount: Int) {
    self.initial = initial
    self.training = training
    self.detail = detail
    self.outputCount = outputCount
    trained = initial
    parameterCount = initial.parameterCount
    guard detail == .everyEpoch else { return }
    let epochs = min(training.epochs, 100_000 / parameterCount + 1)
    parameters.reserveCapacity(epochs * parameterCount)
    gradients.reserveCapacity(epochs * parameterCount)
    outputs.reserveCapacity(epochs * outputCount)
  }

  /// Everything kept of the epoch `index`.
  ///
  /// - Precondition: `0 ≤ index < count`, and ``detail`` is ``Detail/everyEpoch``.
  public subscript(index: Int) -> Epoch {
    precondition((0..<count).contains(index), "epoch \(index) of \(count)")
    precondition(detail == .everyEpoch, "epoch \(index) of a history of \(detail)")
    var network = initial
    let range = index * parameterCount..<(index + 1) * parameterCount
    network.parameters = Array(parameters[range])
    return Epoch(
      index: index, network: network,
      gradient: Gradient(shapedLike: initial, values: gradients[range]), loss: losses[index],
      validationLoss: validationLosses.isEmpty ? nil : validationLosses[index],
      output: Array(outputs[index * outputCount..<(index + 1) * outputCount]))
  }

  /// Adds an epoch.
  mutating func append(
    _ measure: Measure, _ validation: Measure?, rate: Double, parameters: [Double],
    gradient: [Double], output: ArraySlice<Double>
  ) {
    losses.append(measure.loss)
    correctCounts.append(measure.correctCount)
    rates.append(rate)
    if let validation {
      validationLosses.append(validation.loss)
      validationCorrectCounts.append(validation.correctCount)
    }
    guard detail == .everyEpoch else { return }
    parameters.withUnsafeBufferPointer { self.parameters.append(contentsOf: $0) }
    gradient.withUnsafeBufferPointer { gradients.append(contentsOf: $0) }
    outputs += output
  }

  /// Ends the history with the network that came out.
  mutating func end(
    _ ending: Ending, _ parameters: [Double], _ measure: Measure, validation: Measure?,
    bestEpoch: Int? = nil, divergence: Divergence? = nil
  ) {
    self.ending = ending
    self.divergence = divergence
    trained.parameters = parameters
    trainedEpochs = bestEpoch ?? count
    finalLoss = measure.loss
    finalCorrect = measure.correctCount
    finalValidationLoss = validation?.loss
    finalValidationCorrect = validation?.correctCount
  }
}
