import Experiments
import Formatting

/// A loss that has not settled in the last epochs.
enum UnsettledFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard let late = LateEpochs(facts.history) else { return nil }
    let span = "epochs \(grouped(late.epochs.lowerBound)) to \(grouped(late.epochs.upperBound - 1))"
    let range = LossText.range(late.losses)
    let course =
      late.isAlternating
      ? "it rises and falls in turn, between \(range)" : "it rises and falls between \(range)"
    let (fewest, most) = (late.correct.lowerBound, late.correct.upperBound)
    let correct =
      facts.study.experiment.training.batchSize == nil && fewest < most
      ? ", and \(grouped(fewest)) to \(grouped(most)) of the \(grouped(facts.training.count)) stars are classified correctly"
      : ""
    return Finding(
      .unsettled,
      "The loss has not settled: in \(span) \(course)\(correct). The final numbers depend on the epoch in which training stops.",
      [
        "first epoch": Double(late.epochs.lowerBound), "lowest loss": late.losses.lowerBound,
        "highest loss": late.losses.upperBound, "fewest correct": Double(fewest),
        "most correct": Double(most),
      ])
  }
}
