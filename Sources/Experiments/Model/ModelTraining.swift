import Learning
import Stars
import Tables

/// The training of a model: every run of an experiment, and the best of them.
public struct ModelTraining: Sendable {
  /// What came of one run.
  public struct Result: Sendable {
    /// The learning rate and the number of epochs.
    public let run: Run
    /// The losses of every epoch, and the trained network.
    public let history: History
  }

  /// How a training goes on, and whether it is to stop.
  public struct Watch {
    /// Asked before every epoch whether to stop there.
    public var isCancelled: () -> Bool
    /// Told of every epoch of the trainings, which are counted from 1.
    public var progress: (_ training: Int, _ of: Int, Progress) -> Void

    /// A watch that stops nothing and says nothing, if nothing else is said.
    public init(
      isCancelled: @escaping () -> Bool = { false },
      progress: @escaping (_ training: Int, _ of: Int, Progress) -> Void = { _, _, _ in }
    ) {
      self.isCancelled = isCancelled
      self.progress = progress
    }
  }

  /// The best network, with all that is needed to use it.
  public let model: StarModel
  /// What came of each run, in the order of the experiment.
  public let results: [Result]
  /// The index of the run that ``model`` comes from: the one with the lowest validation loss or,
  /// without validation stars, the lowest training loss; the first of equals.
  public let best: Int
  /// The evaluation of the model on the training stars.
  public let training: Evaluation
  /// The evaluation of the model on the validation stars; nil if there are none.
  public let validation: Evaluation?
  /// What the missed stars of each class have in common, of the validation stars or, if there are none, of
  /// the training stars; only classes with five missed and five recognised stars of known temperature.
  public let misses: [Misses]
  /// How well the best run's way of training does on each fold, learning from the others; empty without
  /// folds.
  public let folds: [Evaluation]
  /// Whether the training was stopped before its time.
  public let isCancelled: Bool

  /// Trains by `experiment` on the stars of `dataset`.
  ///
  /// - Parameters:
  ///   - experiment: What is decided beforehand.
  ///   - dataset: The stars.
  ///   - origin: What the model is to say that it comes from.
  ///   - threads: The most threads to work on.
  ///   - watch: How to follow and to stop it.
  /// - Throws: ``Diagnostics`` where the stars of a fold cannot be scaled, and ``DivergedTraining``.
  public init(
    _ experiment: Experiment, _ dataset: Dataset, origin: StarModel.Origin, threads: Int = 1,
    watch: Watch = Watch()
  ) throws {
    let main = dataset.division
    let part = try Part(dataset, main)
    let work = Work(
      experiment: experiment, threads: threads, watch: watch,
      count: experiment.runs.count + dataset.folds.count)
    results = try work.results(part)
    best = results.map(\.history).bestIndex ?? 0
    let chosen = results[best]
    let network = chosen.history.trained
    folds = try work.evaluations(chosen.run, of: dataset.folds, dataset)
    guard
      let model = StarModel(
        origin: origin, schema: dataset.catalogue.schema, classes: dataset.classes,
        stars: part.stars, network: network)
    else { preconditionFailure("the stars were scaled") }
    self.model = model
    training = Evaluation(network, over: part.examples.training)
    validation = part.examples.validation.map { Evaluation(network, over: $0) }
    misses = Misses.all(
      among: main.validation.isEmpty ? main.training : main.validation,
      takenFor: network.predictedClasses(
        ofRows: (part.examples.validation ?? part.examples.training).inputs
      ).map(Int.init), dataset)
    isCancelled = watch.isCancelled()
  }
}

/// The trainings to be done, one after the other.
private struct Work {
  let experiment: Experiment
  let threads: Int
  let watch: ModelTraining.Watch
  /// The number of trainings.
  let count: Int

  /// What comes of every run, up to one that is stopped.
  func results(_ part: Part) throws(DivergedTraining) -> [ModelTraining.Result] {
    var results: [ModelTraining.Result] = []
    for run in experiment.runs where results.last?.history.ending != .cancelled {
      results.append(.init(run: run, history: try train(part, run, results.count + 1)))
    }
    return results
  }

  /// How well `run` does on the stars kept apart of each of `folds`, up to one that is stopped.
  func evaluations(_ run: Run, of folds: [Division], _ dataset: Dataset) throws -> [Evaluation] {
    var evaluations: [Evaluation] = []
    for (index, fold) in folds.enumerated() where !watch.isCancelled() {
      let part = try Part(dataset, fold)
      let history = try train(part, run, experiment.runs.count + index + 1)
      if history.ending == .cancelled { break }
      if let validation = part.examples.validation {
        evaluations.append(Evaluation(history.trained, over: validation))
      }
    }
    return evaluations
  }

  /// The training `number` of all; one that diverges is an error.
  private func train(_ part: Part, _ run: Run, _ number: Int) throws(DivergedTraining) -> History {
    let history = experiment.history(
      of: run, from: experiment.initialNetwork(for: part.examples.training), on: part.examples,
      keeping: .curves, threads: threads, isCancelled: watch.isCancelled
    ) { watch.progress(number, count, $0) }
    if let divergence = history.divergence { throw DivergedTraining(divergence, run) }
    return history
  }
}

/// The stars of one training, and what a model keeps of them.
private struct Part {
  let stars: StarModel.Stars
  let examples: DividedExamples

  init(_ dataset: Dataset, _ division: Division) throws(Diagnostics) {
    let scalings = try Dataset.scalings(
      dataset.features, dataset.catalogue, over: division.training)
    let training = division.training
    stars = StarModel.Stars(
      names: training.map { dataset.catalogue.names[$0] },
      labels: training.map { dataset.labels[$0] },
      values: dataset.features.map { feature in
        let column = dataset.catalogue.numbers[feature] ?? []
        return training.map { column[$0] }
      })
    examples = DividedExamples(dataset, division, scalings)
  }
}
