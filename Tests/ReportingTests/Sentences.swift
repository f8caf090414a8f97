import Documents
import Experiments
import Foundation
import Testing

@testable import Reporting

/// A number with three decimals as C prints it.
func three(_ value: Double) -> String { String(format: "%.3f", value) }

/// Runs of the given learning rates and numbers of epochs.
func runs(_ runs: (Double, Int)...) -> [Run] {
  runs.map { Run(learningRate: $0.0, epochs: $0.1) }
}

/// Cases of prose for a snapshot, each below its label.
func labelled(_ cases: KeyValuePairs<String, String>) -> String {
  cases.map { "\($0.key)\n\n  \($0.value)\n" }.joined(separator: "\n")
}

/// Expects each of the numbers and names `facts` in `text`.
func expectFacts(
  _ facts: String..., in text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  for fact in facts {
    #expect(text.contains(fact), "\(fact)", sourceLocation: sourceLocation)
  }
}

/// A paragraph of `prose` in Markdown.
func written(_ prose: Prose) -> String {
  String(Document(title: "", [.paragraph(prose)]).markdown.dropLast())
}

extension StudySummary {
  /// The findings as sentences.
  var sentences: [String] { findings.map { written($0.text) } }

  /// The comparison of the runs, without a sweep.
  var comparison: String { comparison(nil) }

  /// The comparison of the runs, and the advice by `sweep`.
  func comparison(_ sweep: LearningRateSweep?) -> String {
    RateAdvice(study: study, baselines: baselines, sweep: sweep).findings.map { written($0.text) }
      .joined(separator: " ")
  }

  /// The finding of a kind on all runs.
  func sentence(_ kind: FindingKind) -> String? {
    findings.first { $0.kind == kind }.map { written($0.text) }
  }
}

/// The finding of a run of `study` that begins with `start` in bold.
func finding(_ start: String, _ study: Study, _ run: Int = 0) throws -> String {
  try #require(
    Finding.all(study, study.runs[run]).map { written($0.prose) }.first {
      $0.hasPrefix("**\(start)")
    }, "no finding \(start)")
}

/// All findings of a run of `study`.
func findings(_ study: Study, _ run: Int = 0) -> String {
  Finding.all(study, study.runs[run]).map { written($0.prose) }.joined(separator: "\n")
}

extension EpochTable {
  /// The table in Markdown.
  var markdown: String { Document(title: "", [.table(table)]).markdown }
}

extension Studies {
  /// Rectifiers that are silent from the start, on as many stars of each class: nothing can move.
  static func still() throws -> Study {
    try twelve {
      $0.network.activation = .relu
      $0.network.initial = .constant(-0.5)
      $0.runs = [Run(learningRate: 0.1), Run(learningRate: 10)]
    }
  }
}
