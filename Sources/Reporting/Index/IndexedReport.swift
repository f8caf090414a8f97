import Experiments
import Formatting
import Learning
import Stars
import Tables

/// A report in an index of several.
public struct IndexedReport: Sendable {
  /// The results of the run with the lowest loss.
  struct Best: Equatable, Sendable {
    /// The number of stars that are classified correctly, and the number of all that are scored.
    var correct, total: Int
    /// The final loss of the scored stars.
    var loss: Double
    /// The learning rate.
    var rate: Double
  }

  /// The name of the table or the experiment.
  let name: String
  /// The folder of the report, relative to the index.
  let folder: String
  /// The number of stars.
  let stars: Int
  /// The number of warnings about the table.
  let warnings: Int
  /// The results of the best run; nil if nothing was trained.
  let best: Best?
  /// The notes on runs without a result.
  let notes: [String]
  /// The differences from the reference; nil without one.
  let differences: String?
  /// The fingerprints of the stars.
  let prints: StarPrints

  /// The entry of a report.
  ///
  /// - Parameters:
  ///   - name: The name of the table or the experiment.
  ///   - folder: The folder of the report, relative to the index.
  ///   - experiment: The experiment.
  ///   - catalogue: The stars.
  ///   - study: The training; nil if nothing was trained.
  ///   - reference: The stars to compare with; nil for none.
  /// - Throws: The faults of the table.
  public init(
    _ name: String, in folder: String, _ experiment: Experiment, _ catalogue: Catalogue,
    _ study: Study?, reference: Catalogue?
  ) throws(Diagnostics) {
    self.name = name
    self.folder = folder
    stars = catalogue.starCount
    warnings = try DataCheck(experiment, catalogue).warnings.faultCount
    best = study.flatMap(Self.best)
    notes = (study?.diverged ?? []).map {
      "diverged at η = \(RateText($0.run.learningRate).plain)"
    }
    differences = reference.map { Self.differences(from: $0, to: catalogue) }
    prints = StarPrints(catalogue)
  }

  private static func best(of study: Study) -> Best? {
    guard let run = study.best else { return nil }
    let scored = study.dataset.split.scored
    return Best(
      correct: run.correct(among: scored), total: study.dataset.starCount(of: scored),
      loss: run.selectionLoss,
      rate: run.run.learningRate)
  }

  /// "1 star added, 2 changed (3 fields)".
  private static func differences(from old: Catalogue, to new: Catalogue) -> String {
    guard old.schema.features == new.schema.features else { return "other features" }
    let comparison = CatalogueComparison(old: old, new: new)
    let fields = comparison.edits.count
    let counts = [
      (comparison.added.count, "added"), (comparison.removed.count, "removed"),
      (
        comparison.changed.count,
        "changed" + (fields > 0 ? " (\(counted(fields, "field")))" : "")
      ),
    ].filter { $0.0 > 0 }
    guard let first = counts.first else { return "none" }
    let others = counts.dropFirst().map { "\(grouped($0.0)) \($0.1)" }
    return (["\(counted(first.0, "star")) \(first.1)"] + others).joined(separator: ", ")
  }
}

/// A table or an experiment in an index of reports that has no report.
public struct FailedReport: Sendable {
  /// The name of the table or the experiment.
  let name: String
  /// The number of errors.
  let errors: Int
  /// The first error.
  let reason: String

  /// The entry of a report that `error` prevented.
  public init(_ name: String, _ error: any Error) {
    self.name = name
    guard let faults = error as? Diagnostics else {
      (errors, reason) = (1, "\(error)")
      return
    }
    let shown = faults.shown.filter { $0.severity == .error }
    errors = shown.count + faults.omitted
    var first = shown.first
    first?.excerpt = nil
    reason = first.map { "\($0)" } ?? "\(faults)"
  }
}
