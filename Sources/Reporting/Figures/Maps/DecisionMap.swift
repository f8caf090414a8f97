import Learning
import Plotting
import Stars

/// The class that a classifier predicts everywhere in the diagram, with the stars it was trained on.
struct DecisionMap {
  var stars: PlottedStars
  /// The name of the stars drawn in outline.
  var hollowName = "Validation data"
  /// The predicted class of each star, from 0.
  var predicted: [Int]
  var x: Quantity
  var y: Quantity
  /// The logits at horizontal and vertical values, shape `[n × classes]`.
  var logits: @Sendable ([Double], [Double]) -> Matrix
  /// The logits of an earlier classifier, whose boundary is shown too; nil for none.
  var earlierLogits: (@Sendable ([Double], [Double]) -> Matrix)?
  /// The stars that have another place than in an earlier table.
  var moves: [Arrows.Arrow] = []

  /// The votes of several classifiers, whose majority ``logits`` are; nil for a single one.
  var agreement: Agreement?

  /// Whether the names of the classes are written in their regions.
  var areRegionsNamed = true

  /// The highest probabilities at which the shade becomes darker.
  private static let probabilities = [0.5, 0.7, 0.9]

  /// Whether the stars are drawn as a density, in which none is marked.
  var isCrowded: Bool { stars.isCrowded }

  func plot(theme: Theme) -> Plot {
    let wrong = predicted.indices.filter { predicted[$0] != stars.classes[$0] }
    let regions = regions(theme: theme)
    let markers = starMarks(regions, theme: theme)
    let rings =
      isCrowded ? [] : stars.rings(about: wrong, theme: theme, name: "Misclassified")
    let validation = isCrowded ? [] : stars.hollowMarks(theme: theme, name: Text(hollowName))
    let key = LegendNote([key(regions, theme)] + earlierKey(theme))
    return Plot(
      x: x.axis(), y: y.axis(),
      marks: [regions] + earlierBoundary(theme) + arrows(theme) + markers + validation + rings
        + stars.tooltips(x, y, theme: theme) + [key])
  }

  /// The arrows from the earlier places of stars.
  private func arrows(_ theme: Theme) -> [any Mark] {
    moves.isEmpty || isCrowded
      ? []
      : [
        Arrows(
          moves, stroke: Stroke(theme.ink, width: 0.8), gap: stars.ringRadius(theme) + 1,
          name: "From the old place")
      ]
  }

  /// The only class predicted in the area around the stars, to the edge of the figure, and the range of its
  /// probability; nil if there are several.
  func onlyClass(
    _ logits: ([Double], [Double]) -> Matrix
  ) -> (label: Int, probability: ClosedRange<Double>)? {
    let answers = sampled(logits, steps: 64)
    var only: Int?
    var range = (lowest: 1.0, highest: 0.0)
    for row in 0..<answers.rows {
      let values = (0..<answers.columns).map { answers[row, $0] }
      let label = values.indices.dropFirst().reduce(0) { values[$1] > values[$0] ? $1 : $0 }
      guard only == nil || only == label else { return nil }
      only = label
      let probability = softmax(values)[label]
      range = (min(range.lowest, probability), max(range.highest, probability))
    }
    return only.map { ($0, min(range.lowest, range.highest)...range.highest) }
  }

  /// The probability of the only class in per cent: "34 to 36 %".
  static func percent(_ range: ClosedRange<Double>) -> String {
    let (low, high) = (
      NumberLabel.fixed(range.lowerBound * 100, 0).plain,
      NumberLabel.fixed(range.upperBound * 100, 0).plain
    )
    return low == high ? "\(low) %" : "\(low) to \(high) %"
  }

  /// The key of the shades; of a single class, its name and probability.
  private func key(_ regions: DecisionRegions, _ theme: Theme) -> LegendEntry {
    guard agreement == nil, let only = onlyClass(logits) else {
      return regions.key(ink: theme.ink)
    }
    let steps = [only.probability.lowerBound, only.probability.upperBound].map { probability in
      max(Self.probabilities.count { $0 < probability }, regions.lowestStep)
    }
    let shades = (steps[0]...steps[1]).map { regions.shade(only.label, step: $0) }
    return LegendEntry(
      Text("\(stars.classNames[only.label]) everywhere: \(Self.percent(only.probability))"),
      .swatches(shades))
  }

