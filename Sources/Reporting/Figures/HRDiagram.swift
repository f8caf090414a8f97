import Learning
import Plotting

/// The Hertzsprung–Russell diagram: temperature falling to the right, brightness rising upward.
struct HRDiagram {
  var stars: PlottedStars
  var x: Quantity
  var y: Quantity
  /// Whether the axes are log T_eff and M_V.
  var isClassical: Bool

  func plot(theme: Theme) -> Plot {
    let markers = stars.marks(theme: theme, areNamed: true)
    guard isClassical else { return Plot(x: x.axis(), y: y.axis(), marks: markers) }
    return Plot(
      x: x.axis(), y: y.axis(), marks: HRBackground.marks(theme: theme) + markers,
      topRows: HRBackground.topRows)
  }
}

/// What a classifier says of every place in the diagram, with the stars it was trained on.
struct DecisionMap {
  var stars: PlottedStars
  /// The class the classifier gives each star, from 0.
  var predicted: [Int]
  var x: Quantity
  var y: Quantity
  /// The logits at horizontal and vertical values, shape `[n × classes]`.
  var logits: @Sendable ([Double], [Double]) -> Matrix

  /// The winning probabilities at which the shade deepens.
  static let certainties = [0.5, 0.7, 0.9]

  func plot(theme: Theme) -> Plot {
    let wrong = predicted.indices.filter { predicted[$0] != stars.classes[$0] }
    let regions = DecisionRegions(
      logits: logits, colors: stars.classNames.indices.map(theme.color),
      certainties: Self.certainties, boundary: Stroke(theme.ink, width: 0.9),
      background: theme.background)
    let markers = stars.marks(theme: theme, areNamed: false)
    let rings = stars.rings(about: wrong, theme: theme, name: "Classified wrongly")
    let validation = stars.hollowMarks(theme: theme, name: "Validation data")
    let key = LegendNote([regions.key(ink: theme.ink)])
    return Plot(
      x: x.axis(), y: y.axis(), marks: [regions] + markers + validation + rings + [key])
  }
}
