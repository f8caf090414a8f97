import Stars

/// The output for the tracked star.
enum TrackedStarFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard let first = facts.history.count > 0 ? facts.history[0].output : nil, !first.isEmpty else {
      return nil
    }
    let star = facts.dataset.trackedStar
    // A row of stars without a name is as good as any other.
    let catalogue = facts.dataset.catalogue
    if catalogue.isWeighted, catalogue.column(Schema.name) == nil { return nil }
    let label = facts.dataset.labels[star]
    let last = facts.history.trained.probabilities(Array(facts.dataset.input(of: star)))
    let (from, to) = distinct(first[label], last[label])
    let (isUp, isRight) = (last[label] > first[label], facts.run.predicted[star] == label)
    let isStill = from == to
    let course = isStill ? "stays at \(from)" : "\(isUp ? "rises" : "falls") from \(from) to \(to)"
    let conjunction = isStill || isUp == isRight ? "and" : "but"
    let verdict =
      isRight
      ? "is classified correctly"
      : "is predicted as \(facts.classPhrase(facts.run.predicted[star]))"
    return Finding(
      .trackedStar, titled: facts.name(star),
      "The probability of its true class, "
        + "\(facts.dataset.classes[label].mention), \(course) during training, "
        + "\(conjunction) the star \(verdict).",
      ["first": first[label], "last": last[label]])
  }
}
