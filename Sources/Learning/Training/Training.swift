/// How a network is trained, whatever its learning rate and its epochs.
public struct TrainingPlan: Equatable, Sendable {
  /// How the learning rate changes from epoch to epoch.
  public var schedule: Schedule = .constant
  /// What an update makes of the gradient.
  public var method: Method = .gradientDescent
  /// The number of examples of an update, taken in a new order each epoch; nil for all at once.
  public var batchSize: Int?
  /// Where the orders of mini-batches start from.
  public var seed: UInt64 = 1
  /// `λ` of the penalty `½ λ Σ w²` over all weights, biases aside; the losses kept do not include it.
  public var weightPenalty: Double = 0
  /// After how many epochs without a lower validation loss the training stops; nil for never.
  public var patience: Int?

  /// Plain gradient descent.
  public init() {}

  /// Whether every step is the learning rate times the gradient of the loss of all examples, at one rate.
  public var isPlainDescent: Bool {
    method == .gradientDescent && batchSize == nil && weightPenalty == 0 && schedule == .constant
  }
}

/// How a network is trained.
///
///     Training(learningRate: 0.1, epochs: 10)  // full-batch gradient descent
@dynamicMemberLookup
public struct Training: Equatable, Sendable {
  /// `η`, the step along the negative gradient, before the ``TrainingPlan/schedule`` changes it.
  public var learningRate: Double
  /// The number of passes over the examples; in full batch also the number of updates.
  public var epochs: Int
  /// All else.
  public var plan: TrainingPlan

  /// What ``plan`` says.
  public subscript<Value>(dynamicMember path: WritableKeyPath<TrainingPlan, Value>) -> Value {
    get { plan[keyPath: path] }
    set { plan[keyPath: path] = newValue }
  }

  /// A training of `epochs` epochs at `learningRate`, by plain gradient descent if no plan is given.
  ///
  /// - Precondition: `learningRate` is positive and finite, and `epochs` is not negative.
  public init(learningRate: Double, epochs: Int, _ plan: TrainingPlan = TrainingPlan()) {
    precondition(learningRate > 0 && learningRate.isFinite, "a learning rate of \(learningRate)")
    precondition(epochs >= 0, "\(epochs) epochs")
    self.learningRate = learningRate
    self.epochs = epochs
    self.plan = plan
  }

  /// The learning rate of the epoch `epoch`, counted from 0.
  public func learningRate(inEpoch epoch: Int) -> Double {
    learningRate * plan.schedule.factor(inEpoch: epoch, of: epochs)
  }
}

/// What an update makes of the gradient `g` at the learning rate `η`.
public enum Method: Equatable, Sendable {
  /// `θ ← θ − η g`.
  case gradientDescent
  /// `v ← μ v + g`, `θ ← θ − η v`; with `μ` in [0, 1).
  ///
  /// Source: Polyak, *Some methods of speeding up the convergence of iteration methods* (1964).
  case momentum(Double = 0.9)
  /// `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `θ ← θ − η m̂ / (√ŝ + ε)` with
  /// `m̂ = m / (1 − β₁ᵗ)` and `ŝ = s / (1 − β₂ᵗ)` in the update `t`, counted from 1.
  ///
  /// Source: Kingma & Ba, *Adam: a method for stochastic optimization* (2015), algorithm 1.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
}
