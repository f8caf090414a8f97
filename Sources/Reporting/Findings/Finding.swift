import Documents
import Experiments

/// A finding about a run: a sentence or two computed from its numbers alone.
struct Finding: Equatable, Sendable {
  /// The subject: "Loss".
  let title: String
  /// The sentences.
  let text: Prose

  /// The finding as an item of a list.
  var prose: Prose { .strong("\(title).") + " " + text }

  /// A finding in typed text.
  init(_ title: String, prose: Prose) {
    self.title = title
    text = prose
  }

  /// A finding in plain text.
  init(_ title: String, _ text: String) { self.init(title, prose: Prose(text)) }

  /// All findings of a run, the most informative first.
  static func all(_ study: Study, _ run: StudyRun) -> [Finding] {
    let facts = RunFacts(study, run)
    return [
      LossFinding.of(facts), PlateauFinding.of(facts), AccuracyFinding.of(facts),
      ValidationFinding.of(facts), MissedStarsFinding.of(facts), NeverPredictedFinding.of(facts),
      MarkedRowsFinding.of(facts), TrackedStarFinding.of(facts), StabilityFinding.of(facts),
      StillWeightsFinding.of(facts), ClonesFinding.of(facts), IdleNeuronsFinding.of(facts),
    ].compactMap(\.self)
  }
}
