import Plotting
import Stars

/// The Hertzsprung–Russell diagram: temperature falling to the right, brightness rising upward.
struct HRDiagram {
  var stars: PlottedStars
  /// The column on the horizontal axis.
  var x: String
  /// The column on the vertical axis.
  var y: String

  func plot(theme: Theme) -> Plot {
    let markers = stars.marks(theme: theme, areNamed: true)
    let isLogarithmic = x == Schema.logTemperature
    return Plot(
      x: Quantity(column: x).axis(), y: Quantity(column: y).axis(),
      marks: isLogarithmic
        ? HRBackground.marks(magnitude: y, theme: theme) + markers : markers,
      topRows: isLogarithmic ? HRBackground.topRows : [])
  }
}
