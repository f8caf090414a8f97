import Documents
import Experiments
import Formatting
import Learning

/// The text of `mainsequence train` on a training.
public struct TrainingText: Sendable {
  private let training: ModelTraining
  private var model: StarModel { training.model }

  /// The text of `training`.
  public init(_ training: ModelTraining) { self.training = training }

  /// The whole text.
  public var document: Document {
    let title = "A \(shape(model.network.sizes)) network"
    var blocks: [Block] = [.heading(level: 1, Prose(title))]
    blocks += NoImprovement(training).map { [.paragraph(Prose($0.sentence))] } ?? []
    blocks += [.paragraph(Prose(opening)), .table(runs), .paragraph(Prose(chosen))]
    if let validation = training.validation {
      blocks += section("Validation stars", validation)
    }
    blocks += missedStars.map { .paragraph(Prose($0)) }
    blocks += section("Training stars", training.training)
    if !training.folds.isEmpty { blocks += [.heading(level: 2, "Folds")] + folds }
    return Document(title: title, blocks)
  }

  /// The losses and accuracies of every epoch of every run as comma-separated values, in full precision; the
  /// columns of validation stars are empty if there are none.
  public var curves: [UInt8] {
    var text = "run,epoch,learning_rate,loss,accuracy,validation_loss,validation_accuracy\n"
    let trained = Double(training.training.count)
    for (run, result) in training.results.enumerated() {
      let history = result.history
      for epoch in 0..<history.count {
        let validation = training.validation.map { validation in
          "\(history.validationLosses[epoch]),"
            + "\(Double(history.validationCorrectCounts[epoch]) / Double(validation.count))"
        }
        text +=
          "\(run + 1),\(epoch),\(history.rates[epoch]),\(history.losses[epoch]),"
          + "\(Double(history.correctCounts[epoch]) / trained),\(validation ?? ",")\n"
      }
    }
    return Array(text.utf8)
  }

  private var opening: String {
    let heldOut = training.validation.map { "; \(self.heldOut($0.count))" } ?? ""
    let counts = training.training.confusion.counts.map { $0.reduce(0, +) }
    let classes = zip(model.classes, counts).map { star, count in
      star.counted(count)
    }
    return "Trained on \(counted(training.training.count, "star")): \(listed(classes))\(heldOut)."
  }

  private func heldOut(_ count: Int) -> String {
    let share = Double(count) / Double(count + training.training.count)
    return
      "\(grouped(count)) \(count == 1 ? "is" : "are") held out (\(significant(share * 100, 3)) %)"
  }

  private var runs: Documents.Table {
    let results = training.results
    var columns: [Documents.Table.Column] = [
      .init("learning rate", .numerals(results.map { RateText($0.run.learningRate).plain })),
      .init("epochs", .integers(results.map(\.history.count))),
      .init("final loss", .numerals(results.map { fixed($0.history.finalLoss, 4) })),
    ]
    if training.validation != nil {
      let losses = results.map { $0.history.finalValidationLoss.map { fixed($0, 4) } ?? "–" }
      columns.append(.init("final validation loss", .numerals(losses)))
    }
    columns.append(.init("ended", text: results.map { Self.ending($0.history) }))
    return Documents.Table(columns)
  }

  private static func ending(_ history: History) -> String {
    switch history.ending {
    case .complete: "after the last epoch" + kept(history)
    case .patience: "early, by patience" + kept(history)
    case .cancelled: "when interrupted" + kept(history)
    case .divergence: "by divergence"
    }
  }

  /// The clause on the network that is kept, if it is not the last one.
  private static func kept(_ history: History) -> String {
    history.trainedEpochs == history.count
      ? "" : "; the network after \(counted(history.trainedEpochs, "epoch")) is kept"
  }

  private var chosen: String {
    let result = training.results[training.best]
    let reason =
      training.results.count == 1
      ? ""
      : " It has the lowest \(training.validation == nil ? "final" : "final validation") loss."
    let network = NoImprovement(training) == nil ? "model" : "network below"
    return
      "The \(network) is that of learning rate \(RateText(result.run.learningRate).plain), trained with "
      + "\(result.history.training.plan.phrase(hasBatches: hasBatches)).\(reason)"
      + (overfitting(result.history).map { " " + $0 } ?? "")
  }

  /// The sentence on overfitting; nil where there is none, or where one class is predicted for every star.
  private func overfitting(_ history: History) -> String? {
    let predicted = training.training.confusion.counts.reduce(into: Set<Int>()) { classes, row in
      classes.formUnion(row.indices.filter { row[$0] > 0 })
    }
    return predicted.count > 1 ? Overfitting(history)?.sentence : nil
  }

  /// Whether a step uses fewer than all training stars.
  private var hasBatches: Bool {
    training.results[training.best].history.training.batchSize.map { $0 < training.rowCount }
      ?? false
  }

  private func section(_ title: String, _ evaluation: Evaluation) -> [Block] {
    let text = EvaluationText(evaluation, model.classes)
    return [
      .heading(level: 2, Prose(title)), .paragraph(Prose(text.sentence)), .table(text.confusion),
    ] + text.calibration
  }

  private var missedStars: [String] {
    training.missedStars.compactMap { $0.sentence(model.classes) }
  }

  private var folds: [Block] {
    let folds = training.folds
    let table = Documents.Table([
      .init("fold", .integers(Array(1...folds.count))),
      .init("stars", .integers(folds.map(\.count))),
      .init("accuracy", .numerals(folds.map { fixed($0.accuracy, 3) })),
      .init("balanced accuracy", .numerals(folds.map { fixed($0.confusion.balancedAccuracy, 3) })),
      .init("macro-F1", .numerals(folds.map { fixed($0.confusion.macroF1, 3) })),
      .init("log loss", .numerals(folds.map { fixed($0.logLoss, 4) })),
    ])
    let weights = folds.map { Double($0.count) }
    func mean(_ value: (Evaluation) -> Double) -> WeightedMean {
      WeightedMean(folds.map(value), weights: weights)
    }
    let balanced = mean(\.confusion.balancedAccuracy)
    let spread =
      balanced.deviation.map { ", with a standard deviation of \(fixed($0, 3)) between the folds" }
      ?? ""
    let sentence =
      "Each fold was classified by a network trained on the others. The means over the folds, weighted by their "
      + "stars, are \(fixed(mean(\.accuracy).mean, 3)) for the accuracy, \(fixed(mean(\.logLoss).mean, 4)) for the "
      + "log loss and \(fixed(balanced.mean, 3)) for the balanced accuracy\(spread). The model itself was trained "
      + "on all stars."
    return [.table(table), .paragraph(Prose(sentence))]
  }
}
