import Formatting

/// The classes that have training stars but are predicted for no star.
enum NeverPredictedFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let predicted = Set(facts.run.predicted)
    let counts = facts.trainingCounts
    let missing = facts.dataset.classes.indices.filter { counts[$0] > 0 && !predicted.contains($0) }
    guard facts.onlyAnswer == nil, !missing.isEmpty else { return nil }
    let stars = missing.map { label in
      facts.dataset.classes[label].counted(counts[label])
    }
    return Finding(
      .neverPredicted,
      "The trained network predicts no star as "
        + "\(listed(missing.map(facts.classPhrase), last: "or")), although it was trained on \(listed(stars))."
    )
  }
}
