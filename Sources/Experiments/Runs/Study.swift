import Learning

/// The results of an experiment: the data, and the result of every run.
public struct Study: Sendable {
  /// The experiment; only what affects the look of its figures can change afterwards.
  public internal(set) var experiment: Experiment
  /// The stars as inputs of the network.
  public let dataset: Dataset
  /// The training stars as examples.
  public let examples: Examples
  /// The validation stars as examples; nil if there are none.
  public let validation: Examples?
  /// The stars on which curvatures are measured and the sweep is trained, if not on all; nil if on all.
  public let sample: TrainingSample?
  /// The network before training.
  public let initial: Network
  /// The loss of ``initial`` over all training stars.
  public let initialLoss: Double
  /// The largest eigenvalue of the loss's Hessian at ``initial``, of the ``sample`` if there is one.
  public let initialCurvature: Double
  /// The runs that did not diverge, in the order of the experiment.
  public let runs: [StudyRun]
  /// The runs that diverged, which have no results.
  public let diverged: [DivergedTraining]

  /// Trains the experiment's network on `dataset` at every learning rate.
  ///
  /// - Parameters:
  ///   - experiment: The runs and the method.
  ///   - dataset: The stars.
  ///   - threads: The maximum number of threads, on which the bits do not depend.
  ///   - sampling: When curvatures and the sweep use a sample of the stars.
  ///   - progress: Receives the progress of every epoch; trainings are counted from 1.
  public init(
    _ experiment: Experiment, _ dataset: Dataset, threads: Int = 1,
    sampling: TrainingSample.Rule = TrainingSample.Rule(),
    progress: (_ training: Int, _ of: Int, Progress) -> Void = { _, _, _ in }
  ) {
    self.experiment = experiment
    self.dataset = dataset
    let examples = SplitExamples(dataset, dataset.split, dataset.scalings)
    let initial = experiment.initialNetwork(for: examples.training)
    self.examples = examples.training
    validation = examples.validation
    self.initial = initial
    sample = TrainingSample(of: examples.training, by: sampling, initial, threads: threads)
    let measured = sample?.examples ?? examples.training
    let curvature = initial.largestHessianEigenvalue(over: measured, threads: threads)
    initialCurvature = curvature
    initialLoss = Evaluation(initial, over: examples.training, threads: threads).logLoss
    let limit = curvature > 0 && experiment.training.isPlainDescent ? 2 / curvature : nil
    var diverged: [DivergedTraining] = []
    runs = experiment.runs.enumerated().compactMap { index, run in
      let history = experiment.history(
        of: run, from: initial, on: examples,
        tracking: Array(dataset.input(of: dataset.trackedStar)), threads: threads,
        progress: { progress(index + 1, experiment.runs.count, $0) })
      if let divergence = history.divergence {
        diverged.append(DivergedTraining(divergence, run, stableBelow: limit))
        return nil
      }
      return StudyRun(run, dataset, history, measured, threads: threads)
    }
    self.diverged = diverged
  }

  /// The learning rate above which gradient descent is unstable near ``initial``: 2/λmax; infinite
  /// where no direction curves upward.
  ///
  /// Source: LeCun, Simard & Pearlmutter (1993), section 2.
  public var stabilityBound: Double {
    initialCurvature > 0 ? 2 / initialCurvature : .infinity
  }

  /// The run with the lowest validation loss or, without validation stars, the lowest training loss, the
  /// first of equals; nil if every training diverged.
  public var best: StudyRun? { bestIndex.map { runs[$0] } }

  /// The index of ``best``.
  public var bestIndex: Int? { runs.map(\.history).bestIndex }

  /// The same results with figures in `theme`.
  public func shown(in theme: ThemeName) -> Study {
    var study = self
    study.experiment = experiment.shown(in: theme)
    return study
  }

  /// The errata that apply to these stars; those without a value apply only if the table is the experiment's
  /// own.
  public func errata(isOwnTable: Bool) -> [Erratum] {
    experiment.errata(for: dataset.catalogue, isOwnTable: isOwnTable)
  }
}
