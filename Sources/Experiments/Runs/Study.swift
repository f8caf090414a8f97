import Learning

/// An experiment carried out: the data, and what came of every run.
public struct Study: Sendable {
  /// What was decided beforehand.
  public let experiment: Experiment
  /// The stars as the network saw them.
  public let dataset: Dataset
  /// The training stars as examples.
  public let examples: Examples
  /// The validation stars as examples; nil if there are none.
  public let validation: Examples?
  /// The network before any training.
  public let initial: Network
  /// The largest eigenvalue of the loss's Hessian at ``initial``.
  public let initialCurvature: Double
  /// The runs, in the order of the experiment.
  public let runs: [StudyRun]

  /// Trains the experiment's network on `dataset` at every learning rate.
  ///
  /// - Parameters:
  ///   - experiment: What is decided beforehand.
  ///   - dataset: The stars.
  ///   - threads: The most threads to work on; the bits are the same with any number.
  ///   - progress: Told of every epoch of the trainings, which are counted from 1.
  public init(
    _ experiment: Experiment, _ dataset: Dataset, threads: Int = 1,
    progress: (_ training: Int, _ of: Int, Progress) -> Void = { _, _, _ in }
  ) {
    self.experiment = experiment
    self.dataset = dataset
    let examples = DividedExamples(dataset, dataset.division, dataset.scalings)
    let initial = experiment.initialNetwork(for: examples.training)
    self.examples = examples.training
    validation = examples.validation
    self.initial = initial
    initialCurvature = initial.largestHessianEigenvalue(over: examples.training, threads: threads)
    runs = experiment.runs.enumerated().map { index, run in
      let history = experiment.history(
        of: run, from: initial, on: examples,
        tracking: Array(dataset.input(of: dataset.trackedStar)), threads: threads,
        progress: { progress(index + 1, experiment.runs.count, $0) })
      return StudyRun(run, dataset, history, examples.training, threads: threads)
    }
  }

  /// The learning rate above which gradient descent is unstable near ``initial``: 2/λmax; infinite
  /// where no direction curves upward.
  ///
  /// Source: LeCun, Simard & Pearlmutter (1993), section 2.
  public var stabilityBound: Double {
    initialCurvature > 0 ? 2 / initialCurvature : .infinity
  }

  /// The first run whose training ended because numbers grew out of range, if any did.
  public var diverged: StudyRun? { runs.first { $0.history.divergence != nil } }

  /// The run whose trained network has the lowest loss for the stars kept apart, or where there are none
  /// for those training from, the first of equals; nil if every training diverged.
  public var best: StudyRun? { bestIndex.map { runs[$0] } }

  /// The index of ``best``.
  public var bestIndex: Int? { runs.map(\.history).bestIndex }

  /// The errata that are about these stars, those about no value only if the table is the
  /// experiment's own.
  public func errata(isOwnTable: Bool) -> [Erratum] {
    experiment.errata(for: dataset.catalogue, isOwnTable: isOwnTable)
  }
}
