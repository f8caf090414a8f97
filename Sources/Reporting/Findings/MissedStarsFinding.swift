import Experiments

/// What the missed stars have in common.
enum MissedStarsFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let stars = facts.apart.isEmpty ? facts.learnt : facts.apart
    let misses = Misses.all(
      among: stars, takenFor: stars.map { facts.run.predicted[$0] }, facts.dataset)
    let sentences = misses.compactMap { $0.sentence(facts.dataset.classes) }
    return sentences.isEmpty ? nil : Finding("Missed stars", sentences.joined(separator: " "))
  }
}
