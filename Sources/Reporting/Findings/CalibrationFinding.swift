import Formatting
import Learning

/// The mean probability of the predicted classes against the share of correct predictions.
enum CalibrationFinding {
  /// The number of validation stars below which the interval is too wide to judge by.
  private static let fewest = 50

  static func of(_ facts: RunFacts) -> Finding? {
    guard let validation = facts.study.validation, validation.count >= fewest else { return nil }
    let evaluation = Evaluation(facts.history.trained, over: validation)
    let mean =
      evaluation.calibration.reduce(0) { $0 + $1.probabilitySum } / Double(evaluation.count)
    let interval = WilsonInterval(evaluation.confusion.correctCount, of: evaluation.count)
    let verdict =
      if mean > interval.upper {
        "more than the \(facts.percentage(evaluation.accuracy)) that are correct: it is overconfident"
      } else if mean < interval.lower {
        "less than the \(facts.percentage(evaluation.accuracy)) that are correct: it is underconfident"
      } else {
        "within the interval of the share that is correct"
      }
    return Finding(
      .calibration,
      "The network gives the classes that it predicts for the validation stars a mean probability of "
        + "\(facts.percentage(mean)), \(verdict). The expected calibration error is "
        + "\(fixed(evaluation.expectedCalibrationError, 3)).",
      [
        "mean probability": mean, "accuracy": evaluation.accuracy,
        "expected calibration error": evaluation.expectedCalibrationError,
      ])
  }
}
