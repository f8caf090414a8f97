import Documents
import Learning

/// The activation of the hidden neurons in words and in mathematics.
struct ActivationText {
  let sentence: String
  let formula: Equation
  let slope: Equation
  private let activation: Activation

  init(_ activation: Activation) {
    self.activation = activation
    switch activation {
    case .sigmoid:
      sentence = "the logistic sigmoid of its weighted sums"
      formula = Equation(latex: "y_l = \\sigma(z_l) = \\frac{1}{1 + e^{-z_l}}")
      slope = Equation(latex: "y_l \\circ (1 - y_l)")
    case .tanh:
      sentence = "the hyperbolic tangent of its weighted sums"
      formula = Equation(latex: "y_l = \\tanh z_l")
      slope = Equation(latex: "(1 - y_l \\circ y_l)")
    case .relu:
      sentence = "its weighted sums where they are positive, and zero elsewhere"
      formula = Equation(latex: "y_l = \\max(0, z_l)")
      slope = Equation(latex: "[z_l > 0]")
    }
  }

  /// The slope in a layer, counted from 1, in plain text.
  func slope(ofLayer layer: Int) -> String {
    switch activation {
    case .sigmoid: "y\(layer) ∘ (1 − y\(layer))"
    case .tanh: "(1 − y\(layer) ∘ y\(layer))"
    case .relu: "[z\(layer) > 0]"
    }
  }
}
