import Experiments
import Formatting
import Plotting

/// The final loss against the learning rate, with the stability limit and the report's rates.
///
/// A line connects the trainings only where the loss depends smoothly on the rate. Elsewhere each training is a
/// point of its own, since the loss between two of them is unknown.
struct SweepChart {
  var sweep: LearningRateSweep
  var rates: [Double]
  var bound: Double

  func plot(theme: Theme) -> Plot {
    let losses = (sweep.points + sweep.between).compactMap(\.finalLoss).map(LossScale.floored)
    let scale = LossScale(losses)
    var marks: [any Mark] = rates.map { rate in
      Rule(
        .vertical, at: rate, stroke: Stroke(theme.muted, width: 0.7, dash: [3, 2]),
        label: .italic("η") + " = " + NumberLabel.shortest(rate))
    }
    if bound.isFinite { marks += limit(theme) }
    var ordinate = Axis(
      "Training loss after \(counted(sweep.epochs, "epoch")), " + .italic("L") + scale.unit,
      kind: scale.kind)
    ordinate.shortTitle = "Training loss " + .italic("L") + " (nat)"
    return Plot(
      x: Axis("Learning rate " + .italic("η"), kind: .logarithmic, padding: 0.02), y: ordinate,
      marks: marks + [curve(theme)] + single(theme) + lowest(theme)
        + diverged(above: losses.max(), theme: theme))
  }

  /// The stability limit, named along its line or, where other lines leave no room, in the legend.
  private func limit(_ theme: Theme) -> [any Mark] {
    let stroke = Stroke(theme.negative, width: 1)
    let name: Text =
      "2/" + .italic("λ") + " = "
      + NumberLabel.fixed(bound, bound < 0.1 ? 4 : 2)
    let isCrowded =
      rates.count > 4 || rates.contains { max($0, bound) < 1.5 * min($0, bound) }
    let rule = Rule(.vertical, at: bound, stroke: stroke, label: isCrowded ? "" : name)
    return [rule] + (isCrowded ? [LegendNote([LegendEntry(name, .line(stroke))])] : [])
  }

  /// The line through the trainings where the loss is smooth.
  private func curve(_ theme: Theme) -> Line {
    let losses = sweep.points.indices.map { index in
      sweep.rough.contains(index) ? .nan : sweep.points[index].finalLoss.map(LossScale.floored)
    }
    return Line(
      x: sweep.points.map(\.learningRate), y: losses.map { $0 ?? .nan },
      stroke: Stroke(theme.line(0).color, width: 1.1))
  }

  /// The trainings as points where the loss is rough.
  private func single(_ theme: Theme) -> [Points] {
    let rough = sweep.rough.sorted().map { sweep.points[$0] } + sweep.between
    let shown = rough.filter { $0.finalLoss != nil }
    guard !shown.isEmpty else { return [] }
    return [
      Points(
        x: shown.map(\.learningRate), y: shown.map { LossScale.floored($0.finalLoss ?? .nan) },
        // Hundreds of dots of a pixel: circles would only make the file larger.
        symbol: .square, fill: theme.line(0).color, outline: Stroke(theme.background, width: 0),
        radius: shown.count < 200 ? 1.2 : 0.7, name: "One training run")
    ]
  }

  /// The lowest loss where the loss is smooth, ringed.
  private func lowest(_ theme: Theme) -> [Points] {
    sweep.lowest.map { point in
      [
        Points(
          x: [point.rate], y: [LossScale.floored(point.loss)], symbol: .circle,
          fill: theme.background.opacity(0), outline: Stroke(theme.line(0).color, width: 0.8),
          radius: theme.markerRadius * 1.5,
          name: sweep.isLowestElsewhere ? "Lowest loss where smooth" : "Lowest loss")
      ]
    } ?? []
  }

  /// The trainings that diverged, on a line of their own at the top.
  private func diverged(above highest: Double?, theme: Theme) -> [Points] {
    let rates = sweep.points.filter { $0.finalLoss == nil }.map(\.learningRate)
    guard !rates.isEmpty else { return [] }
    return [
      Points(
        x: rates, y: rates.map { _ in (highest ?? 1) * 1.1 }, symbol: .triangle,
        fill: theme.negative, outline: Stroke(theme.background, width: 0.3),
        radius: theme.markerRadius * 0.7, name: "Diverged")
    ]
  }
}
