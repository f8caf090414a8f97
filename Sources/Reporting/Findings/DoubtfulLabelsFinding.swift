import Formatting

/// The training stars whose label the network contradicts with near certainty.
enum DoubtfulLabelsFinding {
  /// The probability above which a label is contradicted.
  private static let certainty = 0.99

  static func of(_ facts: RunFacts) -> Finding? {
    let missed = facts.missed(among: facts.training)
    let most = facts.counts(of: facts.training).max() ?? 0
    guard !missed.isEmpty, facts.training.count - missed.count > most else { return nil }
    let doubtful = missed.map { star in
      let answer = facts.history.trained.probabilities(Array(facts.dataset.input(of: star)))
      return (star: star, probability: answer[facts.run.predicted[star]])
    }
    .filter { $0.probability > certainty }.sorted {
      ($1.probability, $0.star) < ($0.probability, $1.star)
    }
    guard !doubtful.isEmpty, doubtful.count * 20 <= facts.training.count else { return nil }
    let stars = doubtful.prefix(5).map { star, probability in
      "\(withinSentence(facts.name(star))) (\(facts.dataset.classes[facts.dataset.labels[star]].name), predicted as "
        + "\(facts.classPhrase(facts.run.predicted[star])), p = \(LossText.probability(probability)))"
    }
    let count = counted(doubtful.count, "training star")
    let list =
      doubtful.count > stars.count ? "; the clearest: \(listed(stars))" : ": \(listed(stars))"
    return Finding(
      .doubtfulLabels,
      "The network contradicts the \(doubtful.count == 1 ? "label" : "labels") of \(count) with a probability above "
        + "\(certainty)\(list). \(doubtful.count == 1 ? "Its label or measurements deserve" : "Their labels or measurements deserve") a second look.",
      ["stars": Double(doubtful.count), "probability": doubtful[0].probability])
  }
}
