import Documents
import Experiments
import Formatting

/// The number of training stars that are classified correctly, and those that are not.
enum AccuracyFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let start = "The trained network classifies"
    let kind = facts.validation.isEmpty ? "star" : "training star"
    let total = facts.starCount(of: facts.training)
    let stars = counted(total, kind)
    let missed = facts.missed(among: facts.training)
    let right = total - facts.starCount(of: missed)
    let numbers: KeyValuePairs = [
      "correct": Double(right), "stars": Double(total),
    ]
    if missed.isEmpty {
      return Finding(.accuracy, "\(start) all \(stars) correctly.", numbers)
    }
    let share =
      "\(start) \(grouped(right)) of the \(stars) correctly (\(facts.percent(right, of: total)))"
    if let only = facts.onlyAnswer {
      return Finding(
        .accuracy,
        prose:
          "\(share): it predicts \(predicted(facts.dataset.classes[only])) for "
          + "every star\(worth(ofAlways: only, facts)).",
        numbers)
    }
    return Finding(
      .accuracy,
      "\(share). \(facts.mistakes(missed, facts.trainingCounts))", numbers)
  }

  /// The class in italics, or its label in quotation marks.
  private static func predicted(_ star: StarClass) -> Prose {
    star.isNamedByLabel ? Prose(star.mention) : .emphasis(Prose(star.name))
  }

  /// The clause that compares always predicting `only` for every star; empty if another class is more
  /// frequent.
  private static func worth(ofAlways only: Int, _ facts: RunFacts) -> String {
    let counts = facts.trainingCounts
    guard counts[only] == counts.max() else { return "" }
    return ", no better than always guessing \(mostFrequent(counts))"
  }
}
