import Documents
import Experiments
import Formatting
import Learning

/// How well a network does.
struct EvaluationText {
  private let evaluation: Evaluation
  private let classes: [StarClass]

  init(_ evaluation: Evaluation, _ classes: [StarClass]) {
    self.evaluation = evaluation
    self.classes = classes
  }

  /// The measures of the whole, in a sentence.
  var sentence: String {
    "\(grouped(evaluation.confusion.correctCount)) of \(counted(evaluation.count, "star")) are classified right, "
      + "an accuracy of \(fixed(evaluation.accuracy, 3)); the balanced accuracy is "
      + "\(fixed(evaluation.confusion.balancedAccuracy, 3)) and the macro-F1 \(fixed(evaluation.confusion.macroF1, 3)). "
      + "The log loss is \(significant(evaluation.logLoss, 4)) and the Brier score "
      + "\(significant(evaluation.brierScore, 4))."
  }

  /// How many stars of each class were taken for which, with recall, precision and F1.
  var confusion: Documents.Table {
    let indices = classes.indices
    func share(_ value: (Int) -> Double?) -> Documents.Table.Cells {
      .numerals(indices.map { Self.share(value($0)) })
    }
    return Documents.Table(
      [.init("true class", text: classes.map(\.name))]
        + indices.map { taken in
          Documents.Table.Column(
            "taken for \(classes[taken].name)",
            .integers(indices.map { evaluation.confusion.counts[$0][taken] }))
        } + [
          .init("recall", share(evaluation.confusion.recall)),
          .init("precision", share(evaluation.confusion.precision)),
          .init("F1", share(evaluation.confusion.f1)),
        ])
  }

  /// How often the network is right, by how sure it is.
  var calibration: [Block] {
    let bins = evaluation.calibration.enumerated().filter { $0.element.count > 0 }
    let table = Documents.Table([
      .init("probability", text: bins.map { Self.interval($0.offset) }),
      .init("stars", .integers(bins.map(\.element.count))),
      .init("mean probability", .numerals(bins.map { Self.share($0.element.meanProbability) })),
      .init("share right", .numerals(bins.map { Self.share($0.element.shareRight) })),
    ])
    let error = fixed(evaluation.expectedCalibrationError, 4)
    return [.table(table), .paragraph("The expected calibration error is \(error).")]
  }

  private static func share(_ value: Double?) -> String { value.map { fixed($0, 3) } ?? "–" }

  private static func interval(_ index: Int) -> String {
    "\(fixed(Double(index) / 10, 1)) to \(fixed(Double(index + 1) / 10, 1))"
  }
}
