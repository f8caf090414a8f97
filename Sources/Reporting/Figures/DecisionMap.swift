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

  /// The highest probabilities at which the shade becomes darker.
  static let certainties = [0.5, 0.7, 0.9]

  func plot(theme: Theme) -> Plot {
    let wrong = predicted.indices.filter { predicted[$0] != stars.classes[$0] }
    let regions = regions(theme: theme)
    let markers = stars.marks(theme: theme, areNamed: false)
    let isCrowded = stars.names.count > PlottedStars.mostMarkers
    let rings =
      isCrowded ? [] : stars.rings(about: wrong, theme: theme, name: "Misclassified")
    let validation = isCrowded ? [] : stars.hollowMarks(theme: theme, name: Text(hollowName))
    let key = LegendNote([regions.key(ink: theme.ink)] + earlierKey(theme))
    return Plot(
      x: x.axis(), y: y.axis(),
      marks: [regions] + earlierBoundary(theme) + markers + validation + rings + [key])
  }

  /// The only class predicted in the area around the stars, to the edge of the figure; nil if there are
  /// several.
  func onlyClass(_ logits: ([Double], [Double]) -> Matrix) -> Int? {
    let steps = 64
    func places(_ values: [Double]) -> [Double] {
      let finite = values.filter(\.isFinite)
      guard let from = finite.min(), let to = finite.max() else { return [] }
      let rim = 0.06 * (to - from)
      return (0...steps).map { from - rim + (to - from + 2 * rim) * Double($0) / Double(steps) }
    }
    let (xs, ys) = (places(stars.x), places(stars.y))
    let answers = logits(xs.flatMap { x in ys.map { _ in x } }, xs.flatMap { _ in ys })
    var classes: Set<Int> = []
    for row in 0..<answers.rows {
      classes.insert(
        (1..<answers.columns).reduce(0) { answers[row, $1] > answers[row, $0] ? $1 : $0 })
    }
    return classes.count == 1 ? classes.first : nil
  }

  private func earlierBoundary(_ theme: Theme) -> [any Mark] {
    guard let earlierLogits else { return [] }
    var earlier = regions(theme: theme)
    earlier.logits = earlierLogits
    earlier.boundary = Self.earlierStroke(theme)
    earlier.isFilled = false
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
    return [regions(theme: theme)] + stars.marks(theme: small, areNamed: false)
  }

  /// The legend of such a panel.
  func panelLegend(theme: Theme) -> [LegendEntry] {
    stars.marks(theme: theme, areNamed: false).flatMap(\.legend).filter(\.key.fitsPanels)
      + [regions(theme: theme).key(ink: theme.ink)]
  }

  private func regions(theme: Theme) -> DecisionRegions {
    DecisionRegions(
      logits: logits, colors: stars.classNames.indices.map(theme.color),
      certainties: Self.certainties, boundary: Stroke(theme.ink, width: 0.9),
      background: theme.background.opacity(1), depth: theme.shade)
  }
}

extension LegendEntry.Key {
  /// Whether it means the same in all panels, unlike a scale of counts.
  fileprivate var fitsPanels: Bool {
    if case .bar = self { return false }
    return true
  }
}
