import Learning
import Plotting

/// The loss against the epoch, one line per learning rate.
struct LossChart {
  /// The loss of each epoch at one learning rate.
  struct Curve: Sendable {
    var learningRate: Double
    var losses: [Double]
    /// The validation loss of each epoch; empty if no stars are held out.
    var validationLosses: [Double] = []
    /// Its index among the report's rates, which determines its colour in every chart.
    var series: Int
  }

  var curves: [Curve]
  /// The entropy of the class shares: the lowest loss of a constant prediction.
  var entropy: Double

  func plot(theme: Theme) -> Plot {
    let rule = Rule(
      .horizontal, at: entropy, stroke: Stroke(theme.muted, width: 0.7, dash: [3, 2]),
      label: NumberLabel.fixed(entropy, 3) + ", the class shares alone")
    var marks: [any Mark] = [rule]
    for curve in curves { marks += self.marks(for: curve, theme: theme) }
    let ring = LegendEntry.Key.marker(
      .circle, fill: theme.background.opacity(0), outline: Stroke(theme.muted, width: 0.8),
      radius: theme.markerRadius * 1.5)
    if curves.contains(where: { lowestEpoch(of: $0) != nil }) {
      marks.append(LegendNote([LegendEntry("Lowest loss", ring)]))
    }
    if curves.contains(where: { !$0.validationLosses.isEmpty }) {
      let key = LegendEntry.Key.line(Self.validation(Stroke(theme.muted, width: theme.lineWidth)))
      marks.append(LegendNote([LegendEntry("Validation stars", key)]))
    }
    let isLogarithmic = isLogarithmic
    let unit: Text = isLogarithmic ? " (nat, logarithmic)" : " (nat)"
    return Plot(
      x: Axis("Epoch", ticks: .wholeNumbers, padding: 0.03),
      y: Axis(
        "Loss: mean cross-entropy " + .italic("L") + unit,
        kind: isLogarithmic ? .logarithmic : .linear),
      marks: marks)
  }

  /// Whether the losses span enough powers of ten, one and a half, for a logarithmic axis.
  var isLogarithmic: Bool {
    let losses = curves.flatMap { $0.losses + $0.validationLosses }
    guard let lowest = losses.min(), let highest = losses.max(), lowest > 0 else { return false }
    return highest / lowest > 30
  }

  private func marks(for curve: Curve, theme: Theme) -> [any Mark] {
    let epochs = curve.losses.indices.map(Double.init)
    let stroke = theme.line(curve.series)
    let name = .italic("η") + " = " + NumberLabel.shortest(curve.learningRate)
    let line = Line(x: epochs, y: curve.losses, stroke: stroke, name: name)
    let points = Points(
      x: epochs, y: curve.losses, symbol: Symbol(series: curve.series), fill: stroke.color,
      outline: Stroke(theme.markerEdge, width: 0.6), radius: theme.markerRadius * 0.8)
    let lowest = lowestPoint(of: curve, color: stroke.color, theme: theme)
    let validation =
      curve.validationLosses.isEmpty
      ? [] : [Line(x: epochs, y: curve.validationLosses, stroke: Self.validation(stroke))]
    return validation + [line] + (epochs.count <= Self.mostMarkers ? [points] : []) + lowest
  }

  /// The stroke of the validation loss, given that of the training loss.
  private static func validation(_ stroke: Stroke) -> Stroke {
    Stroke(stroke.color, width: stroke.width * 0.8, dash: [0.8, 2])
  }

  /// The number of epochs above which a curve has no markers.
  private static let mostMarkers = 60

  /// The epoch of the lowest loss; nil if the loss never fell below its initial value.
  private func lowestEpoch(of curve: Curve) -> Int? {
    let epoch = curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] }
    return epoch == 0 ? nil : epoch
  }

  /// The lowest loss, ringed and labelled, unless the loss never fell below its initial value.
  private func lowestPoint(of curve: Curve, color: Color, theme: Theme) -> [Points] {
    guard let epoch = lowestEpoch(of: curve) else { return [] }
    let loss = curve.losses[epoch]
    let name = NumberLabel.fixed(loss, 3) + " in epoch " + NumberLabel.shortest(Double(epoch))
    return [
      Points(
        x: [Double(epoch)], y: [loss], symbol: .circle, fill: theme.background.opacity(0),
        outline: Stroke(color, width: 0.8), radius: theme.markerRadius * 1.5, pointNames: [name])
    ]
  }
}
