import Documents
import Experiments
import Formatting
import Learning

/// The training method of a study, in words and equations.
struct MethodText {
  private let plan: TrainingPlan
  private let dataset: Dataset
  private let rule: SplitRule
  /// The number of epochs of each run.
  private let epochs: [Int]
  /// The number of stars in a batch; nil where every step uses all of them.
  let batchSize: Int?
  private let runCount: Int
  /// Whether every validation star has the same features as a training star.
  private let isRepeating: Bool

  /// The method of `study`, of whose validation stars `twins` have the same features as a training star.
  init(_ study: Study, twins: Int = 0) {
    isRepeating = twins > 0 && twins == study.dataset.starCount(of: study.dataset.split.validation)
    plan = study.experiment.training
    rule = study.experiment.split
    epochs = study.experiment.runs.map(\.epochs)
    runCount = study.runs.count
    dataset = study.dataset
    let count = dataset.split.training.count
    batchSize = plan.batchSize.flatMap { $0 < count ? $0 : nil }
  }

  /// The method, to follow "trained with".
  var phrase: String { plan.phrase(hasBatches: batchSize != nil) }

  /// The differences from plain gradient descent, a paragraph each.
  var notes: [[Block]] {
    let others = [batch, classWeights, penalty, schedule, patience].compactMap(\.self)
    let step = StepText(plan.method).blocks
    return (step.isEmpty ? [] : [step]) + others.map { [.paragraph($0)] }
  }

  private func math(_ latex: String) -> Prose { .math(Equation(latex: latex)) }

  private var batch: Prose? {
    batchSize.map { size -> Prose in
      if let noun = weightedNoun { return weightedBatch(size, noun) }
      let rest = dataset.split.training.count % size
      let last =
        rest == 0
        ? ""
        : ", the last of an epoch the \(numberWord(rest)) that \(rest == 1 ? "is" : "are") left"
      return """
        Each step uses a mini-batch of \(counted(size, "star"))\(last). An epoch uses every training star once, in a \
        random order that differs from epoch to epoch (seed \(String(plan.seed))); its loss and gradients are the \
        means over its steps\(rest == 0 ? "" : ", weighted by their stars").
        """
    }
  }

  /// The word for a row; nil where every row is one star.
  private var weightedNoun: String? {
    dataset.catalogue.isWeighted ? dataset.catalogue.rowNoun : nil
  }

  /// The mini-batches of rows that stand for numbers of stars.
  private func weightedBatch(_ size: Int, _ noun: String) -> Prose {
    """
    Each step uses a mini-batch of \(counted(size, noun)), drawn whatever their numbers of stars. An epoch uses every \
    \(noun) once, in a random order that differs from epoch to epoch (seed \(String(plan.seed))). A star counts the same \
    in every step, so that the mean of an epoch's gradients is that over all its stars; its loss is their mean too.
    """
  }

  /// The weights of the classes, each with its value.
  private var classWeights: Prose? {
    guard let weights = plan.classWeights else { return nil }
    let values = weights.values(forCounts: dataset.classCounts(of: dataset.split.training))
    let rule: Prose =
      weights == .balanced
      ? " Each is \(math("n / (K n_k)")) for \(math("n_k")) of the \(math("n")) training stars in one of \(math("K")) classes, so that all classes count the same in total."
      : ""
    let list = zip(dataset.classes, values).map { star, weight in
      "\(significant(weight, 3)) for \(star.plural)"
    }
    return
      "The gradient of a step is the mean over its stars weighted by class: \(listed(list)).\(rule) The losses in "
      + "this report count every star once."
  }

  private var penalty: Prose? {
    guard plan.weightPenalty > 0 else { return nil }
    return
      "The steps minimise the loss plus the L2 penalty \(math("\\frac{\\alpha}{2} \\sum w^2")) over all weights, "
      + "with α = \(NumberText.shortest(plan.weightPenalty)), which keeps the weights small. The losses in this "
      + "report exclude the penalty; the gradients include it."
  }

  private var schedule: Prose? {
    switch plan.schedule {
    case .constant: nil
    case .step(let epochs, let factor):
      "The learning rate is multiplied by "
        + "\(NumberText.shortest(factor)) every \(counted(epochs, "epoch"))."
    case .cosine:
      "The learning rate falls from \(math("\\eta")) along half a cosine (Loshchilov & Hutter 2017), from epoch to epoch: in epoch "
        + "\(math("e")) of \(math("E")), counted from 0, it is "
        + "\(math("\\frac{\\eta}{2} (1 + \\cos \\frac{\\pi e}{E})")). It is not 0 in the last epoch, where "
        + "\(math("e = E - 1"))\(lastRates)."
    }
  }

