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
        isPositive: examples.labels.map { $0 == label }
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
      marks: (kind == .roc ? [ReliabilityChart.diagonal("Guessing", theme)] : []) + lines)
  }

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

  /// A measure to three decimals; only 1 itself is written 1.000, and only 0 itself 0.000.
  static func text(_ value: Double) -> String {
    let text = fixed(value, 3)
    if value < 1, text == "1.000" { return ">0.999" }
    return value > 0 && text == "0.000" ? "<0.001" : text
  }

  /// The measure of each class in words.
  var words: String {
    listed(curves.map { "\($0.name) \(Self.text(value(of: $0)))" })
  }
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
