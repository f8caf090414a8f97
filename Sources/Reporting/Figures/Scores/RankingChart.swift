import Experiments
import Formatting
import Learning
import Plotting

/// The curves of how well probabilities tell each class from all others, one for each class.
struct RankingChart {
  /// A class and the ranking of the stars by its probability.
  struct Curve: Sendable {
    let label: Int
    let name: String
    let ranking: Ranking
  }

  /// The rates on the axes.
  enum Kind: Sendable {
    /// True-positive against false-positive rate.
    case roc
    /// Precision against recall.
    case precisionRecall
  }

  let kind: Kind
  /// The classes of which there are stars, as well as others.
  let curves: [Curve]
  /// The classes without stars.
  let absent: [StarClass]

  /// The curves of `network` for `examples` of `classes`.
  init(_ kind: Kind, _ network: Network, over examples: Examples, _ classes: [StarClass]) {
    let probabilities = network.probabilities(ofRows: examples.inputs)
    self.kind = kind
    curves = classes.indices.compactMap { label in
      Ranking(
        (0..<probabilities.rows).map { probabilities[$0, label] },
        isPositive: examples.labels.map { $0 == label }, weights: examples.weights
      ).map { Curve(label: label, name: classes[label].plural.capitalizingFirst, ranking: $0) }
    }
    let present = Set(examples.labels)
    absent = classes.indices.filter { !present.contains($0) }.map { classes[$0] }
  }

  func plot(theme: Theme) -> Plot {
    let lines = curves.map { curve in
      let points = points(of: curve.ranking)
      return Line(
        x: points.map(\.x), y: points.map(\.y), stroke: theme.classLine(curve.label),
        name: Text("\(curve.name.shortened) (\(measure) \(Self.text(value(of: curve))))"))
    }
    let (x, y): (Text, Text) =
      kind == .roc
      ? ("False-positive rate", "True-positive rate (recall)") : ("Recall", "Precision")
    return Plot(
      x: Axis(x, domain: ReliabilityChart.shares), y: Axis(y, domain: ReliabilityChart.shares),
      marks: guesses(theme) + lines)
  }

  /// The lines that guessing gives: the diagonal of a ROC curve, or the share of each class, if there are few.
  private func guesses(_ theme: Theme) -> [Line] {
    let diagonal = ReliabilityChart.diagonal("Guessing", theme)
    if kind == .roc { return [diagonal] }
    guard showsShares else { return [] }
    return Set(curves.map(\.ranking.share)).sorted().enumerated().map { index, share in
      Line(
        x: [0, 1], y: [share, share], stroke: diagonal.stroke,
        name: index == 0 ? "Guessing" : nil, isGuide: true)
    }
  }

  /// Whether there is a line for the share of each class; those of many classes lie too close together.
  var showsShares: Bool { kind == .precisionRecall && curves.count <= 3 }

  /// The corners of a curve.
  ///
  /// A ROC curve is straight where stars of several classes have the same probability, since their order is open.
  /// Precision is not linear between two thresholds, so that its curve has steps: each star of the class is
  /// reached at the precision of its threshold.
  func points(of ranking: Ranking) -> [Point] {
    let (positives, negatives) = (Double(ranking.positives), Double(ranking.negatives))
    switch kind {
    case .roc:
      return [Point(0, 0)]
        + ranking.steps.map {
          Point(Double($0.falsePositives) / negatives, Double($0.truePositives) / positives)
        }
    case .precisionRecall:
      var points: [Point] = []
      var recall = 0.0
      for step in ranking.steps where Double(step.truePositives) / positives > recall {
        let next = Double(step.truePositives) / positives
        points += [Point(recall, step.precision), Point(next, step.precision)]
        recall = next
      }
      return points
    }
  }

  /// The abbreviation of the measure in the legend.
  var measure: String { kind == .roc ? "AUC" : "AP" }

  func value(of curve: Curve) -> Double {
    kind == .roc ? curve.ranking.area : curve.ranking.averagePrecision
  }

  /// A measure to three decimals; 1 and 0 themselves have none, so that no rounded value looks like them.
  static func text(_ value: Double) -> String {
    if value == 0 || value == 1 { return fixed(value, 0) }
    let text = fixed(value, 3)
    return text == "1.000" ? ">0.999" : text == "0.000" ? "<0.001" : text
  }

  /// The range of some measures, to three decimals: "from <0.001 to 0.412".
  static func range(of values: [Double]) -> String {
    let (least, most) = (text(values.min() ?? .nan), text(values.max() ?? .nan))
    return least == most ? least : "from \(least) to \(most)"
  }

  /// The measure of each class in words.
  var words: String {
    listed(curves.map { "\($0.name) \(Self.text(value(of: $0)))" })
  }
}

extension Ranking {
  /// The share of the class.
  var share: Double { Double(positives) / Double(positives + negatives) }
}

extension Theme {
  /// The line of a class: in its colour or, where colours are greys, in that of a series, with dashes through which
  /// equal lines show.
  func classLine(_ label: Int) -> Stroke {
    var stroke = line(label)
    if !isGrey { stroke.color = color(label) }
    return stroke
  }
}
