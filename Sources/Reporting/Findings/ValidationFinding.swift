import Formatting
import Learning

/// The evaluation on the validation stars.
enum ValidationFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard let validation = facts.study.validation, let loss = facts.history.finalValidationLoss
    else {
      return nil
    }
    let missed = facts.missed(among: facts.validation)
    let right = facts.validation.count - missed.count
    let stars = counted(facts.validation.count, "validation star")
    let share =
      missed.isEmpty
      ? "\(facts.validation.count == 1 ? "the one validation star" : "all \(stars)") correctly."
      : "\(grouped(right)) of the \(stars) correctly (\(facts.percent(right, of: facts.validation.count)))."
        + (facts.onlyAnswer == nil
          ? " " + facts.mistakes(missed, facts.counts(of: facts.validation)) : "")
    let (mine, theirs) = distinct(loss, facts.history.finalLoss)
    let balanced = Evaluation(facts.history.trained, over: validation).confusion.balancedAccuracy
    return Finding(
      "Validation stars",
      "It classifies \(share) The balanced accuracy is \(fixed(balanced, 3)), and "
        + "the loss \(mine), against \(theirs) for the training stars."
        + (NoImprovement(facts.run.run, facts.history).map { " " + $0.sentence } ?? "")
        + (facts.history.overfitting.map { " " + $0 } ?? ""))
  }
}
