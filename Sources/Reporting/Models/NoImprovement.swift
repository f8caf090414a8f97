import Experiments
import Formatting
import Learning

/// The result of a training with patience of which no network beats the untrained one.
public struct NoImprovement: Error, CustomStringConvertible, Sendable {
  /// The sentence on the losses.
  public let sentence: String
  /// The validation losses that it compares.
  private let losses: (lowest: Double, untrained: Double)

  /// The lack of improvement in the best run of `study`, and so in all; nil if that improves.
  public init?(_ study: Study) {
    guard let best = study.best else { return nil }
    self.init(best.run, best.history)
  }

  /// The lack of improvement in the best run of `training`, and so in all; nil if that improves.
  public init?(_ training: ModelTraining) {
    let best = training.results[training.best]
    self.init(best.run, best.history)
  }

  /// The lack of improvement in `run`; nil if it improves.
  init?(_ run: Run, _ history: History) {
    guard history.isNoBetterThanStart, let start = history.validationLosses.first,
      let kept = history.finalValidationLoss
    else { return nil }
    let (lowest, untrained) = distinct(kept, start)
    losses = (kept, start)
    sentence =
      "No trained network has a lower validation loss than the untrained one: \(lowest) after "
      + "\(counted(history.trainedEpochs, "epoch")) at η = \(RateText(run.learningRate).plain), "
      + "against \(untrained)."
  }

  /// The finding of a report.
  var finding: Finding {
    Finding(
      .noImprovement, sentence,
      ["lowest": losses.lowest, "untrained": losses.untrained])
  }

  /// The sentence and the remedies, as a message.
  public var description: String {
    sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast()
      + "; try another learning rate or more patience"
  }
}
