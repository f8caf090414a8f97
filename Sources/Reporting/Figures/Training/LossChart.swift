import Elementary
import Formatting
import Learning
import Plotting

/// The loss against the epoch, one line per learning rate.
///
/// Curves that would be ruler lines beside the others have a panel of their own.
struct LossChart {
  /// The loss of each epoch at one learning rate.
  struct Curve: Sendable {
    var learningRate: Double
    /// The loss before each epoch, and after the last one.
    var losses: [Double]
    /// The validation losses likewise; empty if no stars are held out.
    var validationLosses: [Double] = []
    /// Its index among the report's rates, which determines its colour in every chart.
    var series: Int
    /// The number of epochs that led to the network that patience keeps; nil without patience.
    var keptEpochs: Int?
    /// The number of epochs whose training loss is a mean over mini-batches, drawn at the middle of the epoch.
    var batchedEpochs = 0

    /// The times of ``losses``, in epochs.
    var times: [Double] {
      losses.indices.map { Double($0) + ($0 < batchedEpochs ? 0.5 : 0) }
    }

    /// The place of the network that patience keeps, in epochs and validation loss.
    var kept: Point? {
      guard let keptEpochs, validationLosses.indices.contains(keptEpochs) else { return nil }
      return Point(Double(keptEpochs), validationLosses[keptEpochs])
    }
  }

  var curves: [Curve]
  /// The entropy of the class shares: the lowest loss of a constant prediction.
  var entropy: Double

  /// The chart of `curves`, with losses too small for double precision at the smallest that it distinguishes.
  init(curves: [Curve], entropy: Double) {
    self.entropy = entropy
    self.curves = curves.map { curve in
      var curve = curve
      curve.losses = curve.losses.map(LossScale.floored)
      curve.validationLosses = curve.validationLosses.map(LossScale.floored)
      return curve
    }
  }

  /// Whether the chart has two panels.
  var isDivided: Bool { panels.count > 1 }

  /// One plot, or two panels, of which `columns` are side by side.
  func drawing(theme: Theme, columns: Int = 2) -> any Drawing {
    let panels = panels
    guard panels.count > 1 else { return plot(theme: theme) }
    let isNamed = panels.allSatisfy { $0.curves.count == 1 }
    let charts = panels.map { panel in
      PanelGrid.Panel(
        panel.title,
        marks: [panel.rule(theme, isNear: true)] + panel.marks(theme), y: panel.axis)
    }
    let lines =
      isNamed ? [] : curves.map { LegendEntry(Self.name($0), .line(stroke($0, theme))) }
    return PanelGrid(
      charts, columns: columns, x: Self.epochs, y: axis, legend: lines + notes(theme))
  }

  /// All curves in one plot.
  func plot(theme: Theme) -> Plot {
    Plot(
      x: Self.epochs, y: axis, marks: [rule(theme)] + marks(theme) + [LegendNote(notes(theme))])
  }

  static let epochs = Axis("Epoch", ticks: .wholeNumbers, padding: 0.03)

  private var axis: Axis { scale.axis }

  private var scale: LossScale { LossScale(curves.flatMap(Self.all)) }

  private static func all(_ curve: Curve) -> [Double] { curve.losses + curve.validationLosses }

  // MARK: - Panels

  /// The chart, divided if some curves span less than a twentieth of the axis.
  private var panels: [LossChart] {
    let isLogarithmic = scale.isLogarithmic
    func span(_ curves: [Curve]) -> Double {
      let losses = curves.flatMap(Self.all)
      let (low, high) = (losses.min() ?? 1, losses.max() ?? 1)
      return isLogarithmic ? naturalLogarithm(high / low) : high - low
    }
    let whole = span(curves)
    let flat = curves.filter { span([$0]) < 0.05 * whole }
    let steep = curves.filter { span([$0]) >= 0.05 * whole }
    guard !flat.isEmpty, let first = curves.first, !steep.isEmpty else { return [self] }
    let parts = [flat, steep].map { LossChart(curves: $0, entropy: entropy) }
    return flat.contains { $0.series == first.series } ? parts : parts.reversed()
  }

  /// The rate of a panel of one curve; else how much its losses change.
  private var title: Text {
    if curves.count == 1 { return Self.name(curves[0]) }
    let rates = curves.map(\.learningRate)
    return .italic("η") + " = " + NumberLabel.shortest(rates.min() ?? 0) + " to "
      + NumberLabel.shortest(rates.max() ?? 0)
  }

  // MARK: - Marks

  /// The line of the entropy; if `isNear`, the axis includes it only where it does not flatten the curves.
  private func rule(_ theme: Theme, isNear: Bool = false) -> Rule {
    let losses = Span(over: curves.flatMap(Self.all)) ?? Span(0, 1)
    let isInExtent =
      !isNear || losses.padded(by: 0.5).contains(entropy) || scale.isLogarithmic
    return Rule(
      .horizontal, at: entropy, stroke: Stroke(theme.muted, width: 0.7, dash: [3, 2]),
      label: "class shares: " + Self.label(entropy), isInExtent: isInExtent)
  }