  /// The clause on the last learning rate of each number of epochs, if there are few.
  private var lastRates: Prose {
    let epochs = Set(epochs).sorted()
    guard epochs.count <= 3 else { return "" }
    let rates = epochs.map { count -> Prose in
      let factor = plan.schedule.factor(inEpoch: count - 1, of: count)
      return "\(significant(factor * 100, 2)) % of \(math("\\eta")) in \(counted(count, "epoch"))"
    }
    return ", but \(rates.listed())"
  }

  private var patience: Prose? {
    plan.patience.map { epochs -> Prose in
      "Training stops early once the validation loss has not fallen for \(counted(epochs, "epoch")), and "
        + "the trained network with the lowest validation loss is kept."
    }
  }

  // MARK: - The training and validation sets

  /// The stars in the mean of the loss, to follow "the loss over".
  var lossTotal: String {
    let count = dataset.starCount(of: dataset.split.training)
    return dataset.split.validation.isEmpty
      ? "all \(grouped(count)) stars" : "the \(counted(count, "training star"))"
  }

  /// The stars in the mean of a step, to follow "the mean over".
  var stepped: String {
    let weighted = plan.classWeights == nil ? "" : ", weighted by class"
    if batchSize != nil { return "the stars of each batch" + weighted }
    return (dataset.split.validation.isEmpty ? "all stars" : "all training stars") + weighted
  }

  /// The held-out stars and their purpose; nil if there are none.
  var heldOut: Prose? {
    let stars = dataset.split.validation
    if case .folds(let count, _) = rule {
      return
        "The network is trained on all of them; a \(String(count))-fold cross-validation tests each star with a network "
        + "that was not trained on it."
    }
    guard !stars.isEmpty else { return nil }
    let names = stars.map { withinSentence(dataset.catalogue.names[$0]) }
    let count = dataset.starCount(of: stars)
    let isOne = count == 1
    let list =
      stars.count <= 12 && weightedNoun == nil
      ? " \(isOne ? "It is" : "They are") \(listed(names))." : ""
    let purpose =
      isRepeating
      ? "\(isOne ? "it, but it has" : "them, but all have") the same features as a training star, so the results do not show how "
        + "well the network does on stars it has not seen."
      : "\(isOne ? "it: it is" : "them: they are") there to show how well the network does on stars it has not seen."
        + selection(isOne ? "it" : "they")
    return
      "Of the \(counted(dataset.catalogue.starCount, "star")), \(grouped(count)) \(isOne ? "is" : "are") held out for "
      + "validation, \(choice(isOne ? "the one" : "those")). Neither training nor scaling uses \(purpose)\(list)"
  }

  /// The sentence on what the validation stars choose; empty if they choose nothing.
  private func selection(_ they: String) -> String {
    let chosen = [
      runCount > 1 ? "the best learning rate" : nil,
      plan.patience == nil ? nil : "the epoch that is kept",
    ].compactMap(\.self)
    return chosen.isEmpty
      ? ""
      : " Since \(they) also \(they == "it" ? "chooses" : "choose") \(listed(chosen)), the results on new stars will be slightly "
        + "worse."
  }

  /// The stars that the split holds out; `those` refers to them.
  private func choice(_ those: String) -> String {
    switch rule {
    case .none, .folds: ""
    case .rows(let rows): "\(those) in \(rowSpan(rows.lowerBound - 1..<rows.upperBound))"
    case .column(let name, let values):
      "\(those) whose \(name) is \(listed(values, last: "or"))"
    case .share(let share, let seed):
      "\(reached(share)), \(weightedNoun.map { "whole \($0)s " } ?? "")drawn at random from every class in proportion (seed \(seed))"
    }
  }

  /// The share of the stars that is held out, and the wanted one where it differs in three digits.
  private func reached(_ share: Double) -> String {
    let count = dataset.starCount(of: dataset.split.validation)
    let total = dataset.catalogue.starCount
    // Without the error of the product: 0.07 × 100 is not 7.
    let percent = (share * 1e8).rounded() / 1e6
    let wanted = "\(NumberText.shortest(percent)) %"
    let reached = significant(Double(count) / Double(total) * 100, 3)
    return Double(reached) == percent
      ? "\(wanted) of all" : "\(reached) % of all where \(wanted) was asked for"
  }
}
