import Experiments
import Learning

/// The trainings beside the runs: the sweep, and those of several seeds and of the folds.
extension StudyFacts {
  static func json(_ sweep: LearningRateSweep) -> JSON {
    .object([
      ("epochs", .integer(sweep.epochs)),
      ("learning_rates", numbers(sweep.points.map(\.learningRate))),
      ("losses", .array(sweep.points.map { $0.finalLoss.map { .number($0) } ?? .null })),
      ("loss_from_unequal_weights", sweep.unequalLoss.map { .number($0) } ?? .null),
      ("loss_on_sample", sweep.sampleLoss.map { .number($0) } ?? .null),
    ])
  }

  static func json(_ spread: SeedSpread) -> JSON {
    .object([
      ("learning_rate", .number(spread.run.learningRate)),
      ("diverged", .integer(spread.diverged)),
      (
        "trainings",
        .array(
          spread.results.map { result in
            .object([
              ("step", .integer(result.step)), ("loss", .number(result.loss)),
              ("correct", .integer(result.correct)),
              ("parameters", numbers(result.classifier.network.parameters)),
            ])
          })
      ), ("disputed", integers(spread.disputed)),
    ])
  }

  /// The folds, with the numbers of stars classified correctly; null without folds, and without numbers if a
  /// training diverged.
  var folds: JSON {
    guard let folds = further.folds else { return .null }
    let evaluations = try? folds.get().evaluations
    return .array(
      study.dataset.folds.enumerated().map { index, fold in
        .object([
          ("validation", Self.integers(fold.split.validation)),
          (
            "confusion",
            evaluations.map { .array($0[index].confusion.counts.map(Self.integers)) } ?? .null
          ),
        ])
      })
  }
}
