import Documents
import Formatting

/// The number of training stars that are classified correctly, and those that are not.
enum AccuracyFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let start = "The trained network classifies"
    let kind = facts.validation.isEmpty ? "star" : "training star"
    let stars = counted(facts.training.count, kind)
    let missed = facts.missed(among: facts.training)
    let right = facts.training.count - missed.count
    let numbers: KeyValuePairs = [
      "correct": Double(right), "stars": Double(facts.training.count),
    ]
    if missed.isEmpty {
      return Finding(.accuracy, "\(start) all \(stars) correctly.", numbers)
    }
    let share =
      "\(start) \(grouped(right)) of the \(stars) correctly (\(facts.percent(right, of: facts.training.count)))"
    if let only = facts.onlyAnswer {
      return Finding(
        .accuracy,
        prose:
          "\(share): it predicts \(Prose.emphasis(Prose(facts.dataset.classes[only].name))) for "
          + "every star\(worth(ofAlways: only, facts)).",
        numbers)
    }
    return Finding(
      .accuracy,
      "\(share). \(facts.mistakes(missed, facts.counts(of: facts.training)))", numbers)
  }

  /// The clause that compares always predicting `only` for every star; empty if another class is more
  /// frequent.
  private static func worth(ofAlways only: Int, _ facts: RunFacts) -> String {
    let counts = facts.counts(of: facts.training)
    let most = counts.max() ?? 0
    guard counts[only] == most else { return "" }
    let isTied = counts.count { $0 == most } > 1
    return ", no better than always guessing "
      + (isTied ? "one of the most frequent classes" : "the most frequent class")
  }
}
