import Formatting
import Learning

/// How the network does on the stars held out.
enum ValidationFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard let validation = facts.study.validation, let loss = facts.history.finalValidationLoss
    else {
      return nil
    }
    let missed = facts.missed(among: facts.apart)
    let right = facts.apart.count - missed.count
    let stars = counted(facts.apart.count, "star")
    let share =
      missed.isEmpty
      ? "\(facts.apart.count == 1 ? "the one star" : "all \(stars)") kept apart right."
      : "\(grouped(right)) of the \(stars) kept apart right (\(facts.percent(right, of: facts.apart.count)))."
        + (facts.onlyAnswer == nil
          ? " " + facts.mistakes(missed, facts.counts(of: facts.apart)) : "")
    let (mine, theirs) = distinct(loss, facts.history.finalLoss)
    let balanced = Evaluation(facts.history.trained, over: validation).confusion.balancedAccuracy
    return Finding(
      "Stars kept apart",
      "It classifies \(share) Their balanced accuracy is \(fixed(balanced, 3)), and "
        + "their loss \(mine) against \(theirs) for those learnt from."
        + (facts.history.overfitting.map { " " + $0 } ?? ""))
  }
}
