import Documents
import Experiments
import Learning
import Parallelism

/// The parts of a report's text that take time to compute, on all cores.
struct ReportWords: Sendable {
  /// The changes since the last report.
  struct Changes: Sendable {
    let sentences: [Prose]
    /// The fields that have changed, if they are listed.
    let table: Documents.Table?
    /// The number of fields that are not listed, if any are not.
    let unlisted: String?
  }

  /// The text on every run.
  let runs: [RunText]
  /// The findings on all runs and on their data.
  let summary: [Finding]
  /// The comparison of the runs, and what to try next.
  let comparison: [Finding]
  /// The results of simple classifiers.
  let baselines: Baselines
  /// The table of these results, and the sentence that introduces it.
  let baselineTable: (sentence: String, table: Documents.Table)
  /// The result of the gradient check; nil if it is too much work.
  let gradientCheck: String?
  /// The backward pass of the example and a step for it alone, by the names in the template; nil where the
  /// network has too many parameters.
  let worked: [String: String]?
  /// The notes on the data.
  let dataNotes: [String]
  /// The changes since the last report; nil if that is unknown, or if no input has changed.
  let changes: Changes?

  /// The text on `study` and its further trainings, and on the changes since `earlier`.
  init(
    _ study: Study, _ further: FurtherTrainings, since earlier: Study?, isOwnTable: Bool
  ) {
    let count = study.runs.count
    let baselines = Baselines(study)
    let summary = StudySummary(study, baselines, seeds: further.seeds, folds: further.folds)
    let table = BaselineTable(summary: summary)
    let pieces: [Piece] = concurrentMap(count + 2) { index in
      switch index {
      case 0: Piece(changes: earlier.flatMap { Self.changes(from: $0, to: study) })
      case 1:
        Piece(
          gradientCheck: GradientCheckText(study.initial, study.examples)?.sentence,
          worked: Self.worked(study),
          dataNotes: DataNotes(
            study.experiment, study.dataset.catalogue,
            errata: study.errata(isOwnTable: isOwnTable)
          ).all)
      default: Piece(run: RunText(study, study.runs[index - 2], baselines))
      }
    }
    runs = pieces.compactMap(\.run)
    self.summary = summary.findings
    comparison = RateAdvice(study: study, baselines: baselines, sweep: further.sweep).findings
    self.baselines = baselines
    baselineTable = (table.sentence, table.table)
    gradientCheck = pieces[1].gradientCheck
    worked = pieces[1].worked
    dataNotes = pieces[1].dataNotes
    changes = pieces[0].changes
  }

  private static func worked(_ study: Study) -> [String: String]? {
    guard study.initial.parameterCount <= RunText.mostParameters, let first = study.runs.first
    else {
      return nil
    }
    let (dataset, rate) = (study.dataset, first.run.learningRate)
    let star = dataset.exampleStar
    let step = study.initial.workedStep(
      Array(dataset.input(of: star)), label: dataset.labels[star], learningRate: rate)
    let text = WorkedExample(step, study.initial.activation)
    let plan = study.experiment.training
    var values = [
      "backward": text.backward,
      "rate": RateText(rate).plain + (study.runs.count > 1 ? " of the first run" : ""),
      "over": MethodText(study).stepped,
    ]
    if plan.startsPlainly { values["update"] = text.update }
    return values
  }

  private static func changes(from earlier: Study, to study: Study) -> Changes? {
    guard let comparison = StudyComparison(old: earlier, new: study), !comparison.isEmpty else {
      return nil
    }
    let text = ComparisonText(comparison)
    return Changes(sentences: text.sentences, table: text.table, unlisted: text.unlisted)
  }

  /// A part that is computed on its own.
  private struct Piece: Sendable {
    var run: RunText?
    var gradientCheck: String?
    var worked: [String: String]?
    var dataNotes: [String] = []
    var changes: Changes?
  }
}
