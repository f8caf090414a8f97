import Experiments
import Formatting

/// The learning rate against the stability limit of gradient descent.
enum StabilityFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let bound = facts.study.stabilityBound
    guard bound.isFinite, facts.study.experiment.training.isPlainDescent else { return nil }
    let limit = significant(bound, 3)
    let curvature = significant(facts.study.initialCurvature, 3)
    let start =
      "The largest eigenvalue of the loss's Hessian at the start is "
      + "\(curvature)\(sample(facts)), so gradient descent is stable near there only below η = 2/λ = \(limit), the stability limit. "
    return Finding(
      .stepSize, start + stepSize(facts) + end(facts),
      [
        "learning rate": facts.run.run.learningRate, "limit at the start": bound,
        "largest rise": facts.history.largestRise, "final curvature": facts.run.finalCurvature,
      ])
  }

  /// The clause on the stars that the eigenvalue is measured on, if these are not all.
  private static func sample(_ facts: RunFacts) -> String {
    guard let sample = facts.study.sample else { return "" }
    let others = sample.curvatures.map { significant($0, 3) }
    return " in a random sample of \(counted(sample.examples.total, "star")) "
      + "(two others of half the size give \(listed(others)))"
  }

  /// The effect of the learning rate, compared with the stability limit at the start.
  private static func stepSize(_ facts: RunFacts) -> String {
    let rise = facts.history.largestRise
    let ratio = facts.run.run.learningRate / facts.study.stabilityBound
    let rises = "the loss rises by at most \(facts.percentage(rise)) from one epoch to the next."
    if ratio > 1 {
      let times = "η = \(facts.rate) is \(significant(ratio, ratio < 1.1 ? 3 : 2)) times that"
      return times
        + (LossText(facts.run).whole != .rising
          ? ", but the loss does not rise in these epochs."
          : rise < 0.02
            ? ", but \(rises)" : ": steps overshoot the minimum they aim at, and the loss jumps.")
    }
    let share = "η = \(facts.rate) is \(facts.percentage(ratio)) of that"
    guard LossText(facts.run).whole == .rising else {
      return share + ": the steps are safe\(ratio < 0.2 ? ", but small." : ".")"
    }
    if rise < 0.02 { return share + ", but \(rises)" }
    return share
      + ", but the curvature changes on the way, and the loss jumps, by up to \(facts.percentage(rise)) from one epoch to "
      + "the next."
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
