import Experiments
import Learning
import Stars

/// The numbers behind a report, as JSON, so that other programs can check every sentence.
struct StudyFacts: Sendable {
  let study: Study
  let further: FurtherTrainings
  let words: ReportWords
  let version: String

  /// The data, the networks, the results, and every finding with its kind, its numbers and its condition.
  var json: JSON {
    .object([
      ("program", .string("MainSequence \(version)")), ("title", .string(study.experiment.title)),
      ("features", .array(study.dataset.features.map { .string($0) })), ("classes", classes),
      ("stars", stars), ("network", network), ("runs", .array(study.runs.map(run))),
      (
        "diverged",
        .array(study.diverged.map { .object([("learning_rate", .number($0.run.learningRate))]) })
      ),
      ("baselines", baselines), ("sweep", further.sweep.map(Self.json) ?? .null),
      ("seeds", further.seeds.map(Self.json) ?? .null), ("folds", folds),
      ("findings", .array(findings)),
    ])
  }

  private var classes: JSON {
    .array(
      study.dataset.classes.map {
        .object([
          ("label", .string($0.label)), ("name", .string($0.name)), ("plural", .string($0.plural)),
        ])
      })
  }

  private var stars: JSON {
    let (dataset, split) = (study.dataset, study.dataset.split)
    return .object(
      [
        ("count", .integer(dataset.count)),
        ("names", .array(dataset.catalogue.names.map { .string($0) })),
        ("labels", Self.integers(Array(dataset.labels))), ("inputs", Self.numbers(dataset.inputs)),
        ("temperatures", Self.numbers(dataset.catalogue.temperatures)),
        ("columns", columns),
        ("training", Self.integers(split.training)),
        ("validation", Self.integers(split.validation)),
        ("tracked", .integer(dataset.trackedStar)), ("test_rows", Self.rows(dataset.testRows)),
        ("validation_rows", Self.rows(dataset.validationRows)),
      ] + (dataset.catalogue.weights.map { [("weights", Self.integers($0))] } ?? []))
  }

  /// The columns that show the groups of the stars.
  private var columns: JSON {
    let (catalogue, stars) = (study.dataset.catalogue, 0..<study.dataset.count)
    return .object(
      Catalogue.evidenceRoles.filter(catalogue.isIndependent).map { role in
        (
          role,
          .array(
            stars.map { star in
              role == Schema.spectralType
                ? .string(catalogue.text(role, star: star) ?? "")
                : catalogue.number(of: role, star: star).map { .number($0) } ?? .null
            })
        )
      })
  }

  private var network: JSON {
    .object([
      ("sizes", Self.integers(study.initial.sizes)),
      ("activation", .string(study.initial.activation.rawValue)),
      ("parameters", Self.numbers(study.initial.parameters)),
      ("loss", .number(study.initialLoss)), ("curvature", .number(study.initialCurvature)),
      ("curvature_sample", study.sample.map { .integer($0.examples.total) } ?? .null),
    ])
  }

  private func run(_ run: StudyRun) -> JSON {
    let (history, confusion) = (run.history, run.confusion(among: study.dataset.split.scored))
    return .object([
      ("learning_rate", .number(run.run.learningRate)), ("epochs", .integer(history.count)),
      ("kept_epochs", .integer(history.trainedEpochs)), ("losses", Self.numbers(history.losses)),
      ("correct", Self.integers(history.correctCounts)),
      ("validation_losses", Self.numbers(history.validationLosses)),
      ("final_loss", .number(history.finalLoss)),
      ("final_validation_loss", history.finalValidationLoss.map { .number($0) } ?? .null),
      ("final_curvature", .number(run.finalCurvature)),
      ("parameters", Self.numbers(history.trained.parameters)),
      ("predicted", Self.integers(run.predicted)),
      ("balanced_accuracy", .number(confusion.balancedAccuracy)),
      ("macro_f1", .number(confusion.macroF1)),
    ])
  }

  private var baselines: JSON {
    .array(
      words.baselines.scores.map { score in
        .object([
          ("kind", .string(score.kind.rawValue)),
          ("confusion", .array(score.confusion.counts.map(Self.integers))),
        ])
      })
  }

  private var findings: [JSON] {
    let ofRuns = zip(study.runs, words.runs).flatMap { run, text in
      text.findings.map { json($0, run.run.learningRate) }
    }
    return words.summary.map { json($0) } + ofRuns + words.comparison.map { json($0) }
  }

  private func json(_ finding: Finding, _ rate: Double? = nil) -> JSON {
    .object([
      ("kind", .string(finding.kind.rawValue)), ("scope", .string(finding.kind.scope.rawValue)),
      ("learning_rate", rate.map { .number($0) } ?? .null),
      ("text", .string(finding.text.plain)), ("condition", .string(finding.kind.condition)),
      ("numbers", .object(finding.numbers.map { ($0.key, .number($0.value)) })),
    ])
  }

  /// Rows of the table, counted from 1: the first and the last.
  private static func rows(_ range: Range<Int>?) -> JSON {
    range.map { integers([$0.lowerBound + 1, $0.upperBound]) } ?? .null
  }

  static func integers(_ values: [Int]) -> JSON { .array(values.map { .integer($0) }) }

  static func numbers(_ values: [Double]) -> JSON { .array(values.map { .number($0) }) }
}
