import Plotting

/// The axis of a chart of losses: logarithmic if they span enough powers of ten.
struct LossScale {
  /// The smallest loss that doubles distinguish from zero: half the distance from 1 to the next larger number,
  /// since a loss is −ln of a probability near 1.
  static let floor = Double.ulpOfOne / 2

  let isLogarithmic: Bool

  /// The scale for `losses`, logarithmic from one and a half powers of ten.
  init(_ losses: [Double]) {
    let lowest = losses.min() ?? 1
    isLogarithmic = lowest > 0 && (losses.max() ?? 1) / lowest > 30
  }

  var kind: Scale.Kind { isLogarithmic ? .logarithmic : .linear }

  /// The unit in the title of the axis.
  var unit: Text { isLogarithmic ? " (nat, logarithmic)" : " (nat)" }

  /// The axis of the loss.
  var axis: Axis {
    var axis = Axis("Loss: mean cross-entropy " + .italic("L") + unit, kind: kind)
    axis.shortTitle = "Loss " + .italic("L") + " (nat)"
    return axis
  }

  /// The loss, or ``floor`` for a smaller one.
  static func floored(_ loss: Double) -> Double { loss < floor ? floor : loss }
}
