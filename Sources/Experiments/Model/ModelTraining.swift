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
  /// - Throws: `Diagnostics` if the stars of a fold cannot be scaled, and ``DivergedTraining``.
  public init(
    _ experiment: Experiment, _ dataset: Dataset, origin: StarModel.Origin, threads: Int = 1,
    watch: Watch = Watch()
  ) throws {
    let main = dataset.split
    let data = try TrainingData(dataset, main)
    let work = Work(
      experiment: experiment, threads: threads, watch: watch,
      count: experiment.runs.count + dataset.folds.count)
    results = try work.results(data)
    best = results.map(\.history).bestIndex ?? 0
    let chosen = results[best]
    let network = chosen.history.trained
    folds = try work.evaluations(chosen.run, of: dataset.folds, dataset)
    guard
      let model = StarModel(
        origin: origin, schema: dataset.catalogue.schema, classes: dataset.classes,
        stars: data.stars, network: network)
    else { preconditionFailure("the stars were scaled") }
    self.model = model
    training = Evaluation(network, over: data.examples.training)
    validation = data.examples.validation.map { Evaluation(network, over: $0) }
    missedStars = MissedStars.all(
      among: main.scored,
      predictedAs: network.predictedClasses(
        ofRows: (data.examples.validation ?? data.examples.training).inputs
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
  func results(_ data: TrainingData) throws(DivergedTraining) -> [ModelTraining.Result] {
    var results: [ModelTraining.Result] = []
    for run in experiment.runs where results.last?.history.ending != .cancelled {
      results.append(.init(run: run, history: try train(data, run, results.count + 1)))
    }
    return results
  }

  /// The evaluations of `run` on the validation stars of each of `folds`, up to one that is stopped.
  func evaluations(_ run: Run, of folds: [Split], _ dataset: Dataset) throws -> [Evaluation] {
    var evaluations: [Evaluation] = []
    for (index, fold) in folds.enumerated() where !watch.isCancelled() {
      let data = try TrainingData(dataset, fold)
      let history = try train(data, run, experiment.runs.count + index + 1)
      if history.ending == .cancelled { break }
      if let validation = data.examples.validation {
        evaluations.append(Evaluation(history.trained, over: validation))
      }
    }
    return evaluations
  }

  /// Runs the training with the given `number`; throws if it diverges.
  private func train(_ data: TrainingData, _ run: Run, _ number: Int) throws(DivergedTraining)
    -> History
  {
    let history = experiment.history(
      of: run, from: experiment.initialNetwork(for: data.examples.training), on: data.examples,
      keeping: .curves, threads: threads, isCancelled: watch.isCancelled
    ) { watch.progress(number, count, $0) }
    if let divergence = history.divergence { throw DivergedTraining(divergence, run) }
    return history
  }
}

/// The stars of one training, and what a model keeps of them.
private struct TrainingData {
  let stars: StarModel.Stars
  let examples: SplitExamples

  init(_ dataset: Dataset, _ split: Split) throws(Diagnostics) {
    let scalings = try Dataset.scalings(
      dataset.features, dataset.catalogue, over: split.training)
    let training = split.training
    stars = StarModel.Stars(
      names: training.map { dataset.catalogue.names[$0] },
      labels: training.map { dataset.labels[$0] },
      values: dataset.features.map { feature in
        let column = dataset.catalogue.numbers[feature] ?? []
        return training.map { column[$0] }
      })
    examples = SplitExamples(dataset, split, scalings)
  }
}
