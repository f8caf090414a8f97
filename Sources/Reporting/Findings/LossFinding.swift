import Elementary
import Formatting

/// The course of the loss, and its final value compared with a uniform guess.
enum LossFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let uniform = naturalLogarithm(Double(facts.dataset.classes.count))
    let final = facts.history.finalLoss
    let (after, guess) = distinct(final, uniform)
    let gained = 1 - final / uniform
    let verdict =
      switch gained {
      case _ where after == guess: "no better than"
      case ..<0: "worse than"
      case ..<0.05: "hardly better than"
      case ..<0.5: "better than"
      default: "far better than"
      }
    let kept = counted(facts.history.trainedEpochs, "epoch")
    let end =
      facts.history.trainedEpochs == facts.history.count
      ? "After the last update it is" : "For the network after \(kept), which is kept, it is"
    return Finding(
      "Loss",
      "\(LossText(facts.run).course) \(end) \(after), \(verdict) "
        + "a guess that gives every class the same probability "
        + "(ln \(facts.dataset.classes.count) = \(guess)).")
  }
}
