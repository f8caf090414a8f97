import Formatting
import Learning

/// A training whose numbers overflowed, and which so has no result.
public struct DivergedTraining: Error, CustomStringConvertible, Sendable {
  /// The place where the training diverged.
  public let divergence: Divergence
  /// The learning rate and the number of epochs.
  public let run: Run
  /// The learning rate below which gradient descent is stable at the start; nil if there is none.
  private let limit: Double?

  /// The divergence of `run`, and the largest stable learning rate at its start.
  public init(_ divergence: Divergence, _ run: Run, stableBelow limit: Double? = nil) {
    self.divergence = divergence
    self.run = run
    self.limit = limit
  }

  /// The epoch and the number that diverged, and the advice.
  public var description: String {
    let advice =
      limit.map { "at the start only rates below \(significant($0, 3)) are stable" }
      ?? "try a smaller learning rate"
    return "the training at learning rate \(run.learningRate) diverged: in epoch "
      + "\(divergence.epoch) the \(divergence.quantity.rawValue) is no longer finite, first in "
      + "layer \(divergence.layer + 1); \(advice)"
  }
}
