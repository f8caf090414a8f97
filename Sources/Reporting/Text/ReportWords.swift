import Experiments
import Learning

/// What takes time of a report's words, worked out on all cores.
struct ReportWords: Sendable {
  /// What has changed since the last report.
  struct Changes: Sendable {
    let sentences: [String]
    /// The fields that have changed, if they are listed.
    let table: String?
    /// How many are not listed, if any are not.
    let unlisted: String?
  }

  /// What is told of every run.
  let runs: [RunText]
  /// What the check of the gradient came to; nil if it is too much work.
  let gradientCheck: String?
  /// What has changed since the last report; nil if that is not known, or if nothing that the report is made
  /// from has.
  let changes: Changes?

  /// The words on `study`, and on what has changed since `earlier`.
  init(_ study: Study, since earlier: Study?) {
    let count = study.runs.count
    let pieces: [Piece] = concurrently(count + 2) { index in
      switch index {
      case 0: Piece(changes: earlier.flatMap { Self.changes(from: $0, to: study) })
      case 1: Piece(gradientCheck: GradientCheckText(study.initial, study.examples)?.sentence)
      default: Piece(run: RunText(study, study.runs[index - 2]))
      }
    }
    runs = pieces.compactMap(\.run)
    gradientCheck = pieces[1].gradientCheck
    changes = pieces[0].changes
  }

  private static func changes(from earlier: Study, to study: Study) -> Changes? {
    guard let comparison = StudyComparison(old: earlier, new: study), !comparison.isEmpty else {
      return nil
    }
    let text = ComparisonText(comparison)
    return Changes(sentences: text.sentences, table: text.table, unlisted: text.unlisted)
  }

  /// A part that is worked out on its own.
  private struct Piece: Sendable {
    var run: RunText?
    var gradientCheck: String?
    var changes: Changes?
  }
}
