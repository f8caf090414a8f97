import Learning

/// The stars of a training as examples, all scaled over those that are learnt from.
struct DividedExamples {
  /// Those that are learnt from.
  let learnt: Examples
  /// Those that are kept apart; nil if there are none.
  let apart: Examples?

  init(_ dataset: Dataset, _ division: Division, _ scalings: [MinMaxScaling]) {
    learnt = dataset.examples(division.training, scaled: scalings)
    apart =
      division.validation.isEmpty ? nil : dataset.examples(division.validation, scaled: scalings)
  }
}

extension Experiment {
  /// The network before any training on `examples`.
  func initialNetwork(for examples: Examples) -> Network {
    network.network(inputs: examples.inputs.columns, outputs: examples.classCount)
  }

  /// What comes of `run`, which begins at `initial`.
  func history(
    of run: Run, from initial: Network, on examples: DividedExamples,
    tracking input: [Double]? = nil, keeping detail: History.Detail = .everyEpoch, threads: Int,
    isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
  ) -> History {
    train(
      initial, on: examples.learnt, Training(run, training), validating: examples.apart,
      tracking: input, keeping: detail, threads: threads, isCancelled: isCancelled,
      progress: progress)
  }
}

extension History {
  /// The loss of the trained network for the examples kept apart or, where there are none, for those learnt
  /// from.
  var testedLoss: Double { finalValidationLoss ?? finalLoss }
}

extension [History] {
  /// The index of the training with the lowest ``History/testedLoss`` of those that did not diverge, the
  /// first of equals; nil if all did.
  var bestIndex: Int? {
    indices.filter { self[$0].divergence == nil }
      .min { self[$0].testedLoss < self[$1].testedLoss }
  }
}
