import Learning

/// An experiment carried out: the data, and what came of every run.
public struct Study: Sendable {
  /// What was decided beforehand.
  public let experiment: Experiment
  /// The stars as the network saw them.
  public let dataset: Dataset
  /// The stars that are learnt from, as examples.
  public let examples: Examples
  /// The stars that are kept apart, as examples; nil if there are none.
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
    let (division, scalings) = (dataset.division, dataset.scalings)
    let examples = dataset.examples(division.training, scaled: scalings)
    let validation =
      division.validation.isEmpty ? nil : dataset.examples(division.validation, scaled: scalings)
    let initial = experiment.network.network(
      inputs: dataset.features.count, outputs: dataset.classes.count)
    self.examples = examples
    self.validation = validation
    self.initial = initial
    initialCurvature = initial.largestHessianEigenvalue(over: examples, threads: threads)
    runs = experiment.runs.enumerated().map { index, run in
      let history = train(
        initial, on: examples, Training(run, experiment.training), validating: validation,
        tracking: Array(dataset.input(of: dataset.trackedStar)), threads: threads,
        progress: { progress(index + 1, experiment.runs.count, $0) })
      return StudyRun(run, dataset, history, examples, threads: threads)
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
  /// for those learnt from, the first of equals; nil if every training diverged.
  public var best: StudyRun? { bestIndex.map { runs[$0] } }

  /// The index of ``best``.
  public var bestIndex: Int? {
    runs.indices.filter { runs[$0].history.divergence == nil }
      .min { runs[$0].testedLoss < runs[$1].testedLoss }
  }

  /// The errata that are about these stars, those about no value only if the table is the
  /// experiment's own.
  public func errata(isOwnTable: Bool) -> [Erratum] {
    experiment.errata(for: dataset.catalogue, isOwnTable: isOwnTable)
  }
}

/// One training of a study.
public struct StudyRun: Sendable {
  /// The learning rate and the number of epochs.
  public let run: Run
  /// Every epoch.
  public let history: History
  /// The trained network, which answers in the units of the table.
  public let classifier: StarClassifier
  /// The class that the trained network gives each star.
  public let predicted: [Int]
  /// The stars that the trained network takes for another class, in the order of the table.
  public let wrong: [Int]
  /// The largest eigenvalue of the loss's Hessian at the trained network.
  public let finalCurvature: Double

  init(
    _ run: Run, _ dataset: Dataset, _ history: History, _ examples: Examples, threads: Int
  ) {
    self.run = run
    self.history = history
    let trained = history.trained
    classifier = StarClassifier(network: trained, scalings: dataset.scalings)
    let inputs = Matrix(dataset.inputs, columns: dataset.features.count)
    let predicted = trained.predictedClasses(ofRows: inputs, threads: threads).map(Int.init)
    self.predicted = predicted
    wrong = predicted.indices.filter { predicted[$0] != dataset.labels[$0] }
    finalCurvature =
      history.divergence == nil
      ? trained.largestHessianEigenvalue(over: examples, threads: threads) : .nan
  }

  /// How many of `stars` the trained network classifies right.
  public func correct(among stars: some Collection<Int>) -> Int {
    let missed = Set(wrong)
    return stars.count { !missed.contains($0) }
  }

  /// The loss of the trained network for the stars kept apart or, where there are none, for those learnt
  /// from.
  public var testedLoss: Double { history.finalValidationLoss ?? history.finalLoss }

  /// The epochs whose loss is larger than that of the epoch before.
  public var rises: [Int] {
    history.losses.indices.dropFirst().filter { history.losses[$0] > history.losses[$0 - 1] }
  }
}

/// A trained network and the scaling of its inputs.
public struct StarClassifier: Sendable {
  /// The network, which takes scaled features.
  public let network: Network
  /// The scaling of every feature.
  public let scalings: [MinMaxScaling]

  /// A classifier that scales its inputs by `scalings`.
  ///
  /// - Precondition: There is one scaling for each input of the network.
  public init(network: Network, scalings: [MinMaxScaling]) {
    precondition(
      network.inputCount == scalings.count,
      "\(scalings.count) scalings for \(network.inputCount) inputs")
    self.network = network
    self.scalings = scalings
  }

  /// The logits of stars whose features are given in the units of the table.
  ///
  /// - Parameter columns: The values of each feature, shape `[features][n]`.
  /// - Returns: The logits, shape `[n × classes]`.
  /// - Precondition: There are as many columns as features, all of one length.
  public func logits(_ columns: [[Double]]) -> Matrix { network.logits(ofRows: scaled(columns)) }

  /// The classes of stars whose features are given as for ``logits(_:)``.
  func classes(_ columns: [[Double]]) -> [Int32] {
    network.predictedClasses(ofRows: scaled(columns))
  }

  /// The probabilities of the classes, as for ``logits(_:)``.
  public func probabilities(_ columns: [[Double]]) -> Matrix {
    network.probabilities(ofRows: scaled(columns))
  }

  /// The inputs of the network, shape `[n × features]`, of stars given as for ``logits(_:)``.
  func scaled(_ columns: [[Double]]) -> Matrix {
    precondition(columns.count == scalings.count, "\(columns.count) columns")
    return Matrix(
      columns: zip(columns, scalings).map { column, scaling in column.map { scaling.scale($0) } })
  }
}
