import Plotting
import Stars

/// The Hertzsprung–Russell diagram: temperature decreases to the right, brightness increases upward.
struct HRDiagram {
  var stars: PlottedStars
  /// The quantity on the horizontal axis.
  var x: Quantity
  /// The quantity on the vertical axis.
  var y: Quantity

  func plot(theme: Theme) -> Plot {
    let markers = stars.marks(theme: theme, areNamed: true)
    let hasBackground = x.kind == .temperature && x.isLogarithm
    return Plot(
      x: x.axis(), y: y.axis(),
      marks: hasBackground
        ? HRBackground.marks(y, theme: theme) + markers : markers,
      topRows: hasBackground ? HRBackground.topRows : [])
  }
}
