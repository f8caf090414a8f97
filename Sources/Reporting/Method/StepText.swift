import Documents
import Formatting
import Learning

/// The training steps of a method that differ from gradient descent.
struct StepText {
  private let method: Method

  init(_ method: Method) { self.method = method }

  /// The paragraphs and equations; none for gradient descent.
  var blocks: [Block] {
    switch method {
    case .gradientDescent: []
    case .momentum(let momentum, let isNesterov):
      [
        .paragraph(
          """
          Here each step follows a velocity \(math("v")), which keeps the fraction μ = \
          \(NumberText.shortest(momentum)) of itself, the momentum (Polyak 1964)\
          \(isNesterov ? ", in Nesterov's form (Sutskever, Martens, Dahl & Hinton 2013)" : ""):
          """),
        .equation(
          Equation(
            latex:
              "v \\leftarrow \\mu v + \\frac{\\partial L}{\\partial \\theta}, \\qquad "
              + (isNesterov
                ? "\\theta \\leftarrow \\theta - \\eta (\\frac{\\partial L}{\\partial \\theta} + \\mu v)"
                : "\\theta \\leftarrow \\theta - \\eta v"))),
      ]
    case .adam: adam("Here the steps are those of Adam")
    case .adamW(let decay):
      [
        .paragraph(
          """
          Here the steps are those of AdamW (Loshchilov & Hutter 2019), with λ = \(NumberText.shortest(decay)): each \
          first reduces all weights and biases,
          """),
        .equation(Equation(latex: "\\theta \\leftarrow (1 - \\eta \\lambda) \\theta")),
      ] + adam("and then does a step of Adam")
    }
  }

  /// A step of Adam, which `start` introduces.
  private func adam(_ start: String) -> [Block] {
    [
      .paragraph(
        """
        \(start) (Kingma & Ba 2015), which keeps running means of the gradient \
        \(math("g")) and of its square, with \(math("\\beta_1 = 0.9")) and \(math("\\beta_2 = 0.999")). In step \
        \(math("\\tau")), counted from 1,
        """),
      .equation(
        Equation(
          latex:
            "m \\leftarrow \\beta_1 m + (1 - \\beta_1) g, \\qquad "
            + "s \\leftarrow \\beta_2 s + (1 - \\beta_2) g^2")),
      .equation(
        Equation(
          latex:
            "\\theta \\leftarrow \\theta - \\eta \\frac{m / (1 - \\beta_1^\\tau)}"
            + "{\\sqrt{s / (1 - \\beta_2^\\tau)} + 10^{-8}}")),
    ]
  }

  private func math(_ latex: String) -> Prose { .math(Equation(latex: latex)) }
}

extension TrainingPlan {
  /// The method, to follow "trained with"; a batch may hold all stars.
  func phrase(hasBatches: Bool) -> String {
    if isPlainDescent { return "plain gradient descent" }
    let batches = hasBatches ? " in mini-batches" : ""
    return switch method {
    case .gradientDescent: "gradient descent" + batches
    case .momentum(_, isNesterov: false): "gradient descent\(batches) with momentum"
    case .momentum(_, isNesterov: true): "gradient descent\(batches) with Nesterov's momentum"
    case .adam: "Adam" + batches
    case .adamW: "AdamW" + batches
    }
  }
}