  /// The probabilities of all classes on a coarse grid over the figure.
  func probabilities() -> [Double] {
    let answers = sampled(logits, steps: 15)
    return (0..<answers.rows).flatMap { row in
      softmax((0..<answers.columns).map { answers[row, $0] })
    }
  }

  /// The logits on a grid over the area around the stars, to the edge of the figure.
  func sampled(_ logits: ([Double], [Double]) -> Matrix, steps: Int) -> Matrix {
    func places(_ values: [Double]) -> [Double] {
      let finite = values.filter(\.isFinite)
      guard let from = finite.min(), let to = finite.max() else { return [] }
      let rim = 0.06 * (to - from)
      return (0...steps).map { from - rim + (to - from + 2 * rim) * Double($0) / Double(steps) }
    }
    let (xs, ys) = (places(stars.x), places(stars.y))
    return logits(xs.flatMap { x in ys.map { _ in x } }, xs.flatMap { _ in ys })
  }

  private func earlierBoundary(_ theme: Theme) -> [any Mark] {
    guard let earlierLogits else { return [] }
    var earlier = regions(theme: theme)
    earlier.logits = earlierLogits
    earlier.boundary = Self.earlierStroke(theme)
    earlier.isFilled = false
    earlier.names = []
    return [earlier]
  }

  private func earlierKey(_ theme: Theme) -> [LegendEntry] {
    guard let earlierLogits else { return [] }
    let now = LegendEntry("Boundary", .line(Stroke(theme.ink, width: 0.9)))
    let before = LegendEntry("Boundary before", .line(Self.earlierStroke(theme)))
    return (onlyClass(logits) == nil ? [now] : [])
      + (onlyClass(earlierLogits) == nil ? [before] : [])
  }

  private static func earlierStroke(_ theme: Theme) -> Stroke {
    Stroke(theme.negative, width: 1, dash: [4, 2.5])
  }

  /// The regions and small markers, for one of several panels.
  func panelMarks(theme: Theme) -> [any Mark] {
    var small = theme
    small.markerRadius *= 0.6
    let regions = regions(theme: theme)
    return [regions] + starMarks(regions, theme: small)
  }

  /// The stars as markers, or as a density whose faintest cells contrast with the deepest shade below them.
  private func starMarks(_ regions: DecisionRegions, theme: Theme) -> [any Mark] {
    guard isCrowded else { return stars.marks(theme: theme, areNamed: false) }
    let ground = stars.classNames.indices.map { regions.shade($0, step: regions.certainty.count) }
    return [stars.density(theme: theme, on: ground)]
  }

  /// The legend of such a panel.
  func panelLegend(theme: Theme) -> [LegendEntry] {
    let regions = regions(theme: theme)
    return starMarks(regions, theme: theme).flatMap(\.legend).filter(\.key.fitsPanels)
      + [regions.key(ink: theme.ink)]
  }

  private func regions(theme: Theme) -> DecisionRegions {
    DecisionRegions(
      logits: logits,
      colors: stars.classNames.indices.map { theme.isGrey ? theme.ink : theme.color($0) },
      certainty: agreement.map(Certainty.agreement)
        ?? .probability(thresholds: Self.probabilities),
      boundary: Stroke(theme.ink, width: 0.9), background: theme.background.opacity(1),
      // Paler below the cells of a density, which have the same hue.
      depth: isCrowded ? theme.shade * 0.6 : theme.shade,
      names: areRegionsNamed ? stars.classNames.map { Text($0) } : [])
  }
}

extension LegendEntry.Key {
  /// Whether it means the same in all panels, unlike a scale of counts.
  fileprivate var fitsPanels: Bool {
    if case .bar = self { return false }
    return true
  }
}
