import Formatting

/// The learning rate against the stability limit of gradient descent.
enum StabilityFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let bound = facts.study.stabilityBound
    guard bound.isFinite, facts.study.experiment.training.isPlainDescent else { return nil }
    let eta = facts.run.run.learningRate
    let limit = significant(bound, 3)
    let curvature = significant(facts.study.initialCurvature, 3)
    let start =
      "The largest eigenvalue of the loss's Hessian at the start is "
      + "\(curvature), so gradient descent is stable near there only below η = 2/λ = \(limit), the stability limit. "
    return Finding("Step size", start + stepSize(eta / bound, facts) + end(facts))
  }

  /// The effect of a learning rate that is `ratio` times the stability limit at the start.
  private static func stepSize(_ ratio: Double, _ facts: RunFacts) -> String {
    let isRising = LossText(facts.run).whole == .rising
    if ratio > 1 {
      return "η = \(facts.rate) is \(significant(ratio, ratio < 1.1 ? 3 : 2)) times that"
        + (isRising
          ? ": steps overshoot the minimum they aim at, and the loss jumps."
          : ", but the loss does not rise in these epochs.")
    }
    return "η = \(facts.rate) is \(facts.percentage(ratio)) of that"
      + (isRising
        ? ", but the loss rises, because the curvature changes on the way."
        : ": the steps are safe\(ratio < 0.2 ? ", but small." : ".")")
  }

  /// The stability limit where the training ended.
  private static func end(_ facts: RunFacts) -> String {
    let curvature = facts.run.finalCurvature
    guard curvature.isFinite else { return "" }
    guard curvature > 0 else { return " At the end the loss curves upward in no direction." }
    return " At the end the eigenvalue is \(significant(curvature, 3)), and the limit "
      + "\(significant(2 / curvature, 3))."
  }
}
