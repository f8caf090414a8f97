import Experiments
import Formatting
import Learning
import Plotting
import Stars
import Tables

/// A figure of a report: the picture, its kind and run, and its caption.
public struct ReportFigure: Sendable {
  /// The picture.
  public var figure: Figure
  /// The kind of figure.
  public var kind: FigureName
  /// The index of its run; nil if it shows none or all.
  public var run: Int?
  /// The caption, in Markdown.
  public var caption: String
}

/// The figures of a study.
public struct StudyFigures: Sendable {
  let study: Study
  let theme: Theme
  private let curves: [NamedCurve]
  /// The trainings beside the runs; nil if they are yet to be carried out.
  private let further: FurtherTrainings?

  /// The figures of `study`, in the look of its experiment, with `curves` over the stars of the HR diagram,
  /// and `further` trainings, if these have been carried out already.
  public init(_ study: Study, curves: [NamedCurve] = [], _ further: FurtherTrainings? = nil) {
    self.study = study
    self.curves = curves
    self.further = further
    theme = FigureStyle(study.experiment, classes: study.dataset.classes).theme
  }

  /// All figures of the given kinds, in the order of the report.
  ///
  /// Decision maps are drawn only for networks with two features.
  public func all(_ kinds: [FigureName]) -> [ReportFigure] {
    var figures: [ReportFigure] = []
    if kinds.contains(.hrDiagram) { figures.append(hrDiagram()) }
    if kinds.contains(.network) { figures.append(network()) }
    for run in study.runs.indices {
      if kinds.contains(.loss) { figures.append(loss(ofRun: run)) }
      if kinds.contains(.decision) { figures += decision(ofRun: run).map { [$0] } ?? [] }
      if kinds.contains(.evolution) { figures += evolution(ofRun: run).map { [$0] } ?? [] }
      if kinds.contains(.probability) { figures += probability(ofRun: run).map { [$0] } ?? [] }
      if kinds.contains(.confusion) { figures.append(confusion(ofRun: run)) }
      if kinds.contains(.reliability) { figures.append(reliability(ofRun: run)) }
      if kinds.contains(.roc) { figures += roc(ofRun: run).map { [$0] } ?? [] }
      if kinds.contains(.precisionRecall) {
        figures += precisionRecall(ofRun: run).map { [$0] } ?? []
      }
      if kinds.contains(.parameters) { figures.append(parameters(ofRun: run)) }
    }
    if kinds.contains(.loss), study.runs.count > 1 { figures.append(losses()) }
    let (hasMap, hasCurves) = (
      kinds.contains(.decision) || kinds.contains(.agreement), kinds.contains(.learningCurves)
    )
    if hasMap || hasCurves, let seeds = further == nil ? SeedSpread(study) : further?.seeds {
      if hasMap { figures += agreement(seeds).map { [$0] } ?? [] }
      if hasCurves { figures += learningCurves(seeds).map { [$0] } ?? [] }
    }
    if kinds.contains(.sweep) { figures.append(sweep(further?.sweep ?? LearningRateSweep(study))) }
    return figures
  }

  // MARK: - The stars

  /// The Hertzsprung–Russell diagram of the stars.
  public func hrDiagram() -> ReportFigure { starFigures.hrDiagram() }

  /// The classes that the network trained in run `index` predicts everywhere in the diagram; nil unless it
  /// has two features.
  public func decision(ofRun index: Int) -> ReportFigure? {
    guard dataset.features.count == 2 else { return nil }
    let run = study.runs[index]
    var map = decisionMap(of: run.history.trained, predicted: run.predicted)
    let rate = RateText(run.run.learningRate)
    let wrong = wrongSentence(run)
    for star in starFigures.outside(map.stars, in: .decision) { map.stars.names.hide(star) }
    return figure(
      .decision, run: index, name: "decision-rate-\(rate.fileName)",
      title: "Decision map at learning rate \(rate.fileName)",
      alternative:
        "The class that the network trained at learning rate \(rate.plain) predicts at every "
        + "place in the diagram, with the \(dataset.catalogue.countedStars). \(wrong.plain)",
      caption: "Decision map of the network trained at η = \(rate.plain): "
        + "\(regions(map)). \(wrong.markdown)",
      size: .millimetres(140, 105), map.plot(theme: theme))
  }

