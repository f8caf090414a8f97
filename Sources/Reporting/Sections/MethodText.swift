import Documents
import Experiments
import Formatting
import Learning

/// How a network is trained, in words and equations.
struct MethodText {
  private let plan: TrainingPlan
  private let dataset: Dataset
  private let split: SplitPlan
  /// The stars of an update; nil where one has them all.
  let batchSize: Int?

  init(_ study: Study) {
    plan = study.experiment.training
    split = study.experiment.split
    dataset = study.dataset
    let count = dataset.division.training.count
    batchSize = plan.batchSize.flatMap { $0 < count ? $0 : nil }
  }

  /// What trains, as in "trained by …".
  var phrase: String {
    if plan.isPlainDescent { return "plain gradient descent" }
    let descent = "gradient descent" + (batchSize == nil ? "" : " in mini-batches")
    return switch plan.method {
    case .gradientDescent: descent
    case .momentum: descent + " with momentum"
    case .adam: descent + " with Adam's steps"
    }
  }

  /// What is to be said beyond plain gradient descent, a paragraph each.
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
          Here a step also keeps the part μ = \(NumberText.shortest(momentum)) of the one before it \
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
          Here the steps are Adam's (Kingma & Ba 2015): of the gradient \(math("g")) and of its square \
          running means are kept, with \(math("\\beta_1 = 0.9")) and \(math("\\beta_2 = 0.999")), and in \
          step \(math("t")), counted from 1,
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
      Each step is taken for \(counted(size, "star")) at a time. An epoch takes every star it learns from once, in \
      an order that is drawn anew each time (from the seed \(String(plan.seed))); its loss and its gradients are \
      the means over its steps.
      """
    }
  }

  private var penalty: Prose? {
    guard plan.weightPenalty > 0 else { return nil }
    return
      "The steps go down on the loss plus the penalty \(math("\\frac{\\lambda}{2} \\sum w^2")) over all weights, "
      + "λ = \(NumberText.shortest(plan.weightPenalty)), which keeps them small. The losses of this report are "
      + "without it, the gradients with it."
  }

  private var schedule: Prose? {
    switch plan.schedule {
    case .constant: nil
    case .step(let epochs, let factor):
      "Every \(counted(epochs, "epoch")) the learning rate is multiplied by "
        + "\(NumberText.shortest(factor))."
    case .cosine:
      "From epoch to epoch the learning rate falls along half a cosine, from η to 0 (Loshchilov & Hutter 2017)."
    }
  }

  private var patience: Prose? {
    plan.patience.map { epochs -> Prose in
      "A training ends once the loss of the stars kept apart has not fallen for \(counted(epochs, "epoch")), and "
        + "the network at which it was lowest is the one that is kept."
    }
  }

  // MARK: - Who is learnt from

  /// How many stars the loss is over, as in "the loss over …".
  var learnt: String {
    let count = dataset.division.training.count
    return dataset.division.validation.isEmpty
      ? "all \(grouped(count)) stars" : "the \(counted(count, "star")) learnt from"
  }

  /// Whose mean a step follows, as in "the mean over …".
  var stepped: String {
    if batchSize != nil { return "the stars of each batch" }
    return dataset.division.validation.isEmpty ? "all the stars" : "all the stars learnt from"
  }

  /// Who is kept apart and why; nil if every star is learnt from.
  var apart: Prose? {
    let stars = dataset.division.validation
    if case .folds(let count, _) = split {
      return
        "The network learns from all of them. How it does on stars that it has not seen, \(Prose.code("mainsequence train")) "
        + "finds out by keeping each of \(numberWord(count)) parts apart in turn."
    }
    guard !stars.isEmpty else { return nil }
    let names = stars.map { dataset.catalogue.names[$0] }
    let isOne = stars.count == 1
    let list = stars.count <= 12 ? " \(isOne ? "It is" : "They are") \(listed(names))." : ""
    return
      "Of the \(counted(dataset.count, "star")), \(grouped(stars.count)) \(isOne ? "is" : "are") kept "
      + "apart, \(choice(isOne ? "that" : "those")): no step of the training and no scaling sees "
      + "\(isOne ? "it, so that it shows" : "them, so that they show") how the network does on stars it does "
      + "not know.\(list)"
  }

  /// Which stars a split keeps apart; `those` stands for them.
  private func choice(_ those: String) -> String {
    switch split {
    case .none, .folds: ""
    case .rows(let rows): "\(those) in \(rowSpan(rows.lowerBound - 1..<rows.upperBound))"
    case .column(let name, let values):
      "\(those) whose \(name) is \(listed(values, last: "or"))"
    case .share(let share, let seed):
      "a share of \(NumberText.shortest(share)) of each class, drawn by the seed \(seed)"
    }
  }
}
