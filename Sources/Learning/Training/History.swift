/// The record of a training run, epoch by epoch.
///
///     let history = train(network, on: examples, Training(learningRate: 0.1, epochs: 10))
///     history[0].loss  // the loss before the first update
public struct History: Sendable {
  /// The amount of data kept for every epoch.
  public enum Detail: Equatable, Sendable {
    /// Only the losses, counts and rates, so that there is no ``History/subscript(_:)``.
    case curves
    /// The parameters, gradients and tracked outputs as well.
    case everyEpoch
  }

  /// The reason why a training run ended.
  public enum Ending: String, Equatable, Sendable {
    /// All epochs were completed.
    case complete
    /// The validation loss had not decreased for as many epochs as the patience allows.
    case patience
    /// The caller cancelled it.
    case cancelled
    /// A value was no longer finite: see ``History/divergence``.
    case divergence
  }

  /// The network before the first update.
  public let initial: Network
  /// The training options.
  public let training: Training
  /// The amount of data kept for every epoch.
  public let detail: Detail
  /// The mean loss of each epoch; in full batch, the loss before the update.
  public private(set) var losses: [Double] = []
  /// The number of correctly classified examples in each epoch, measured like ``losses``.
  public private(set) var correctCounts: [Int] = []
  /// The mean loss of the validation examples before each epoch; empty without validation.
  public private(set) var validationLosses: [Double] = []
  /// The number of correctly classified validation examples before each epoch; empty without
  /// validation.
  public private(set) var validationCorrectCounts: [Int] = []
  /// The learning rate of each epoch.
  public private(set) var rates: [Double] = []
  /// The trained network: after the last update or, with patience, at the lowest validation loss after
  /// one epoch or more.
  ///
  /// Its parameters are all finite if those of ``initial`` are.
  public private(set) var trained: Network
  /// The number of epochs that led to ``trained``; with patience this is less than ``count`` if
  /// later epochs did not lower the validation loss.
  public private(set) var trainedEpochs = 0
  /// The mean loss of ``trained``; not finite only after a ``divergence``.
  public private(set) var finalLoss = Double.nan
  /// The number of examples that ``trained`` classifies correctly.
  public private(set) var finalCorrect = 0
  /// The mean loss of ``trained`` on the validation examples; nil without validation.
  public private(set) var finalValidationLoss: Double?
  /// The number of validation examples that ``trained`` classifies correctly; nil without validation.
  public private(set) var finalValidationCorrect: Int?
  /// The reason why the training run ended.
  public private(set) var ending = Ending.complete
  /// The first non-finite quantity, or nil.
  public private(set) var divergence: Divergence?

  /// The parameters after each update, end to end, followed by the gradients and tracked outputs.
  private var parameters: [Double] = []
  private var gradients: [Double] = []
  private var outputs: [Double] = []
  private let parameterCount: Int
  private let outputCount: Int

  /// Whether patience found no network with a lower validation loss than before training.
  public var isNoBetterThanStart: Bool {
    guard training.patience != nil, ending != .cancelled, let start = validationLosses.first,
      let kept = finalValidationLoss
    else { return false }
    return !(kept < start)
  }

  /// The number of epochs kept.
  public var count: Int { losses.count }

  /// Creates an empty history.
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

  /// Returns the record of the epoch `index`.
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

  /// Appends an epoch.
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

  /// Completes the history with the trained network.
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