  /// The probability of each class everywhere in the diagram for the network trained in run `index`; nil unless it
  /// has two features.
  public func probability(ofRun index: Int) -> ReportFigure? {
    guard dataset.features.count == 2 else { return nil }
    let run = study.runs[index]
    let map = decisionMap(of: run.history.trained, predicted: run.predicted)
    let rate = RateText(run.run.learningRate)
    let names = listed(dataset.classes.map(\.plural))
    let columns = DecisionMap.columns(classes: dataset.classes.count)
    let rows = (dataset.classes.count + columns - 1) / columns
    return figure(
      .probability, run: index, name: "probability-rate-\(rate.fileName)",
      title: "Probability of each class at learning rate \(rate.fileName)",
      alternative:
        "The probability that the network trained at learning rate \(rate.plain) gives each class at every place "
        + "in the diagram, in \(counted(dataset.classes.count, "panel")) with the same axes: \(names).",
      caption:
        "The probability of each class for the network trained at η = \(rate.plain), in steps of 0.1"
        + (map.reachesHalf ? "; the line is at 0.5." : ".")
        + (map.isCrowded ? "" : " The markers are the stars of the class."),
      size: .millimetres(160, 30 + 48 * Double(rows)), map.probabilityGrid(theme: theme))
  }

  /// The decision map of run `index` with the boundary of an earlier network, trained on other data; nil
  /// unless there are two features.
  func map(ofRun index: Int, over earlier: Network, of data: Dataset) -> DecisionMap? {
    guard dataset.features.count == 2 else { return nil }
    let run = study.runs[index]
    var map = decisionMap(of: run.history.trained, predicted: run.predicted)
    let classifier = StarClassifier(network: earlier, scalings: data.scalings)
    let isSwapped = dataset.quantities[0] == starFigures.axes.y
    map.earlierLogits = { xs, ys in classifier.logits(isSwapped ? [ys, xs] : [xs, ys]) }
    return map
  }

  func decisionMap(of network: Network, predicted: [Int]) -> DecisionMap {
    let (x, y) = starFigures.axes
    let isSwapped = dataset.quantities[0] == y
    let classifier = StarClassifier(network: network, scalings: dataset.scalings)
    var stars = starFigures.stars(x, y)
    let validation = dataset.split.validation
    stars.hollow = Set(validation.isEmpty ? Array(dataset.validationRows ?? 0..<0) : validation)
    return DecisionMap(
      stars: stars, hollowName: validation.isEmpty ? "Validation data" : "Validation stars",
      predicted: predicted, x: x, y: y,
      logits: { xs, ys in classifier.logits(isSwapped ? [ys, xs] : [xs, ys]) })
  }

  var dataset: Dataset { study.dataset }

  private var starFigures: StarFigures {
    StarFigures(study.experiment, dataset.catalogue, curves: curves)
  }

  // MARK: - The training

  /// Whether the figures are as narrow as a column of a journal.
  var isNarrow: Bool { study.experiment.size.map { $0.width < FigureName.pairWidth } ?? false }

  /// The number of panels side by side in a figure of two: one below the other in a column of a journal.
  var pairColumns: Int {
    guard let size = study.experiment.size, isNarrow else { return 2 }
    return (size.height ?? .infinity) > size.width ? 1 : 2
  }

  /// The default size of a figure of two panels, of which `columns` are side by side.
  static func pairSize(columns: Int) -> Size {
    columns == 1 ? .millimetres(95, 125) : .millimetres(160, 75)
  }

  /// The network with the weights of the best run.
  public func network() -> ReportFigure {
    let run = study.best ?? study.runs[0]
    let network = run.history.trained
    let rate = RateText(run.run.learningRate)
    let shape = network.sizes.map(String.init).joined(separator: "-")
    let diagram = NetworkDiagram(
      network: network, inputNames: dataset.quantities.map(\.symbol.text),
      classNames: dataset.classes.map { Text($0.name.capitalizingFirst.shortened) },
      initialSpread: Self.spread(of: run.history.initial))
    return figure(
      .network, name: "network", title: "The \(shape) network",
      alternative: "The \(shape) network: inputs "
        + "\(listed(dataset.quantities.map(\.symbol.plain))), "
        + "outputs \(listed(dataset.classes.map(\.name))). "
        + "The widths of the lines are the weights after training at learning rate \(rate.plain).",
      caption: "The \(shape) network, with its weights and biases after training at "
        + "η = \(rate.plain)\(study.runs.count > 1 ? ", the run with the lowest final \(study.validation == nil ? "" : "validation ")loss" : ""). "
        + "In the circles: the symbol of the neuron and, where all have room, its bias."
        + (diagram.omission.map { " \($0.capitalizingFirst) are drawn." } ?? ""),
      size: .millimetres(120, diagram.height), diagram)
  }

