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
