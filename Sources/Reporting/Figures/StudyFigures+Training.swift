import Elementary
import Experiments
import Formatting
import Learning
import Plotting

/// The figures of the training.
extension StudyFigures {
  /// The final loss against the learning rate.
  public func sweep() -> ReportFigure {
    let sweep = further?.sweep ?? LearningRateSweep(study)
    let bound = study.experiment.training.isPlainDescent ? study.stabilityBound : .infinity
    let chart = SweepChart(
      sweep: sweep, rates: study.runs.map(\.run.learningRate), bound: bound)
    let lowest = sweep.lowest.map { point in
      " The lowest\(sweep.isLowestElsewhere ? " that the neighbouring rates confirm" : ""), \(distinct(point.loss, point.loss).0), is reached near η = \(significant(point.rate, 2))."
    }
    let line =
      bound.isFinite
      ? " The solid line is the stability limit at the start, 2/λ = "
        + "\(significant(bound, 3))." : ""
    let words =
      "The training loss after \(counted(sweep.epochs, "epoch")) at "
      + "\(counted(sweep.points.count, "learning rate")), each trained from the same initial weights."
    return figure(
      .sweep, name: "sweep", title: "Final loss against learning rate",
      alternative: words + (lowest ?? "") + line,
      caption: words + (lowest ?? "") + line + " The dashed lines are the rates of this report.",
      size: .millimetres(120, 80), chart.plot(theme: theme))
  }

  /// The decision map of run `index` after the first epochs and at doubling intervals to the last; nil unless
  /// the network has two features.
  public func evolution(ofRun index: Int) -> ReportFigure? {
    guard dataset.features.count == 2 else { return nil }
    let run = study.runs[index]
    let epochs = Self.chosenEpochs(of: run.history.count)
    let maps = epochs.map { epoch -> DecisionMap in
      var map = decisionMap(of: run.history[epoch].network, predicted: run.predicted)
      map.stars.hollow = []
      return map
    }
    guard let first = maps.first else { return nil }
    let rate = RateText(run.run.learningRate)
    let grid = PanelGrid(
      zip(epochs, maps).map { epoch, map in
        .init("Epoch \(grouped(epoch))", marks: map.panelMarks(theme: theme))
      },
      columns: 3, x: first.x.axis(), y: first.y.axis(), legend: first.panelLegend(theme: theme))
    let list = listed(epochs.map(grouped))
    return figure(
      .evolution, run: index, name: "evolution-rate-\(rate.fileName)",
      title: "Decision map during training at learning rate \(rate.fileName)",
      alternative: "The decision map at learning rate \(rate.plain) after epochs \(list), in "
        + "\(counted(epochs.count, "panel")) with the same axes.",
      caption: "The decision map at η = \(rate.plain) after epochs \(list).",
      size: .millimetres(160, epochs.count > 3 ? 115 : 70), grid)
  }

  /// All epochs if there are at most six; else the first, the last, and four between in equal ratios.
  static func chosenEpochs(of count: Int) -> [Int] {
    guard count > 6 else { return Array(0..<count) }
    let logarithm = naturalLogarithm(Double(count - 1))
    var chosen = [0]
    for step in 1...5 {
      let epoch = Int(exponential(logarithm * Double(step) / 5).rounded())
      chosen.append(min(max(epoch, chosen[step - 1] + 1), count - 6 + step))
    }
    return chosen
  }

  /// The confusion matrix of run `index`.
  public func confusion(ofRun index: Int) -> ReportFigure {
    let run = study.runs[index]
    let rate = RateText(run.run.learningRate)
    let matrices = parts.map { title, stars in
      var matrix = ConfusionMatrix(classCount: dataset.classes.count)
      for star in stars { matrix.add(dataset.labels[star], predicted: run.predicted[star]) }
      return ConfusionChart.Part(title: title, matrix: matrix)
    }
    let right = dataset.count - run.misclassified.count
    let count = Self.counts(dataset.split) { stars, noun in
      let right = run.correct(among: stars)
      return (right, "\(grouped(right)) of \(counted(stars.count, noun))")
    }
    let words = "\(count) \(right == 1 ? "lies" : "lie") on the diagonal."
    return figure(
      .confusion, run: index, name: "confusion-rate-\(rate.fileName)",
      title: "Confusion matrix at learning rate \(rate.fileName)",
      alternative: "Confusion matrix at learning rate \(rate.plain). \(words)",
      caption:
        "Confusion matrix of the network trained at η = \(rate.plain), with the recall of each "
        + "true class and the precision of each predicted class. \(words)",
      size: .millimetres(
        matrices.count > 1 ? 150 : 95, max(52, 28 + 8 * Double(dataset.classes.count))),
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
    let words =
      "The \(counted(study.initial.parameterCount, "parameter")) follow "
      + "\(counted(groups, "different path")); identical ones are drawn as one line, labelled with their number."
    return figure(
      .parameters, run: index, name: "parameters-rate-\(rate.fileName)",
      title: "Weights and gradients at learning rate \(rate.fileName)",
      alternative:
        "Weights, biases and gradients by epoch at learning rate \(rate.plain). \(words)",
      caption: "Weights, biases and gradients by epoch at η = \(rate.plain). \(words)",
      size: .millimetres(160, 80), paths.grid(theme: theme))
  }
}

/// The figure of the networks trained from several seeds.
extension StudyFigures {
  /// The class that most of the networks of `spread` predict everywhere in the diagram, and the share of them
  /// that does; nil unless there are two features.
  public func agreement(_ spread: SeedSpread) -> ReportFigure? {
    guard dataset.features.count == 2, let best = study.best else { return nil }
    var map = decisionMap(of: best.history.trained, predicted: dataset.labels)
    let classifiers = spread.results.map(\.classifier)
    let isSwapped = dataset.quantities[0] == map.y
    map.logits = { xs, ys in
      Self.votes(of: classifiers, isSwapped ? [ys, xs] : [xs, ys])
    }
    let count = numberWord(spread.results.count)
    let rate = RateText(spread.run.learningRate)
    return figure(
      .agreement, name: "agreement", title: "Agreement of the networks of several seeds",
      alternative:
        "The class that most of \(count) networks predict at every place in the diagram, each trained from "
        + "another seed at learning rate \(rate.plain).",
      caption:
        "Agreement of \(count) networks trained at η = \(rate.plain) from different seeds: the class that most "
        + "of them predict, darker where the share of them that does reaches 50, 70 and 90 %.",
      size: .millimetres(140, 105), map.plot(theme: theme))
  }

  /// The logarithms of the shares of the classifiers that predict each class, shape `[n × classes]`; softmax
  /// turns them into the shares again.
  private static func votes(of classifiers: [StarClassifier], _ features: [[Double]]) -> Matrix {
    let classCount = classifiers.first?.network.classCount ?? 1
    var votes = Array(repeating: 0.0, count: (features.first?.count ?? 0) * classCount)
    for classifier in classifiers {
      for (row, label) in classifier.classes(features).enumerated() {
        votes[row * classCount + Int(label)] += 1
      }
    }
    // A class without votes is as good as impossible.
    return Matrix(votes.map { naturalLogarithm(max($0, 1e-9)) }, columns: classCount)
  }
}
