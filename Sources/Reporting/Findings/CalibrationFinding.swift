import Formatting
import Learning

/// The mean probability of the predicted classes against the share of correct predictions.
enum CalibrationFinding {
  /// The number of validation stars below which the interval is too wide to judge by.
  private static let fewest = 50

  static func of(_ facts: RunFacts) -> Finding? {
    guard let validation = facts.study.validation, validation.total >= fewest else { return nil }
    let evaluation = Evaluation(facts.history.trained, over: validation)
    let mean =
      evaluation.calibration.reduce(0) { $0 + $1.probabilitySum } / Double(evaluation.count)
    let interval = WilsonInterval(evaluation.confusion.correctCount, of: evaluation.count)
    let accuracy = facts.percentage(evaluation.accuracy)
    let verdict =
      if mean > interval.upper {
        "exceeds the accuracy on the validation stars, \(accuracy), by more than chance explains: the network is overconfident"
      } else if mean < interval.lower {
        "falls short of the accuracy on the validation stars, \(accuracy), by more than chance explains: the network is underconfident"
      } else {
        "lies within the 95 % interval of the accuracy on the validation stars"
      }
    return Finding(
      .calibration,
      "The mean probability of the predicted classes, \(facts.percentage(mean)), \(verdict). The expected calibration error is "
        + "\(fixed(evaluation.expectedCalibrationError, 3)).",
      [
        "mean probability": mean, "accuracy": evaluation.accuracy,
        "expected calibration error": evaluation.expectedCalibrationError,
      ])
  }
}
