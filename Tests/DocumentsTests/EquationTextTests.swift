import Documents
import Testing

@Suite("An equation in plain text")
struct EquationTextTests {
  @Test(
    "is written on one line",
    arguments: [
      ("", ""), ("M", "M"), (#"T_\mathrm{eff}"#, "T_eff"), ("x^2", "x²"), ("10^{-8}", "10⁻⁸"),
      ("x^{ab}", "x^(ab)"), ("x_{i_j}", "x_(i_j)"), ("f''", "f′′"),
      (#"\delta_l = W_{l+1}^T \delta_{l+1} \circ y_l"#, "δ_l = W_(l+1)ᵀ δ_(l+1) ∘ y_l"),
      (#"y = \frac{1}{1 + e^{-z_l}}"#, "y = 1/(1 + e^(−z_l))"),
      (
        #"L = -\frac{1}{n} \sum_{i=1}^n \ln p_t(x_i)"#, "L = −(1/n) Σ_(i=1)^n ln p_t(x_i)"
      ),
      (#"\theta \leftarrow \theta - \eta \frac{\partial L}{\partial \theta}"#, "θ ← θ − η (∂L/∂θ)"),
      (#"\frac{\exp z_k}{\sum_j \exp z_j}"#, "(exp z_k)/(Σ_j exp z_j)"),
      (#"\sqrt s + \sqrt{s / 2}"#, "√s + √(s / 2)"), (#"\left( \frac{a}{b} \right)^2"#, "(a/b)²"),
      (#"\frac{\frac{a}{b}}{c}"#, "(a/b)/c"), (#"a / \frac{b}{c}"#, "a / (b/c)"),
      (#"\begin{bmatrix} 1 & -2 \\ 3 & 4 \end{bmatrix}"#, "[1, −2; 3, 4]"),
      (#"a, \qquad b"#, "a,  b"), (#"x \text{ if } y"#, "x if y"), (#"{a + b}_i"#, "(a + b)_i"),
      (#"\foo"#, #"\foo"#),
    ])
  func text(source: String, text: String) { #expect(Equation(latex: source).text == text) }

  @Test(
    "is spoken in words",
    arguments: [
      ("", ""), ("x_i", "x sub i"), ("x_{ij}", "x sub i j end sub"), ("R^2", "R squared"),
      (#"\Delta f'"#, "capital delta times f prime"), ("10^{-8}", "10 to the power of minus 8"),
      (
        "W_{l+1}^T y_{l-1}", "W sub l plus 1 end sub transposed times y sub l minus 1 end sub"
      ),
      (
        #"L = -\frac{1}{n} \sum_{i=1}^n \ln p_t(x_i)"#,
        "L equals minus 1 over n times the sum from i equals 1 to n of ln p sub t of x sub i"
      ),
      (
        #"\frac{1}{1 + e^{-z_l}}"#,
        "the fraction 1 over 1 plus e to the power of minus z sub l end fraction"
      ),
      (#"\frac{\partial L}{\partial \theta}"#, "partial L over partial theta"),
      (#"\max(0, z_l)"#, "max of open bracket 0, z sub l close bracket"),
      ("2 (1 - y)", "2 open bracket 1 minus y close bracket"),
      (#"\sqrt{s + 1}"#, "the square root of s plus 1 end root"),
      (#"\sqrt s"#, "the square root of s"), (#"a, \qquad b"#, "a, b"), (#"a \qquad b"#, "a, b"),
      (
        #"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#,
        "the 2 by 2 matrix; row 1: 1, 2; row 2: 3, 4; end matrix"
      ),
      (#"x \text{ if } y"#, "x if y"), (#"\foo"#, #"\foo"#),
    ])
  func spoken(source: String, words: String) { #expect(Equation(latex: source).spoken == words) }
}
