import Learning
import Stars
import Tables

/// The training of a model: every run of an experiment, and the best of them.
public struct ModelTraining: Sendable {
  /// The result of one run.
  public struct Result: Sendable {
    /// The learning rate and the number of epochs.
    public let run: Run
    /// The losses of every epoch, and the trained network.
    public let history: History
  }

  /// The observer of a training, which may stop it.
  public struct Watch {
    /// Returns whether to stop; called before every epoch.
    public var isCancelled: () -> Bool
    /// Receives the progress of every epoch; trainings are counted from 1.
    public var progress: (_ training: Int, _ of: Int, Progress) -> Void

    /// A watch that by default stops nothing and reports nothing.
    public init(
      isCancelled: @escaping () -> Bool = { false },
      progress: @escaping (_ training: Int, _ of: Int, Progress) -> Void = { _, _, _ in }
    ) {
      self.isCancelled = isCancelled
      self.progress = progress
    }
  }

  /// The best network, with everything needed to use it.
  public let model: StarModel
  /// The result of each run, in the order of the experiment.
  public let results: [Result]
  /// The index of the run of ``model``: the one with the lowest validation loss or, without validation stars,
  /// the lowest training loss; the first of equals.
  public let best: Int
  /// The number of rows of training stars.
  public let rowCount: Int
  /// The evaluation of the model on the training stars.
  public let training: Evaluation
  /// The evaluation of the model on the validation stars; nil if there are none.
  public let validation: Evaluation?
  /// The misclassified stars of each class, of the validation stars or, if there are none, of the training
  /// stars.
  ///
  /// A class is included only if at least five of its stars are misclassified and five classified
  /// correctly, with known temperatures.
  public let missedStars: [MissedStars]
  /// The evaluation of each fold by a network with the best run's settings, trained on the other folds; empty
  /// without folds.
  public let folds: [Evaluation]
  /// Whether the training was stopped early.
  public let isCancelled: Bool

  /// Trains on the stars of `dataset` as `experiment` describes.
  ///
  /// - Parameters:
  ///   - experiment: The runs and the method.
  ///   - dataset: The stars.
  ///   - origin: The origin to record in the model.
  ///   - threads: The maximum number of threads.
  ///   - watch: The observer.
  /// - Throws: The divergence of a training.
  public init(
    _ experiment: Experiment, _ dataset: Dataset, origin: StarModel.Origin, threads: Int = 1,
    watch: Watch = Watch()
  ) throws(DivergedTraining) {
    let split = dataset.split
    let examples = SplitExamples(dataset, split, dataset.scalings)
    let work = Work(
      experiment: experiment, threads: threads, watch: watch,
      count: experiment.runs.count + dataset.folds.count)
    results = try work.results(examples)
    best = results.map(\.history).bestIndex ?? 0
    let chosen = results[best]
    let network = chosen.history.trained
    folds = try work.evaluations(chosen.run, dataset)
    guard
      let model = StarModel(
        origin: origin, schema: dataset.catalogue.schema, classes: dataset.classes,
        stars: StarModel.Stars(split.training, of: dataset), network: network)
    else { preconditionFailure("the stars were scaled") }
    self.model = model
    rowCount = examples.training.count
    training = Evaluation(network, over: examples.training)
    validation = examples.validation.map { Evaluation(network, over: $0) }
    missedStars = MissedStars.all(
      among: split.scored,
      predictedAs: network.predictedClasses(
        ofRows: (examples.validation ?? examples.training).inputs
      ).map(Int.init), dataset)
    isCancelled = watch.isCancelled()
  }
}

/// The trainings to run, one after the other.
private struct Work {
  let experiment: Experiment
  let threads: Int
  let watch: ModelTraining.Watch
  /// The number of trainings.
  let count: Int

  /// The results of every run, up to one that is stopped.
  func results(_ examples: SplitExamples) throws(DivergedTraining) -> [ModelTraining.Result] {
    var results: [ModelTraining.Result] = []
    for run in experiment.runs where results.last?.history.ending != .cancelled {
      let history = try experiment.curves(
        of: run, on: examples, threads: threads, isCancelled: watch.isCancelled,
        progress: progress(results.count + 1))
      results.append(.init(run: run, history: history))
    }
    return results
  }

  /// The evaluations of `run` on each of the folds of `dataset`, up to one that is stopped.
  func evaluations(_ run: Run, _ dataset: Dataset) throws(DivergedTraining) -> [Evaluation] {
    var evaluations: [Evaluation] = []
    for fold in dataset.folds where !watch.isCancelled() {
      let evaluation = try experiment.evaluation(
        of: run, on: fold, dataset, threads: threads, isCancelled: watch.isCancelled,
        progress: progress(experiment.runs.count + evaluations.count + 1))
      guard let evaluation else { break }
      evaluations.append(evaluation)
    }
    return evaluations
  }

  private func progress(_ number: Int) -> (Progress) -> Void {
    { watch.progress(number, count, $0) }
  }
}

extension StarModel.Stars {
  /// The given stars of `dataset`.
  fileprivate init(_ stars: [Int], of dataset: Dataset) {
    weights = dataset.weights(of: stars)
    names = stars.map { dataset.catalogue.names[$0] }
    labels = stars.map { dataset.labels[$0] }
    values = dataset.features.map { feature in
      let column = dataset.catalogue.numbers[feature] ?? []
      return stars.map { column[$0] }
    }
  }
}
