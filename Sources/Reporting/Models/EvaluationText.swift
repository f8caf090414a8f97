import Documents
import Experiments
import Formatting
import Learning

/// The evaluation of a network in words and tables.
struct EvaluationText {
  private let evaluation: Evaluation
  private let classes: [StarClass]

  init(_ evaluation: Evaluation, _ classes: [StarClass]) {
    self.evaluation = evaluation
    self.classes = classes
  }

  /// The overall measures in a sentence.
  var sentence: String {
    "\(grouped(evaluation.confusion.correctCount)) of \(counted(evaluation.count, "star")) are classified correctly, "
      + "an accuracy of \(fixed(evaluation.accuracy, 3)); the balanced accuracy is "
      + "\(fixed(evaluation.confusion.balancedAccuracy, 3)) and the macro-F1 \(fixed(evaluation.confusion.macroF1, 3)). "
      + "The log loss is \(significant(evaluation.logLoss, 4)) and the Brier score "
      + "\(significant(evaluation.brierScore, 4))."
  }

  /// The confusion matrix, with recall, precision and F1.
  var confusion: Documents.Table {
    let indices = classes.indices
    func share(_ value: (Int) -> Double?) -> Documents.Table.Cells {
      .numerals(indices.map { Self.share(value($0)) })
    }
    return Documents.Table(
      [.init("true class", text: classes.map(\.name))]
        + indices.map { predicted in
          Documents.Table.Column(
            "predicted \(classes[predicted].name)",
            .integers(indices.map { evaluation.confusion.counts[$0][predicted] }))
        } + [
          .init("recall", share(evaluation.confusion.recall)),
          .init("95 % interval", text: indices.map(recallInterval)),
          .init("precision", share(evaluation.confusion.precision)),
          .init("F1", share(evaluation.confusion.f1)),
        ])
  }

  /// The Wilson interval of the recall of a class; a dash without stars.
  private func recallInterval(_ label: Int) -> String {
    let counts = evaluation.confusion.counts[label]
    let total = counts.reduce(0, +)
    guard total > 0 else { return "–" }
    let interval = WilsonInterval(counts[label], of: total)
    return "\(fixed(interval.lower, 2)) to \(fixed(interval.upper, 2))"
  }

  /// The share of stars classified correctly, by the probability of the predicted class.
  var calibration: [Block] {
    let bins = evaluation.calibration.enumerated().filter { $0.element.count > 0 }
    let table = Documents.Table([
      .init("probability", text: bins.map { Self.interval($0.offset) }),
      .init("stars", .integers(bins.map(\.element.count))),
      .init("mean probability", .numerals(bins.map { Self.share($0.element.meanProbability) })),
      .init("share correct", .numerals(bins.map { Self.share($0.element.shareRight) })),
    ])
    let error = fixed(evaluation.expectedCalibrationError, 4)
    return [.table(table), .paragraph("The expected calibration error is \(error).")]
  }

  private static func share(_ value: Double?) -> String { value.map { fixed($0, 3) } ?? "–" }

  private static func interval(_ index: Int) -> String {
    "\(fixed(Double(index) / 10, 1)) to \(fixed(Double(index + 1) / 10, 1))"
  }
}
