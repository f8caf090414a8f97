import Formatting
import Learning

/// The evaluation on the validation stars.
enum ValidationFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard !facts.validation.isEmpty, let loss = facts.history.finalValidationLoss else {
      return nil
    }
    let missed = facts.missed(among: facts.validation)
    let total = facts.starCount(of: facts.validation)
    let right = total - facts.starCount(of: missed)
    let stars = counted(total, "validation star")
    let interval = WilsonInterval(right, of: total).text
    let share =
      missed.isEmpty
      ? "\(total == 1 ? "the one validation star" : "all \(stars)") correctly (\(interval))."
      : "\(grouped(right)) of the \(stars) correctly (\(facts.percent(right, of: total)), \(interval))."
        + (facts.onlyAnswer == nil
          ? " " + facts.mistakes(missed, facts.dataset.classCounts(of: facts.validation)) : "")
    let (mine, theirs) = distinct(loss, facts.history.finalLoss)
    let balanced = facts.run.confusion(among: facts.validation).balancedAccuracy
    return Finding(
      .validation,
      "It classifies \(share) The balanced accuracy is \(fixed(balanced, 3)), and "
        + "the loss \(mine), against \(theirs) for the training stars."
        + (NoImprovement(facts.run.run, facts.history).map { " " + $0.sentence } ?? ""),
      [
        "correct": Double(right), "stars": Double(total), "balanced accuracy": balanced,
        "loss": loss, "training loss": facts.history.finalLoss,
      ])
  }
}

extension WilsonInterval {
  /// The interval in percent: "95 % interval 79 to 87 %".
  var text: String { "95 % interval \(range) %" }

  /// The ends in percent: "79 to 87", with a decimal where both would round to the same number.
  var range: String {
    let decimals = (upper - lower) < 0.02 ? 1 : 0
    return "\(fixed(lower * 100, decimals)) to \(fixed(upper * 100, decimals))"
  }
}
