import Formatting
import Stars

/// The training stars whose label the network contradicts with near certainty.
enum DoubtfulLabelsFinding {
  /// The probability above which a label is contradicted.
  private static let certainty = 0.99

  static func of(_ facts: RunFacts) -> Finding? {
    // A row of many stars has no label to look at again.
    if facts.dataset.catalogue.isWeighted { return nil }
    let missed = facts.missed(among: facts.training)
    let most = facts.trainingCounts.max() ?? 0
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
      "\(withinSentence(facts.name(star))) (\(facts.dataset.classes[facts.dataset.labels[star]].mention), predicted as "
        + "\(facts.classPhrase(facts.run.predicted[star])), p = \(LossText.probability(probability))\(reasons(star, facts)))"
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

  /// The clauses on other columns of the table that tell for the label of a star, and against it; empty without
  /// any, and where the label and the prediction are of one group.
  private static func reasons(_ star: Int, _ facts: RunFacts) -> String {
    let classes = facts.dataset.classes
    func group(_ label: Int) -> StarGroup? {
      StarGroup(className: classes[label].name, label: classes[label].label)
    }
    guard let labelled = group(facts.dataset.labels[star]),
      group(facts.run.predicted[star]).map(labelled.agrees) != true
    else { return "" }
    let evidence = facts.dataset.catalogue.evidence(of: star)
    func clause(_ side: String, _ found: [Catalogue.Evidence]) -> String {
      found.isEmpty
        ? "" : "; \(side) the label: \(listed(found.map { "\($0.value), of \($0.group.phrase)" }))"
    }
    return clause("for", evidence.filter { $0.group.agrees(with: labelled) })
      + clause("against", evidence.filter { !$0.group.agrees(with: labelled) })
  }
}
