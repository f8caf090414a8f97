import Formatting

/// How many of the training stars are classified correctly, and which are not.
enum AccuracyFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let start = "The trained network classifies"
    let stars = counted(facts.learnt.count, "star") + (facts.apart.isEmpty ? "" : " it learnt from")
    let missed = facts.missed(among: facts.learnt)
    if missed.isEmpty { return Finding("Accuracy", "\(start) all \(stars) right.") }
    let right = facts.learnt.count - missed.count
    let share =
      "\(start) \(grouped(right)) of the \(stars) right (\(facts.percent(right, of: facts.learnt.count)))"
    if let only = facts.onlyAnswer {
      return Finding(
        "Accuracy",
        "\(share): it takes every star for \(facts.classPhrase(only)).\(worth(ofAlways: only, facts))"
      )
    }
    return Finding(
      "Accuracy", "\(share). \(facts.mistakes(missed, facts.counts(of: facts.learnt)))")
  }

  /// What it is worth to give every star the class `only`; nothing where another is more frequent.
  private static func worth(ofAlways only: Int, _ facts: RunFacts) -> String {
    let counts = facts.counts(of: facts.learnt)
    let most = counts.max() ?? 0
    guard counts[only] == most else { return "" }
    let isTied = counts.count { $0 == most } > 1
    return
      " Always naming \(isTied ? "one of the most frequent classes" : "the most frequent class")"
      + " does as well."
  }
}
