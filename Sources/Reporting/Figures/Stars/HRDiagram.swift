import Experiments
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
  /// The standard errors of the stars' coordinates; nil if none are drawn.
  var errors: StarErrors?
  /// Whether histograms stand beside the diagram.
  var hasMarginals = false
  /// The part that a second panel magnifies; nil for none.
  var inset: Inset?

  /// The diagram, with the histograms and the second panel that are asked for.
  func drawing(theme: Theme) -> any Drawing {
    var plot = plot(theme: theme)
    if let inset { plot.marks.append(Self.frame(of: inset, theme: theme)) }
    let whole: any FramedDrawing = hasMarginals ? marginal(plot, theme) : plot
    guard let inset else { return whole }
    return zoomed(whole, into: inset, theme: theme)
  }

  private func marginal(_ plot: Plot, _ theme: Theme) -> MarginalPlot {
    let labels = stars.classNames.indices.filter(stars.classes.contains)
    let series = labels.map { label in
      let members = stars.classes.indices.filter { stars.classes[$0] == label }
      var stroke = theme.classLine(label)
      stroke.width = 0.9
      var series = MarginalPlot.Series(
        x: members.map { stars.x[$0] }, y: members.map { stars.y[$0] }, stroke: stroke)
      series.weights = stars.weights.map { weights in members.map { weights[$0] } }
      return series
    }
    var marginal = MarginalPlot(plot, series: series)
    marginal.grid = stars.grid
    return marginal
  }

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
      x: x.axis(), y: y.axis(),
      marks: background + (errors.map { [$0.bars(about: self.stars, theme: theme)] } ?? [])
        + markers + self.stars.tooltips(x, y, theme: theme),
      topRows: abscissa?.topRows(over: self.stars, y) ?? [])
  }
}
