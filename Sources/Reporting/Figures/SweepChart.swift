import Experiments
import Formatting
import Plotting

/// The final loss against the learning rate, with the stability limit and the report's rates.
struct SweepChart {
  var sweep: LearningRateSweep
  var rates: [Double]
  var bound: Double

  func plot(theme: Theme) -> Plot {
    let losses = sweep.points.compactMap(\.finalLoss)
    let isLogarithmic = (losses.max() ?? 1) > 30 * (losses.min() ?? 1) && (losses.min() ?? 0) > 0
    let curve = Line(
      x: sweep.points.map(\.learningRate), y: sweep.points.map { $0.finalLoss ?? .nan },
      stroke: Stroke(theme.line(0).color, width: 1.1))
    var marks: [any Mark] = rates.map { rate in
      Rule(
        .vertical, at: rate, stroke: Stroke(theme.muted, width: 0.7, dash: [3, 2]),
        label: .italic("η") + " = " + NumberLabel.shortest(rate))
    }
    if bound.isFinite {
      marks.append(
        Rule(
          .vertical, at: bound, stroke: Stroke(theme.negative, width: 1),
          label: "2/" + .italic("λ") + .subscript("max") + " = "
            + NumberLabel.fixed(bound, bound < 0.1 ? 4 : 2)))
    }
    return Plot(
      x: Axis("Learning rate " + .italic("η"), kind: .logarithmic, padding: 0.02),
      y: Axis(
        "Loss after \(counted(sweep.epochs, "epoch")), " + .italic("L")
          + (isLogarithmic ? " (nat, logarithmic)" : " (nat)"),
        kind: isLogarithmic ? .logarithmic : .linear),
      marks: marks + [curve] + lone(theme) + diverged(above: losses.max(), theme: theme))
  }

  /// The trainings without a neighbour to connect to.
  private func lone(_ theme: Theme) -> [Points] {
    let points = sweep.points
    func isFinite(_ index: Int) -> Bool {
      points.indices.contains(index) && points[index].finalLoss != nil
    }
    let lone = points.indices.filter {
      isFinite($0) && !isFinite($0 - 1) && !isFinite($0 + 1)
    }
    guard !lone.isEmpty else { return [] }
    return [
      Points(
        x: lone.map { points[$0].learningRate }, y: lone.map { points[$0].finalLoss ?? .nan },
        symbol: .circle, fill: theme.line(0).color, outline: Stroke(theme.background, width: 0.3),
        radius: theme.markerRadius * 0.5)
    ]
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
