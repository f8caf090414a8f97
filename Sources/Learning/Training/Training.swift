/// The training options other than the learning rate and the number of epochs.
public struct TrainingPlan: Equatable, Sendable {
  /// The learning rate schedule.
  public var schedule: Schedule = .constant
  /// The optimisation method.
  public var method: Method = .gradientDescent
  /// The number of examples per update, shuffled each epoch; nil for full batch.
  public var batchSize: Int?
  /// The seed of the shuffling.
  public var seed: UInt64 = 1
  /// The factor `λ` of the penalty `½ λ Σ w²` over all weights but not the biases; recorded losses
  /// exclude it.
  public var weightPenalty: Double = 0
  /// The weights of the classes in the gradient, which recorded losses exclude; nil for equal weights.
  public var classWeights: ClassWeights?
  /// The number of epochs without a lower validation loss after which training stops; nil for no limit.
  public var patience: Int?

  /// Creates the options of plain gradient descent.
  public init() {}

  /// Whether every step is a constant learning rate times the full-batch gradient.
  public var isPlainDescent: Bool {
    method == .gradientDescent && batchSize == nil && weightPenalty == 0 && schedule == .constant
      && classWeights == nil
  }

  /// Whether the first step on a single example is the learning rate times its gradient.
  public var startsPlainly: Bool {
    guard weightPenalty == 0 else { return false }
    return switch method {
    case .gradientDescent, .momentum(_, isNesterov: false): true
    case .momentum(_, isNesterov: true), .adam, .adamW: false
    }
  }
}

/// The training options.
///
///     Training(learningRate: 0.1, epochs: 10)  // full-batch gradient descent
@dynamicMemberLookup
public struct Training: Equatable, Sendable {
  /// The initial learning rate `η`, the step size along the negative gradient before
  /// ``TrainingPlan/schedule`` applies.
  public var learningRate: Double
  /// The number of passes over the examples; in full batch this is also the number of updates.
  public var epochs: Int
  /// The other options.
  public var plan: TrainingPlan

  /// The options of ``plan``.
  public subscript<Value>(dynamicMember path: WritableKeyPath<TrainingPlan, Value>) -> Value {
    get { plan[keyPath: path] }
    set { plan[keyPath: path] = newValue }
  }

  /// Creates options for `epochs` epochs at `learningRate`, by default with plain gradient descent.
  ///
  /// - Precondition: `learningRate` is positive and finite, and `epochs` is not negative.
  public init(learningRate: Double, epochs: Int, _ plan: TrainingPlan = TrainingPlan()) {
    precondition(learningRate > 0 && learningRate.isFinite, "a learning rate of \(learningRate)")
    precondition(epochs >= 0, "\(epochs) epochs")
    self.learningRate = learningRate
    self.epochs = epochs
    self.plan = plan
  }

  /// Returns the learning rate in the epoch `epoch`, counted from 0.
  public func learningRate(inEpoch epoch: Int) -> Double {
    learningRate * plan.schedule.factor(inEpoch: epoch, of: epochs)
  }
}
