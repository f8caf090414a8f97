import Experiments
import Formatting
import Learning
import Plotting

/// The figures of the training.
extension StudyFigures {
  /// The final loss against the learning rate.
  public func sweep(_ sweep: LearningRateSweep) -> ReportFigure {
    let bound = study.experiment.training.isPlainDescent ? study.stabilityBound : .infinity
    let chart = SweepChart(
      sweep: sweep, rates: study.runs.map(\.run.learningRate), bound: bound)
    let lowest = sweep.lowest.map { point in
      " The lowest loss\(sweep.isLowestElsewhere ? " where it changes smoothly with the rate" : ""), \(distinct(point.loss, point.loss).0), is reached near η = \(significant(point.rate, 2))"
    }
    let line =
      bound.isFinite
      ? " The solid line is the stability limit at the start, 2/λ = "
        + "\(significant(bound, 3)), where λ is the largest eigenvalue of the loss's Hessian\(study.sample == nil ? "" : " on that sample")."
      : ""
    let words =
      "The training loss after \(counted(sweep.epochs, "epoch")) at "
      + "\(counted(sweep.points.count + sweep.between.count, "learning rate")), each trained from the same initial weights\(sample(of: sweep))."
    let rough =
      sweep.rough.isEmpty
      ? ""
      : " Where the loss does not depend smoothly on the rate,\(bound.isFinite ? " and above the stability limit," : "") each training run is a point; elsewhere a line connects them."
    let rates = study.runs.map { RateText($0.run.learningRate).plain }
    return figure(
      .sweep, name: "sweep", title: "Final loss against learning rate",
      alternative: words + (lowest.map { $0 + "." } ?? "") + line,
      caption: words + (lowest.map { $0 + " (circle)." } ?? "") + rough + line
        + (rates.count == 1
          ? " The dashed line is the rate of this report, \(rates[0])."
          : " The dashed lines are the rates of this report: \(listed(rates))."),
      size: .millimetres(120, 80), chart.plot(theme: theme))
  }

  /// The clause on the stars that a sweep trains on, if these are not all.
  private func sample(of sweep: LearningRateSweep) -> String {
    guard let sample = study.sample else { return "" }
    let words =
      " on a random sample of \(grouped(sample.examples.total)) of the "
      + counted(sample.total, "star")
    guard let loss = sweep.sampleLoss, let best = study.best else { return words }
    let (here, all) = distinct(loss, best.history.finalLoss)
    return words
      + ", where the loss of the network trained at η = \(RateText(best.run.learningRate).plain) is \(here), against \(all) on all"
  }

  /// The confusion matrix of run `index`.
  public func confusion(ofRun index: Int) -> ReportFigure {
    let run = study.runs[index]
    let rate = RateText(run.run.learningRate)
    let matrices = parts.map { title, stars in
      ConfusionChart.Part(title: title, matrix: run.confusion(among: stars))
    }
    let right = run.correct(among: 0..<dataset.count)
    let count = Self.counts(dataset.split) { stars, noun in
      let right = run.correct(among: stars)
      return (right, "\(grouped(right)) of \(counted(dataset.starCount(of: stars), noun))")
    }
    let words = "\(count) \(right == 1 ? "lies" : "lie") on the diagonal."
    return figure(
      .confusion, run: index, name: "confusion-rate-\(rate.fileName)",
      title: "Confusion matrix at learning rate \(rate.fileName)",
      alternative: "Confusion matrix at learning rate \(rate.plain). \(words)",
      caption:
        "Confusion matrix of the network trained at η = \(rate.plain): the number of stars of each "
        + "true class that are predicted as each class, misclassified ones outlined, with the recall of each "
        + "true class and the precision of each predicted class. \(words)",
      size: ConfusionChart.size(
        matrices: matrices.count, classes: dataset.classes.count, isNarrow: isNarrow),
      ConfusionChart(
        parts: matrices, classNames: dataset.classes.map { $0.plural.capitalizingFirst }))
  }

  /// The stars of each confusion matrix: training and validation stars, those marked as test and validation
  /// data, or all.
  private var parts: [(title: String, stars: [Int])] {
    let split = dataset.split
    if !split.validation.isEmpty {
      return [("Training stars", split.training), ("Validation stars", split.validation)]
    }
    let rows = [("Test data", dataset.testRows), ("Validation data", dataset.validationRows)]
      .compactMap { title, rows in rows.map { (title, Array($0)) } }
    return rows.isEmpty ? [("All stars", Array(0..<dataset.count))] : rows
  }

  /// Every weight, bias and gradient of run `index` against the epoch.
  public func parameters(ofRun index: Int) -> ReportFigure {
    let run = study.runs[index]
    let rate = RateText(run.run.learningRate)
    let paths = ParameterPaths(history: run.history)
    let groups = paths.groups().count
    // The names beside the lines need more room than lines alone.
    let columns = isNarrow ? 1 : 2
    let words =
      "The \(counted(study.initial.parameterCount, "parameter")) follow "
      + (groups < study.initial.parameterCount
        ? "\(counted(groups, "different path")); identical ones are drawn as one line, labelled with their number."
        : "different paths.")
    return figure(
      .parameters, run: index, name: "parameters-rate-\(rate.fileName)",
      title: "Weights and gradients at learning rate \(rate.fileName)",
      alternative:
        "Weights and biases, and the norms of their gradients, by epoch at learning rate "
        + "\(rate.plain). \(words)",
      caption: "Weights and biases, and the norms of their gradients in each layer, by epoch at "
        + "η = \(rate.plain). \(words)",
      size: Self.pairSize(columns: columns), paths.grid(theme: theme, columns: columns))
  }
}
