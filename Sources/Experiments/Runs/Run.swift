import Learning

/// One training of the network.
public struct Run: Equatable, Sendable {
  /// The largest number of epochs.
  public static let epochLimit = 100_000

  /// The learning rate η; positive and finite.
  public var learningRate: Double
  /// The number of epochs; at least 1.
  public var epochs: Int

  /// A run at `learningRate`, by default of 10 epochs.
  public init(learningRate: Double, epochs: Int = 10) {
    self.learningRate = learningRate
    self.epochs = epochs
  }
}

extension Training {
  /// The training for `run`, by `plan`.
  public init(_ run: Run, _ plan: TrainingPlan) {
    self.init(learningRate: run.learningRate, epochs: run.epochs, plan)
  }
}
