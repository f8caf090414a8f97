import Plotting
import Stars

/// The Hertzsprung–Russell diagram: temperature decreases and colour reddens to the right, brightness increases
/// upward.
struct HRDiagram {
  var stars: PlottedStars
  /// The quantity on the horizontal axis.
  var x: Quantity
  /// The quantity on the vertical axis.
  var y: Quantity
  /// The curves over the stars.
  var curves: [NamedCurve] = []

  func plot(theme: Theme) -> Plot {
    let curves = self.curves.enumerated().flatMap { $1.marks($0, theme: theme) }
    let stars = self.stars.marks(theme: theme, areNamed: true)
    // Many stars would hide the curves, which would hide single ones.
    let isSparse = self.stars.names.count <= PlottedStars.mostNames
    let sun: [any Mark] = self.stars.sunMarks(theme: theme)
    let markers = (isSparse ? curves + stars : stars + curves) + sun
    let abscissa = HRAbscissa(x)
    let background = abscissa.map { HRBackground.marks($0, y, theme: theme) } ?? []
    return Plot(
      x: x.axis(), y: y.axis(), marks: background + markers,
      topRows: abscissa?.topRows(over: self.stars, y) ?? [])
  }
}
