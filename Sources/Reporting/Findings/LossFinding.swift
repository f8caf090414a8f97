import Formatting

/// The course of the loss, and its final value compared with the best constant prediction.
enum LossFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let entropy = facts.study.examples.entropy
    let final = facts.history.finalLoss
    let (after, guess) = distinct(final, entropy)
    let gained = 1 - final / entropy
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
      .loss,
      "\(LossText(facts.run).course) \(end) \(after), \(verdict) "
        + "predicting the class shares for every star, whose loss is their entropy, \(guess).",
      ["final loss": final, "entropy": entropy])
  }
}
