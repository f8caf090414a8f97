import Learning

/// A training whose numbers overflowed, and which so has no result.
public struct DivergedTraining: Error, CustomStringConvertible {
  private let divergence: Divergence
  private let run: Run
  private let advice: String

  /// The divergence of `run`, and the remedy.
  public init(_ divergence: Divergence, _ run: Run, advice: String = "try a smaller learning rate")
  {
    self.divergence = divergence
    self.run = run
    self.advice = advice
  }

  /// The epoch and the number that diverged, and the advice.
  public var description: String {
    "the training at learning rate \(run.learningRate) diverged: in epoch "
      + "\(divergence.epoch) the \(divergence.quantity.rawValue) is no longer finite, first in "
      + "layer \(divergence.layer + 1); \(advice)"
  }
}
