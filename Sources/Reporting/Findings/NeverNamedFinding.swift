import Formatting

/// The classes that have stars and yet are predicted for none.
enum NeverNamedFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let named = Set(facts.run.predicted)
    let counts = facts.counts(of: facts.learnt)
    let missing = facts.dataset.classes.indices.filter { counts[$0] > 0 && !named.contains($0) }
    guard facts.onlyAnswer == nil, !missing.isEmpty else { return nil }
    let stars = missing.map { label in
      counted(
        counts[label], facts.dataset.classes[label].name,
        plural: facts.dataset.classes[label].plural)
    }
    return Finding(
      "Never named",
      "The trained network takes no star for "
        + "\(listed(missing.map(facts.classPhrase), last: "or")), though it was trained on \(listed(stars))."
    )
  }
}
