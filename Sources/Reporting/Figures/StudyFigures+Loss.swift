import Experiments
import Formatting
import Learning
import Plotting

/// The figures of the losses.
extension StudyFigures {
  /// The loss against the epoch of run `index`.
  public func loss(ofRun index: Int) -> ReportFigure {
    let rate = RateText(study.runs[index].run.learningRate)
    return lossChart(
      [index], name: "loss-rate-\(rate.fileName)",
      title: "Loss against epoch at learning rate \(rate.fileName)",
      caption: "Loss against epoch at η = \(rate.plain).", run: index)
  }

  /// The loss against the epoch of all runs together.
  public func losses() -> ReportFigure {
    lossChart(
      Array(study.runs.indices), name: "loss", title: "Loss against epoch at every learning rate",
      caption: "Loss against epoch at all learning rates.", run: nil)
  }

  private func lossChart(
    _ runs: [Int], name: String, title: String, caption: String, run: Int?
  ) -> ReportFigure {
    let chart = LossChart(
      curves: runs.map { curve(ofRun: $0) }, entropy: study.examples.entropy)
    let words = runs.map { index in LossText(study.runs[index]).summary }
    let isSmall = runs.contains { study.runs[$0].history.losses.contains { $0 < LossScale.floor } }
    let notes = [
      "The thin dashed line is the loss of predicting the class shares for every star, their entropy (\(significant(study.examples.entropy, 4))).",
      chart.isDivided
        ? "The two panels have different vertical scales: in one of them the loss hardly changes."
        : nil,
      study.validation == nil ? nil : "Dotted: the validation loss.",
      hasBatches
        ? "The training loss is the mean over the batches of an epoch and is drawn at its middle\(study.validation == nil ? "" : "; the validation loss is measured before and after each epoch")."
        : nil,
      keptNote(runs),
      isSmall
        ? "Losses too small for double precision are drawn at the smallest it distinguishes." : nil,
    ]
    return figure(
      .loss, run: run, name: name, title: title,
      alternative: "Loss against epoch. " + words.joined(separator: " "),
      caption: ([caption] + notes.compactMap(\.self)).joined(separator: " "),
      size: chart.isDivided ? Self.pairSize(columns: pairColumns) : .millimetres(120, 80),
      chart.drawing(theme: theme, columns: pairColumns))
  }

  /// Whether the training loss of an epoch is a mean over mini-batches, between which the network changes.
  var hasBatches: Bool {
    study.experiment.training.batchSize.map { $0 < study.examples.count } ?? false
  }

  /// The sentence on the marked networks that patience keeps; nil if it stops no training.
  private func keptNote(_ runs: [Int]) -> String? {
    let kept = runs.compactMap { keptEpochs(ofRun: $0) }
    guard let first = kept.first else { return nil }
    return kept.count == 1
      ? "The square marks the network that is kept, after \(counted(first, "epoch"))."
      : "The squares mark the networks that are kept."
  }

  /// The number of epochs that led to the network of a run that patience keeps; nil without patience.
  private func keptEpochs(ofRun index: Int) -> Int? {
    let history = study.runs[index].history
    guard history.training.patience != nil, !history.validationLosses.isEmpty else { return nil }
    return history.trainedEpochs
  }

  private func curve(ofRun index: Int) -> LossChart.Curve {
    curve(of: study.runs[index].history, series: index, keptEpochs: keptEpochs(ofRun: index))
  }

  /// The losses of a training before each epoch and, unless an earlier network was kept, after the last one.
  func curve(of history: History, series: Int = 0, keptEpochs: Int? = nil) -> LossChart.Curve {
    let isLast = history.trainedEpochs == history.count
    let validation = history.validationLosses
    return LossChart.Curve(
      learningRate: history.training.learningRate,
      losses: history.losses + (isLast ? [history.finalLoss] : []),
      validationLosses: validation
        + (isLast && !validation.isEmpty ? [history.finalValidationLoss].compactMap(\.self) : []),
      series: series, keptEpochs: keptEpochs,
      batchedEpochs: hasBatches ? history.count : 0)
  }
}
