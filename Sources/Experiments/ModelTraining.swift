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
  /// The index of the run that ``model`` comes from: that of the lowest loss for the stars kept apart, or
  /// where there are none for those that were learnt from; the first of equals.
  public let best: Int
  /// How well the model does on the stars it learnt from.
  public let training: Evaluation
  /// How well it does on the stars kept apart; nil if there are none.
  public let validation: Evaluation?
  /// What the missed stars of each class have in common, of the stars kept apart or where there are none of
  /// those learnt from; only classes with five missed and five recognised stars of known temperature.
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
    let losses = results.map { $0.history.finalValidationLoss ?? $0.history.finalLoss }
    best = losses.indices.reduce(0) { losses[$1] < losses[$0] ? $1 : $0 }
    let chosen = results[best]
    let network = chosen.history.trained
    folds = try work.evaluations(chosen.run, of: dataset.folds, dataset)
    guard
      let model = StarModel(
        origin: origin, schema: dataset.catalogue.schema, classes: dataset.classes,
        stars: part.stars, network: network)
    else { preconditionFailure("the stars were scaled") }
    self.model = model
    training = Evaluation(network, over: part.learnt)
    validation = part.apart.map { Evaluation(network, over: $0) }
    misses = Misses.all(
      among: main.validation.isEmpty ? main.training : main.validation,
      takenFor: network.predictedClasses(ofRows: (part.apart ?? part.learnt).inputs).map(Int.init),
      dataset)
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
      if let apart = part.apart { evaluations.append(Evaluation(history.trained, over: apart)) }
    }
    return evaluations
  }

  /// The training `number` of all; one that diverges is an error.
  private func train(_ part: Part, _ run: Run, _ number: Int) throws(DivergedTraining) -> History {
    let learnt = part.learnt
    let network = experiment.network.network(
      inputs: learnt.inputs.columns, outputs: learnt.classCount)
    let history = Learning.train(
      network, on: learnt, Training(run, experiment.training), validating: part.apart,
      keeping: .curves, threads: threads, isCancelled: watch.isCancelled
    ) { watch.progress(number, count, $0) }
    if let divergence = history.divergence { throw DivergedTraining(divergence, run) }
    return history
  }
}

/// The stars of one training, scaled over those that are learnt from.
private struct Part {
  let stars: StarModel.Stars
  let learnt: Examples
  let apart: Examples?

  init(_ dataset: Dataset, _ division: Division) throws(Diagnostics) {
    let scalings = try Dataset.scalings(
      dataset.features, dataset.catalogue, over: division.training)
    let learnt = division.training
    stars = StarModel.Stars(
      names: learnt.map { dataset.catalogue.names[$0] }, labels: learnt.map { dataset.labels[$0] },
      values: dataset.features.map { feature in
        let column = dataset.catalogue.numbers[feature] ?? []
        return learnt.map { column[$0] }
      })
    self.learnt = dataset.examples(learnt, scaled: scalings)
    apart =
      division.validation.isEmpty ? nil : dataset.examples(division.validation, scaled: scalings)
  }
}

extension Evaluation {
  /// The evaluation of the answers of `network` to `examples`.
  public init(_ network: Network, over examples: Examples) {
    self.init(
      probabilities: network.probabilities(ofRows: examples.inputs), labels: examples.labels)
  }
}

/// A training whose numbers grew out of range, so that nothing came of it.
public struct DivergedTraining: Error, CustomStringConvertible {
  private let divergence: Divergence
  private let run: Run
  private let advice: String

  /// The divergence of `run`, and what can be said for a remedy.
  public init(_ divergence: Divergence, _ run: Run, advice: String = "try a smaller learning rate")
  {
    self.divergence = divergence
    self.run = run
    self.advice = advice
  }

  /// Where it diverged, of what, and the advice.
  public var description: String {
    "the training at learning rate \(run.learningRate) diverged: in epoch "
      + "\(divergence.epoch) the \(divergence.quantity.rawValue) is no longer finite, first in "
      + "layer \(divergence.layer + 1); \(advice)"
  }
}
