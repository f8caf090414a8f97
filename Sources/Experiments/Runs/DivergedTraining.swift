import Learning

/// A training whose numbers grew out of range, so that nothing came of it.
public struct DivergedTraining: Error, CustomStringConvertible {
  private let divergence: Divergence
  private let run: Run
  private let advice: String

  /// The divergence of `run`, and what can be said for a remedy.
  public init(_ divergence: Divergence, _ run: Run, advice: String = "try a smaller learning rate")
  {
    self.divergence = divergence
    self.run = run
    self.advice = advice
  }

  /// Where it diverged, of what, and the advice.
  public var description: String {
    "the training at learning rate \(run.learningRate) diverged: in epoch "
      + "\(divergence.epoch) the \(divergence.quantity.rawValue) is no longer finite, first in "
      + "layer \(divergence.layer + 1); \(advice)"
  }
}
