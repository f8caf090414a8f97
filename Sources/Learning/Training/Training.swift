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
  /// The number of epochs without a lower validation loss after which training stops; nil for no limit.
  public var patience: Int?

  /// Creates the options of plain gradient descent.
  public init() {}

  /// Whether every step is a constant learning rate times the full-batch gradient.
  public var isPlainDescent: Bool {
    method == .gradientDescent && batchSize == nil && weightPenalty == 0 && schedule == .constant
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

/// The optimisation method: the update from the gradient `g` at the learning rate `η`.
public enum Method: Equatable, Sendable {
  /// `θ ← θ − η g`.
  case gradientDescent
  /// Momentum: `v ← μ v + g`, `θ ← θ − η v`, with `μ` in [0, 1).
  ///
  /// Source: Polyak, *Some methods of speeding up the convergence of iteration methods* (1964).
  case momentum(Double = 0.9)
  /// Adam: `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `θ ← θ − η m̂ / (√ŝ + ε)` with `m̂ =
  /// m / (1 − β₁ᵗ)` and `ŝ = s / (1 − β₂ᵗ)` in the update `t`, counted from 1.
  ///
  /// Source: Kingma & Ba, *Adam: a method for stochastic optimization* (2015), algorithm 1.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
}