  /// The key of rings and dots.
  private func notes(_ theme: Theme) -> [LegendEntry] {
    let ring = LegendEntry.Key.marker(
      .circle, fill: theme.background.opacity(0), outline: Stroke(theme.muted, width: 0.8),
      radius: theme.markerRadius * 1.5)
    let hasLowest = curves.contains { lowestEpoch(of: $0) != nil }
    let square = LegendEntry.Key.marker(
      .square, fill: theme.background.opacity(0), outline: Stroke(theme.muted, width: 0.8),
      radius: theme.markerRadius * 1.3)
    let dots = LegendEntry.Key.line(
      Self.validation(Stroke(theme.muted, width: theme.lineWidth)))
    return (hasLowest ? [LegendEntry("Lowest loss", ring)] : [])
      + (hasValidation ? [LegendEntry("Validation stars", dots)] : [])
      + (curves.contains { $0.kept != nil } ? [LegendEntry("Network kept", square)] : [])
  }

  private static func name(_ curve: Curve) -> Text {
    .italic("η") + " = " + NumberLabel.shortest(curve.learningRate)
  }

  /// All curves, and over them the rings and squares, which other curves would hide.
  private func marks(_ theme: Theme) -> [any Mark] {
    curves.flatMap { lines(for: $0, theme: theme) }
      + curves.flatMap { curve -> [any Mark] in
        let color = stroke(curve, theme).color
        return lowestPoint(of: curve, color: color, theme: theme)
          + kept(curve, color: color, theme)
      }
  }

  private func lines(for curve: Curve, theme: Theme) -> [any Mark] {
    let epochs = curve.times
    let stroke = stroke(curve, theme)
    let line = Line(x: epochs, y: curve.losses, stroke: stroke, name: Self.name(curve))
    let points = Points(
      x: epochs, y: curve.losses, symbol: Symbol(series: curve.series), fill: stroke.color,
      outline: Stroke(theme.markerEdge, width: 0.6), radius: theme.markerRadius * 0.8)
    let validation =
      curve.validationLosses.isEmpty
      ? []
      : [
        Line(
          x: curve.validationLosses.indices.map(Double.init), y: curve.validationLosses,
          stroke: Self.validation(stroke))
      ]
    return validation + [line] + (epochs.count <= Self.mostMarkers ? [points] : [])
  }

  /// The stroke of the training loss: dashed where that of its series is dotted like the validation loss.
  private func stroke(_ curve: Curve, _ theme: Theme) -> Stroke {
    var stroke = theme.line(curve.series)
    let isDotted = stroke.dash.count == 2 && stroke.dash[0] < stroke.dash[1]
    if isDotted, hasValidation { stroke.dash = [10, 2.5] }
    return stroke
  }

  private var hasValidation: Bool { curves.contains { !$0.validationLosses.isEmpty } }

  /// The network that patience keeps, marked on the validation loss.
  private func kept(_ curve: Curve, color: Color, _ theme: Theme) -> [Points] {
    curve.kept.map { place in
      [
        Points(
          x: [place.x], y: [place.y], symbol: .square, fill: theme.background.opacity(0),
          outline: Stroke(color, width: 0.8), radius: theme.markerRadius * 1.3)
      ]
    } ?? []
  }

  /// The stroke of the validation loss, given that of the training loss.
  private static func validation(_ stroke: Stroke) -> Stroke {
    Stroke(stroke.color, width: stroke.width * 0.8, dash: [0.8, 2])
  }

  /// The number of losses above which a curve has no markers.
  private static let mostMarkers = 61

  /// The epoch of the lowest loss; nil if the loss never changed.
  private func lowestEpoch(of curve: Curve) -> Int? {
    let epoch = curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] }
    return curve.losses.allSatisfy { $0 == curve.losses[0] } ? nil : epoch
  }

  /// The lowest loss, ringed, unless the loss never changed; that of the start, which all runs share, has no label.
  private func lowestPoint(of curve: Curve, color: Color, theme: Theme) -> [Points] {
    guard let epoch = lowestEpoch(of: curve) else { return [] }
    let loss = curve.losses[epoch]
    let isLast = epoch == curve.losses.count - 1
    let place: Text =
      isLast ? " at the end" : " in epoch " + NumberLabel.shortest(Double(epoch))
    return [
      Points(
        x: [curve.times[epoch]], y: [loss], symbol: .circle, fill: theme.background.opacity(0),
        outline: Stroke(color, width: 0.8), radius: theme.markerRadius * 1.5,
        pointNames: epoch == 0 ? [] : [Self.label(loss) + place])
    ]
  }

  /// A loss with three decimals or, if it is small, two significant digits.
  static func label(_ loss: Double) -> Text {
    if loss <= LossScale.floor { return "< " + NumberLabel.significant(LossScale.floor, 2) }
    if loss >= 0.0095 { return NumberLabel.fixed(loss, 3) }
    return NumberLabel.significant(loss, 2)
  }
}
