import Experiments
import Formatting

/// The pattern in the misclassified stars of a class.
enum MissedStarsFinding {
  /// The number of misclassified stars of a class whose neighbours are looked up, evenly spaced in the table.
  private static let mostSearched = 2_000

  static func of(_ facts: RunFacts) -> Finding? {
    let stars = facts.dataset.split.scored
    let missed = MissedStars.all(
      among: stars, predictedAs: stars.map { facts.run.predicted[$0] }, facts.dataset)
    let sentences = missed.compactMap { group in
      group.sentence(facts.dataset.classes).map { "\($0) \(overlap(group, stars, facts))" }
    }
    guard !sentences.isEmpty else { return nil }
    return Finding(
      .misclassifiedStars, sentences.joined(separator: " "))
  }

  /// The sentence on the neighbours of the misclassified stars of a class.
  private static func overlap(_ group: MissedStars, _ stars: [Int], _ facts: RunFacts) -> String {
    let label = group.label
    let missed = stars.filter {
      facts.dataset.labels[$0] == label && facts.run.predicted[$0] != label
    }
    let step = (missed.count + mostSearched - 1) / mostSearched
    let sample = stride(from: 0, to: missed.count, by: step).map { missed[$0] }
    let among = facts.starCount(
      of: sample.filter { facts.baselines.isAmongOthers($0, label, in: facts.dataset) })
    let total = facts.starCount(of: sample)
    let share = facts.percent(among, of: total)
    if among * 2 > total {
      return
        "Of them, \(share) have mostly stars of other classes among their five nearest neighbours, so either some of "
        + "these labels are wrong, or the features do not tell the classes apart there."
    }
    return (among == 0 ? "None of them has" : "Only \(share) of them have")
      + " mostly stars of other classes among the five nearest neighbours, so the features do tell most of "
      + "them apart; this network has not learned to."
  }
}
