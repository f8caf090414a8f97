import Learning

/// The training and validation stars as examples, all scaled over the training stars.
struct SplitExamples {
  /// The training stars.
  let training: Examples
  /// The validation stars; nil if there are none.
  let validation: Examples?

  init(_ dataset: Dataset, _ split: Split, _ scalings: [MinMaxScaling]) {
    training = dataset.examples(split.training, scaled: scalings)
    validation =
      split.validation.isEmpty ? nil : dataset.examples(split.validation, scaled: scalings)
  }
}

extension Experiment {
  /// The network before training on `examples`.
  func initialNetwork(for examples: Examples) -> Network {
    network.network(inputs: examples.inputs.columns, outputs: examples.classCount)
  }

  /// The history of `run`, which starts from `initial`.
  func history(
    of run: Run, from initial: Network, on examples: SplitExamples,
    tracking input: [Double]? = nil, keeping detail: History.Detail = .everyEpoch, threads: Int,
    isCancelled: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
  ) -> History {
    train(
      initial, on: examples.training, Training(run, training), validating: examples.validation,
      tracking: input, keeping: detail, threads: threads, isCancelled: isCancelled,
      progress: progress)
  }

  /// The curves of `run` on `examples`, or its divergence.
  func curves(
    of run: Run, on examples: SplitExamples, threads: Int, isCancelled: () -> Bool,
    progress: (Progress) -> Void
  ) throws(DivergedTraining) -> History {
    let history = history(
      of: run, from: initialNetwork(for: examples.training), on: examples, keeping: .curves,
      threads: threads, isCancelled: isCancelled, progress: progress)
    if let divergence = history.divergence { throw DivergedTraining(divergence, run) }
    return history
  }
}

extension History {
  /// The loss that selects the best run: the validation loss or, without validation stars, the training loss.
  var selectionLoss: Double { finalValidationLoss ?? finalLoss }
}

extension [History] {
  /// The index of the training with the lowest ``History/selectionLoss`` of those that did not diverge, the
  /// first of equals; nil if all did.
  var bestIndex: Int? {
    indices.filter { self[$0].divergence == nil }
      .min { self[$0].selectionLoss < self[$1].selectionLoss }
  }
}
