import Learning
import Parallelism

/// The cross-validation of a run: each fold is classified by a network trained on the others.
public struct FoldResults: Sendable {
  /// The run.
  public let run: Run
  /// The evaluation of each fold.
  public let evaluations: [Evaluation]

  /// Cross-validates `run` on the folds of `study`, in parallel.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - study: The study, whose experiment asks for folds.
  ///   - progress: Receives the number of trained folds and that of all.
  /// - Throws: The divergence of one of the trainings.
  public init(
    of run: Run, _ study: Study,
    progress: @Sendable (_ completed: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(DivergedTraining) {
    let folds = study.dataset.folds
    self.run = run
    @Sendable func note(_ completed: Int) { progress(completed, folds.count) }
    evaluations = try concurrentMap(folds.count, progress: note) {
      index throws(DivergedTraining) in
      try study.experiment.evaluation(of: run, on: folds[index], study.dataset)
    }.compactMap(\.self)
  }

  /// The number of stars that are classified correctly, each by the network that was not trained on it.
  public var correct: Int { evaluations.reduce(0) { $0 + $1.confusion.correctCount } }
  /// The number of stars.
  public var count: Int { evaluations.reduce(0) { $0 + $1.count } }
}

extension Experiment {
  /// Trains a network by `run` on the stars outside `fold`, and evaluates it on those inside; nil if the
  /// training is stopped.
  ///
  /// - Throws: The divergence of the training.
  func evaluation(
    of run: Run, on fold: Fold, _ dataset: Dataset, threads: Int = 1,
    isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
  ) throws(DivergedTraining) -> Evaluation? {
    let examples = SplitExamples(dataset, fold.split, fold.scalings)
    let history = try curves(
      of: run, on: examples, threads: threads, isCancelled: isCancelled, progress: progress)
    guard history.ending != .cancelled, let validation = examples.validation else { return nil }
    return Evaluation(history.trained, over: validation)
  }
}
