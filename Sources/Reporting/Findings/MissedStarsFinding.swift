import Experiments

/// The pattern in the misclassified stars of a class.
enum MissedStarsFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let stars = facts.validation.isEmpty ? facts.training : facts.validation
    let missed = MissedStars.all(
      among: stars, predictedAs: stars.map { facts.run.predicted[$0] }, facts.dataset)
    let sentences = missed.compactMap { $0.sentence(facts.dataset.classes) }
    return sentences.isEmpty
      ? nil : Finding("Misclassified stars", sentences.joined(separator: " "))
  }
}
