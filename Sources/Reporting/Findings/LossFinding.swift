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
    let time =
      facts.history.trainedEpochs == facts.history.count
      ? "After the last update" : "For the network after \(kept), which is kept,"
    let loss =
      facts.history.training.batchSize == nil ? "it is" : "the loss over all training stars is"
    return Finding(
      .loss,
      "\(LossText(facts.run).course) \(time) \(loss) \(after), \(verdict) "
        + "always predicting the class shares, which gives a loss equal to their entropy, \(guess).",
      ["final loss": final, "entropy": entropy])
  }
}
