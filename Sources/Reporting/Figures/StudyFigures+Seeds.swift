import Experiments
import Formatting
import Learning
import Plotting
import Tables

/// The figures of the networks trained from several seeds.
extension StudyFigures {
  /// The class that a majority of the networks of `spread` predicts everywhere in the diagram, and how many of them
  /// do; nil unless there are two features and several networks.
  public func agreement(_ spread: SeedSpread) -> ReportFigure? {
    guard dataset.features.count == 2, spread.results.count > 1, let best = study.best else {
      return nil
    }
    var map = decisionMap(of: best.history.trained, predicted: Array(dataset.labels))
    let classifiers = spread.results.map(\.classifier)
    let isSwapped = dataset.quantities[0] == map.y
    let agreement = Agreement(networks: classifiers.count) { xs, ys in
      classifiers.map { $0.logits(isSwapped ? [ys, xs] : [xs, ys]) }
    }
    map.agreement = agreement
    map.logits = agreement.majority
    let isSplit = Certainty.agreement(agreement).lowestStep(classes: dataset.classes.count) == 0
    let count = numberWord(spread.results.count)
    let rate = RateText(spread.run.learningRate)
    return figure(
      .agreement, name: "agreement", title: "Agreement of the networks of several seeds",
      alternative:
        "The class that a majority of \(count) networks predicts at every place in the diagram, each trained "
        + "from another seed at learning rate \(rate.plain).",
      caption:
        "Agreement of \(count) networks trained at η = \(rate.plain) from different seeds: the class that a "
        + "majority of them predicts, darker the more of them do, with the boundary between these classes as a line."
        + (isSplit
          ? " Where no class has a majority, the palest shade shows the one nearest to it." : "")
        + unmarked,
      size: .millimetres(140, 105), map.plot(theme: theme))
  }

  /// The median and the range of the losses of the trainings of `spread` against the epoch; nil unless there are
  /// several.
  public func learningCurves(_ spread: SeedSpread) -> ReportFigure? {
    guard spread.results.count > 1 else { return nil }
    let histories = spread.results.map(\.history)
    let chart = SeedChart(histories.map { curve(of: $0) }, epochs: histories.map(\.count))
    let count = numberWord(spread.results.count)
    let rate = RateText(spread.run.learningRate)
    let kind = study.validation == nil ? "" : "validation "
    let losses = spread.results.map(\.loss).sorted()
    let ends = [losses.first, losses.median, losses.last].map { significant($0 ?? .nan, 3) }
    let final =
      "The final \(kind)losses run from \(ends[0]) to \(ends[2]), with a median of \(ends[1])."
    let notes = [
      study.validation == nil ? nil : "Dashed: the validation loss.",
      chart.shortest.map {
        "From epoch \(grouped($0)), patience has ended some trainings, and the curves are those of the others."
      },
      spread.diverged > 0
        ? "\(numberWord(spread.diverged).capitalizingFirst) more \(spread.diverged == 1 ? "training" : "trainings") diverged and \(spread.diverged == 1 ? "is" : "are") left out."
        : nil,
    ].compactMap { $0.map { " " + $0 } }.joined()
    return figure(
      .learningCurves, name: "learning-curves", title: "Learning curves of several seeds",
      alternative:
        "Median and range of the loss by epoch for \(count) trainings at learning rate \(rate.plain), from "
        + "different seeds. \(final)",
      caption:
        "Learning curves of \(count) trainings at η = \(rate.plain) from different seeds: the median of the "
        + "\(study.validation == nil ? "loss" : "training loss") in each epoch, and a band from the lowest to the "
        + "highest.\(notes) \(final)",
      size: .millimetres(120, 80), chart.plot(theme: theme))
  }
}
