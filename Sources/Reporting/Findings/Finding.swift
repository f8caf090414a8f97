import Documents
import Experiments

/// A finding: a sentence or two computed from numbers alone.
struct Finding: Equatable, Sendable {
  /// Its kind, which determines when it appears.
  let kind: FindingKind
  /// The subject: "Loss".
  let title: String
  /// The sentences.
  let text: Prose
  /// The numbers on which the sentences depend, by name.
  let numbers: KeyValuePairs<String, Double>

  /// The finding as an item of a list.
  var prose: Prose { .strong("\(title).") + " " + text }

  /// A finding in typed text; by default its title is that of its kind.
  init(
    _ kind: FindingKind, titled title: String? = nil, prose: Prose,
    _ numbers: KeyValuePairs<String, Double> = [:]
  ) {
    self.kind = kind
    self.title = title ?? kind.title
    text = prose
    self.numbers = numbers
  }

  /// A finding in plain text; by default its title is that of its kind.
  init(
    _ kind: FindingKind, titled title: String? = nil, _ text: String,
    _ numbers: KeyValuePairs<String, Double> = [:]
  ) {
    self.init(kind, titled: title, prose: Prose(text), numbers)
  }

  /// Whether both say the same.
  static func == (a: Finding, b: Finding) -> Bool {
    a.kind == b.kind && a.title == b.title && a.text == b.text
  }

  /// All findings of a run, the most informative first.
  static func all(_ study: Study, _ run: StudyRun, _ baselines: Baselines? = nil) -> [Finding] {
    let facts = RunFacts(study, run, baselines ?? Baselines(study))
    return [
      LossFinding.of(facts), UnsettledFinding.of(facts), PlateauFinding.of(facts),
      AccuracyFinding.of(facts), ValidationFinding.of(facts), CalibrationFinding.of(facts),
      OverfittingFinding.of(facts),
      MissedStarsFinding.of(facts), DoubtfulLabelsFinding.of(facts),
      NeverPredictedFinding.of(facts), MarkedRowsFinding.of(facts), TrackedStarFinding.of(facts),
      StabilityFinding.of(facts), StillWeightsFinding.of(facts), ClonesFinding.of(facts),
      IdleNeuronsFinding.of(facts),
    ].compactMap(\.self)
  }
}
