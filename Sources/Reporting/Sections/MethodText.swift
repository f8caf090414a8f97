import Documents
import Experiments
import Formatting
import Learning

/// The training method of a study, in words and equations.
struct MethodText {
  private let plan: TrainingPlan
  private let dataset: Dataset
  private let rule: SplitRule
  /// The number of stars in a batch; nil where every step uses all of them.
  let batchSize: Int?
  private let runCount: Int

  init(_ study: Study) {
    plan = study.experiment.training
    rule = study.experiment.split
    runCount = study.runs.count
    dataset = study.dataset
    let count = dataset.split.training.count
    batchSize = plan.batchSize.flatMap { $0 < count ? $0 : nil }
  }

  /// The method, to follow "trained with".
  var phrase: String {
    if plan.isPlainDescent { return "plain gradient descent" }
    let descent = "gradient descent" + (batchSize == nil ? "" : " in mini-batches")
    return switch plan.method {
    case .gradientDescent: descent
    case .momentum: descent + " with momentum"
    case .adam: "Adam" + (batchSize == nil ? "" : " in mini-batches")
    }
  }

  /// The differences from plain gradient descent, a paragraph each.
  var notes: [[Block]] {
    let others = [batch, penalty, schedule, patience].compactMap(\.self)
    return (step.isEmpty ? [] : [step]) + others.map { [.paragraph($0)] }
  }

  private var step: [Block] {
    switch plan.method {
    case .gradientDescent: []
    case .momentum(let momentum):
      [
        .paragraph(
          """
          Here each step adds the fraction μ = \(NumberText.shortest(momentum)) of the previous one, the momentum \
          (Polyak 1964):
          """),
        .equation(
          Equation(
            latex:
              "v \\leftarrow \\mu v + \\frac{\\partial L}{\\partial \\theta}, \\qquad "
              + "\\theta \\leftarrow \\theta - \\eta v")),
      ]
    case .adam:
      [
        .paragraph(
          """
          Here the steps are those of Adam (Kingma & Ba 2015), which keeps running means of the gradient \
          \(math("g")) and of its square, with \(math("\\beta_1 = 0.9")) and \(math("\\beta_2 = 0.999")). In step \
          \(math("t")), counted from 1,
          """),
        .equation(
          Equation(
            latex:
              "m \\leftarrow \\beta_1 m + (1 - \\beta_1) g, \\qquad "
              + "s \\leftarrow \\beta_2 s + (1 - \\beta_2) g^2")),
        .equation(
          Equation(
            latex:
              "\\theta \\leftarrow \\theta - \\eta \\frac{m / (1 - \\beta_1^t)}"
              + "{\\sqrt{s / (1 - \\beta_2^t)} + 10^{-8}}")),
      ]
    }
  }

  private func math(_ latex: String) -> Prose { .math(Equation(latex: latex)) }

  private var batch: Prose? {
    batchSize.map { size -> Prose in
      """
      Each step uses a mini-batch of \(counted(size, "star")). An epoch uses every training star once, in a random \
      order that differs from epoch to epoch (seed \(String(plan.seed))); its loss and gradients are the means over \
      its steps.
      """
    }
  }

  private var penalty: Prose? {
    guard plan.weightPenalty > 0 else { return nil }
    return
      "The steps minimise the loss plus the L2 penalty \(math("\\frac{\\lambda}{2} \\sum w^2")) over all weights, "
      + "with λ = \(NumberText.shortest(plan.weightPenalty)), which keeps the weights small. The losses in this "
      + "report exclude the penalty; the gradients include it."
  }

  private var schedule: Prose? {
    switch plan.schedule {
    case .constant: nil
    case .step(let epochs, let factor):
      "The learning rate is multiplied by "
        + "\(NumberText.shortest(factor)) every \(counted(epochs, "epoch"))."
    case .cosine:
      "The learning rate falls from η to 0 along half a cosine (Loshchilov & Hutter 2017)."
    }
  }

  private var patience: Prose? {
    plan.patience.map { epochs -> Prose in
      "Training stops early once the validation loss has not fallen for \(counted(epochs, "epoch")), and "
        + "the network with the lowest validation loss is kept."
    }
  }

  // MARK: - The training and validation sets

  /// The stars in the mean of the loss, to follow "the loss over".
  var lossTotal: String {
    let count = dataset.split.training.count
    return dataset.split.validation.isEmpty
      ? "all \(grouped(count)) stars" : "the \(counted(count, "training star"))"
  }

  /// The stars in the mean of a step, to follow "the mean over".
  var stepped: String {
    if batchSize != nil { return "the stars of each batch" }
    return dataset.split.validation.isEmpty ? "all stars" : "all training stars"
  }

  /// The held-out stars and their purpose; nil if there are none.
  var heldOut: Prose? {
    let stars = dataset.split.validation
    if case .folds(let count, _) = rule {
      return
        "The network is trained on all of them. \(Prose.code("mainsequence train")) measures how well it does on "
        + "stars it has not seen, by \(String(count))-fold cross-validation."
    }
    guard !stars.isEmpty else { return nil }
    let names = stars.map { withinSentence(dataset.catalogue.names[$0]) }
    let isOne = stars.count == 1
    let list = stars.count <= 12 ? " \(isOne ? "It is" : "They are") \(listed(names))." : ""
    return
      "Of the \(counted(dataset.count, "star")), \(grouped(stars.count)) \(isOne ? "is" : "are") held out for "
      + "validation, \(choice(isOne ? "the one" : "those")). Neither training nor scaling uses "
      + "\(isOne ? "it, so it shows" : "them, so they show") how well the network does on stars it has "
      + "not seen.\(selection(isOne ? "it" : "they"))\(list)"
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
      "\(NumberText.shortest(share * 100)) % of each class, drawn at random (seed \(seed))"
    }
  }
}
