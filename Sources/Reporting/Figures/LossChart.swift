import Learning
import Plotting

/// The loss against the epoch, one line a learning rate.
struct LossChart {
  /// The loss of each epoch at one learning rate.
  struct Curve: Sendable {
    var learningRate: Double
    var losses: [Double]
    /// Its place among the report's rates, which decides its colour in every chart.
    var series: Int
  }

  var curves: [Curve]
  var classCount: Int

  /// The colours of the rates: none of the classes', so that no line seems to belong to a class.
  private static let colors = [Color(0x2B2F36), Color(0xB03A8C), Color(0x2F8F4E), Color(0xC98A00)]
  private static let dashes: [[Double]] = [[], [5, 2], [1.2, 2], [5, 2, 1.2, 2]]

  func plot(theme: Theme) -> Plot {
    let uniform = naturalLogarithm(Double(classCount))
    let rule = Rule(
      .horizontal, at: uniform, stroke: Stroke(theme.muted, width: 0.7, dash: [3, 2]),
      label: "ln \(classCount) = " + NumberLabel.fixed(uniform, 3) + ", a uniform guess")
    var marks: [any Mark] = [rule]
    for curve in curves { marks += self.marks(for: curve, theme: theme) }
    return Plot(
      x: Axis("Epoch", ticks: .wholeNumbers, padding: 0.03),
      y: Axis("Loss: mean cross-entropy " + .italic("L") + " (nat)"), marks: marks)
  }

  private func marks(for curve: Curve, theme: Theme) -> [any Mark] {
    let epochs = curve.losses.indices.map(Double.init)
    let color = Self.colors[curve.series % Self.colors.count]
    let dash = Self.dashes[curve.series % Self.dashes.count]
    let name = .italic("η") + " = " + NumberLabel.shortest(curve.learningRate)
    let line = Line(
      x: epochs, y: curve.losses,
      stroke: Stroke(color, width: theme.lineWidth, dash: dash), name: name)
    guard epochs.count <= 60 else { return [line] }
    let points = Points(
      x: epochs, y: curve.losses, symbol: Symbol(series: curve.series), fill: color,
      outline: Stroke(theme.background, width: 0.6), radius: theme.markerRadius * 0.8)
    return [line, points]
  }
}