  /// The standard deviation of the weights of a network or, if they are equal, their magnitude.
  private static func spread(of network: Network) -> Double {
    let weights = network.layers.flatMap(\.weights.elements)
    let mean = weights.reduce(0, +) / Double(max(weights.count, 1))
    let variance =
      weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(weights.count, 1))
    return variance > 1e-20 ? variance.squareRoot() : mean.magnitude
  }

  // MARK: - Words

  func figure(
    _ kind: FigureName, run: Int? = nil, name: String, title: String, alternative: String,
    caption: String, size: Size, _ content: any Drawing
  ) -> ReportFigure {
    let outside = outsideSentence(kind)
    return ReportFigure(
      figure: FigureStyle(study.experiment, classes: study.dataset.classes).figure(
        kind, name: name, title: title, alternative: alternative + outside, size: size,
        smallestHeight: kind.smallestSize(
          classes: dataset.classes.count, runs: run == nil ? study.runs.count : 1,
          width: study.experiment.presentation.size?.width
        ).height ?? 0, content),
      kind: kind, run: run, caption: caption + outside)
  }

  /// The sentence on the stars outside the axes of a map, with a leading blank; empty without any.
  private func outsideSentence(_ kind: FigureName) -> String {
    guard [.decision, .evolution, .probability, .agreement].contains(kind),
      study.experiment.presentation.detail(of: kind).hasRange
    else { return "" }
    let (x, y) = starFigures.axes
    return starFigures.outsideSentence(starFigures.stars(x, y), in: kind)
  }

  /// The clause on the regions and boundaries of a map.
  private func regions(_ map: DecisionMap) -> String {
    let thresholds = dataset.classes.count == 2 ? "70 and 90 %" : "50, 70 and 90 %"
    let shades = "darker where the highest probability reaches \(thresholds)"
    if let only = map.onlyClass(map.logits) {
      return
        "every place in the diagram is predicted as \(dataset.classes[only.label].phrase), with a probability of "
        + DecisionMap.percent(only.probability)
    }
    let color = theme.isGrey ? "" : " in its colour"
    return "the region of each class\(color), \(shades), and the decision boundary as a line"
  }

  /// The sentence on the stars of a map that are too many to be marked, with a leading blank; empty for fewer.
  var unmarked: String {
    guard dataset.catalogue.isCrowded else { return "" }
    return dataset.split.validation.isEmpty
      ? " In a density map, misclassified stars are not marked."
      : " In a density map, neither validation stars nor misclassified ones are marked."
  }

  private func wrongSentence(_ run: StudyRun) -> (plain: String, markdown: String) {
    if run.misclassified.isEmpty {
      let sentence = "Every star is classified correctly."
      return (sentence, sentence)
    }
    let names = run.misclassified.map { withinSentence(dataset.catalogue.names[$0]) }
    let count = Self.counts(dataset.split) { stars, noun in
      let total = dataset.starCount(of: stars)
      let wrong = total - run.correct(among: stars)
      return (wrong, "\(grouped(wrong)) of \(counted(total, noun))")
    }
    let isWeighted = dataset.catalogue.isWeighted
    let verb = dataset.starCount(of: run.misclassified) == 1 ? "is" : "are"
    let shown = names.count <= 12 && !isWeighted ? ": \(listed(names))" : ""
    let sentence = "\(count) \(verb) misclassified"
    if dataset.catalogue.isCrowded {
      return ("\(sentence)\(shown).", "\(sentence)\(shown).\(unmarked)")
    }
    let ringed = names.count == 1 ? "It is" : "They are"
    let named = names.count > PlottedStars.mostNames ? "" : " and, where there is room, named"
    return ("\(sentence)\(shown).", "\(sentence). \(ringed) ringed\(named).")
  }

  /// A count of the training and the validation stars each, or of all; counts of zero are left out, if not all
  /// are.
  static func counts(
    _ split: Split, _ part: (_ stars: [Int], _ noun: String) -> (count: Int, text: String)
  ) -> String {
    if split.validation.isEmpty { return part(split.training, "star").text }
    let parts = [part(split.training, "training star"), part(split.validation, "validation star")]
    let some = parts.filter { $0.count > 0 }
    return listed((some.isEmpty ? parts : some).map(\.text))
  }
}

/// A learning rate as text.
struct RateText {
  /// The rate in a sentence.
  let plain: String
  /// The rate in a file name.
  let fileName: String

  init(_ rate: Double) {
    let text = "\(rate)"
    fileName = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    plain = NumberText.shortest(rate)
  }
}

extension String {
  /// The text, truncated to 30 characters with an ellipsis, to fit in a figure.
  var shortened: String { count > 30 ? prefix(29) + "…" : self }
}
