import Learning
import Parallelism

/// The cross-validation of a study's best run: each fold is classified by a network trained on the others.
public struct FoldResults: Sendable {
  /// The run.
  public let run: Run
  /// The evaluation of each fold.
  public let evaluations: [Evaluation]

  /// Trains on all folds but one, for each fold, in parallel.
  ///
  /// Nil without folds, if every training of the study diverged, or if one of these does or cannot be scaled.
  public init?(_ study: Study) {
    let (experiment, dataset) = (study.experiment, study.dataset)
    guard let best = study.best, !dataset.folds.isEmpty else { return nil }
    let evaluations = concurrentMap(dataset.folds.count) { index -> Evaluation? in
      let fold = dataset.folds[index]
      guard
        let scalings = try? Dataset.scalings(
          dataset.features, dataset.catalogue, over: fold.training)
      else { return nil }
      let examples = SplitExamples(dataset, fold, scalings)
      let history = experiment.history(
        of: best.run, from: experiment.initialNetwork(for: examples.training), on: examples,
        keeping: .curves, threads: 1)
      guard history.divergence == nil, let validation = examples.validation else { return nil }
      return Evaluation(history.trained, over: validation)
    }.compactMap(\.self)
    guard evaluations.count == dataset.folds.count else { return nil }
    run = best.run
    self.evaluations = evaluations
  }

  /// The number of stars that are classified correctly, each by the network that was not trained on it.
  public var correct: Int { evaluations.reduce(0) { $0 + $1.confusion.correctCount } }
  /// The number of stars.
  public var count: Int { evaluations.reduce(0) { $0 + $1.count } }
}
