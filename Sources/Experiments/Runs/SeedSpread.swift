import Learning
import Parallelism

/// The results of the best run's training from other seeds: of the random initial weights, and of the order of
/// the stars in mini-batches.
public struct SeedSpread: Sendable {
  /// The result of one seed.
  public struct Result: Sendable {
    /// The number that is added to the seeds of the experiment.
    public let step: Int
    /// The validation loss or, without validation stars, the training loss.
    public let loss: Double
    /// The number of stars classified correctly among the validation stars or, without these, all.
    public let correct: Int
    /// The trained network.
    public let classifier: StarClassifier
    /// The losses of every epoch.
    public let history: History
  }

  /// The run that is repeated.
  public let run: Run
  /// The results of the trainings that did not diverge, by ascending seed.
  public let results: [Result]
  /// The number of trainings that diverged.
  public let diverged: Int
  /// The rows for which not all networks predict the same class, in the order of the table.
  public let disputed: [Int]

  /// Trains the best network of `study` from as many seeds as its experiment asks for, in parallel: from the
  /// given ones upward.
  ///
  /// Nil if it asks for one, if no seed has an effect, or if every training of the study diverged.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - progress: Receives the number of completed trainings and that of all.
  public init?(
    _ study: Study, progress: @Sendable (_ completed: Int, _ of: Int) -> Void = { _, _ in }
  ) {
    let experiment = study.experiment
    guard experiment.seedCount > 1, experiment.hasSeeds, let best = study.best else { return nil }
    let dataset = study.dataset
    let scored = dataset.split.scored
    let inputs = Matrix(dataset.inputs, columns: dataset.features.count)
    let count = experiment.seedCount
    @Sendable func note(_ completed: Int) { progress(completed, count) }
    let trained = concurrentMap(count, progress: note) {
      index -> (result: Result, predicted: [UInt8])? in
      let seeded = experiment.reseeded(by: UInt64(index))
      let history =
        index == 0
        ? best.history
        : train(
          seeded.initialNetwork(for: study.examples), on: study.examples,
          Training(best.run, seeded.training), validating: study.validation, keeping: .curves)
      guard history.divergence == nil else { return nil }
      let predicted = history.trained.predictedClasses(ofRows: inputs)
      let classifier = StarClassifier(network: history.trained, scalings: dataset.scalings)
      let correct = dataset.starCount(
        of: scored.filter { Int(predicted[$0]) == dataset.labels[$0] })
      return (
        Result(
          step: index, loss: history.selectionLoss, correct: correct, classifier: classifier,
          history: history),
        predicted
      )
    }
    let finite = trained.compactMap(\.self)
    run = best.run
    results = finite.map(\.result)
    diverged = trained.count - finite.count
    disputed = (0..<dataset.count).filter { star in
      finite.contains { $0.predicted[star] != finite[0].predicted[star] }
    }
  }
}

extension Experiment {
  /// Whether the training depends on a seed.
  public var hasSeeds: Bool {
    let isRandom =
      switch network.initial {
      case .constant: false
      case .glorot, .he: network.layers.isEmpty
      }
    return isRandom || training.batchSize != nil
  }

  /// The experiment with `step` added to its seeds of training.
  fileprivate func reseeded(by step: UInt64) -> Experiment {
    var experiment = self
    switch network.initial {
    case .constant: break
    case .glorot(let seed): experiment.network.initial = .glorot(seed: seed &+ step)
    case .he(let seed): experiment.network.initial = .he(seed: seed &+ step)
    }
    experiment.training.seed &+= step
    return experiment
  }
}
