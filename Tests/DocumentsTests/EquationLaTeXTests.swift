import Documents
import Testing

@Suite("An equation in LaTeX")
struct EquationLaTeXTests {
  static let sources = [
    #"L = 4 \pi R^2 \sigma T_\mathrm{eff}^4"#, #"z_l = W_l y_{l-1} + b_l"#,
    #"y_l = \sigma(z_l) = \frac{1}{1 + e^{-z_l}}"#,
    #"p_k = \frac{\exp z_k}{\sum_j \exp z_j}"#,
    #"x = \frac{v - v_\mathrm{min}}{v_\mathrm{max} - v_\mathrm{min}}"#,
    #"L = -\frac{1}{n} \sum_{i=1}^n \ln p_t(x_i)"#,
    #"\theta \leftarrow \theta - \eta \frac{\partial L}{\partial \theta}"#,
    #"\delta_l = W_{l+1}^T \delta_{l+1} \circ y_l \circ (1 - y_l)"#,
    #"y_l = \tanh z_l"#, #"y_l = \max(0, z_l)"#, #"[z_l > 0]"#,
    #"v \leftarrow \mu v + \frac{\partial L}{\partial \theta}, \qquad \theta \leftarrow \theta - \eta v"#,
    #"\theta \leftarrow \theta - \eta \frac{m / (1 - \beta_1^t)}{\sqrt{s / (1 - \beta_2^t)} + 10^{-8}}"#,
    #"\frac{\lambda}{2} \sum w^2"#, #"\beta_1 = 0.9"#, "M", #"T_\mathrm{eff}"#,
    #"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#,
    #"\left( \frac{a}{b} \right)^2"#, #"f'(x)"#, #"x \text{ if } y"#, #"a \, b"#, "",
    #"a \le b \ge c \rightarrow d \cdot e \times f"#, "(a + b)^2", "e^{x_{ij}}",
  ]

  @Test("round-trips", arguments: sources)
  func roundTrip(source: String) {
    let equation = Equation(latex: source)
    #expect(equation.latex == source)
    if case .source = equation { Issue.record("kept as source: \(source)") }
  }

  @Test(
    "has one spelling",
    arguments: [
      (#"\dfrac12"#, #"\frac{1}{2}"#), (#"\left( a \right)"#, "(a)"), ("x_10", "x_1 0"),
      (#"W^T_l"#, "W_l^T"), ("a=b-c", "a = b - c"), ("{a}{b}", "a b"), ("θ*2", #"\theta * 2"#),
      (#"x^\frac12"#, #"x^{\frac{1}{2}}"#), (#"\pi{}r"#, #"\pi  r"#), ("{-a}", "-a"),
    ])
  func normalized(source: String, latex: String) {
    let blank: (Character) -> Bool = { $0 == " " }
    #expect(
      Equation(latex: source).latex.split(whereSeparator: blank)
        == latex.split(whereSeparator: blank))
  }

  @Test(
    "is kept as written if it cannot be parsed",
    arguments: [
      "{", "}", #"\"#, #"\foo x"#, #"\frac{1}"#, "x_1_2", "x^", "&", #"a \\ b"#, #"\left( a"#,
      #"\begin{pmatrix} 1 \end{pmatrix}"#, #"\begin{bmatrix} 1"#, "$", #"\mathrm{"#, "x^2'",
      #"\sqrt[3]{x}"#, "\0",
    ])
  func kept(source: String) { #expect(Equation(latex: source) == .source(source)) }

  @Test("is parsed down to a depth of 64")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{", count: depth) + "x" + String(repeating: "}", count: depth)
    }
    #expect(Equation(latex: nested(63)) == .identifier("x"))
    #expect(Equation(latex: nested(64)) == .source(nested(64)))
    #expect(Equation(latex: nested(100_000)) == .source(nested(100_000)))
    let roots = String(repeating: "\\sqrt", count: 100_000)
    #expect(Equation(latex: roots) == .source(roots))
  }

  @Test("is parsed with values in place of their numbers")
  func values() {
    let values: [Equation] = [
      .identifier("l"), .row([.identifier("l"), .operator("+"), .number("1")]),
    ]
    #expect(
      Equation(latex: #"\delta_⟦0⟦"#, values: values, mark: "⟦")
        == .scripts(.identifier("δ"), lower: .identifier("l")))
    #expect(Equation(latex: "W_⟦1⟦", values: values, mark: "⟦").latex == "W_{l+1}")
    #expect(
      Equation(latex: #"\foo⟦0⟦_⟦1⟦"#, values: values, mark: "⟦") == .source(#"\foo l_{l+1}"#))
  }

  @Test("separates values from adjacent letters if it is kept as source")
  func keptValues() {
    let values: [Equation] = [.identifier("π"), .identifier("r")]
    #expect(
      Equation(latex: #"\foo ⟦0⟦x⟦0⟦⟦1⟦⟦1⟦2"#, values: values, mark: "⟦")
        == .source(#"\foo \pi x\pi rr2"#))
  }

  @Test(
    "is parsed and written in linear time",
    arguments: ["x", "x_1 ", "{x}", "⟦0⟦", #"\foo⟦0⟦⟦0⟦"#, #"\pi"#, "(", "12", "'", "{", #"\frac"#])
  func long(piece: String) {
    let source = "x_{" + String(repeating: piece, count: 100_000) + "}"
    let duration = ContinuousClock().measure {
      let equation = Equation(latex: source, values: [.identifier("l")], mark: "⟦")
      #expect(equation.latex.utf8.count >= 100_000)
    }
    #expect(duration < .seconds(20), "an order above what it takes")
  }

  @Test(
    "keeps a number without a value as written",
    arguments: ["⟦2⟦", "⟦⟦", "⟦0", "⟦x⟦", "⟦99999999999999999999⟦"])
  func missingValue(source: String) {
    #expect(
      Equation(latex: source, values: [.identifier("l")], mark: "⟦") == .source(source))
  }

  @Test("can be built from a value")
  func fromValues() {
    #expect(Equation.upright("d").latex == #"\mathrm{d}"#)
    #expect(Equation.upright("a_b").latex == #"\mathrm{a\_b}"#)
    #expect(Equation.identifier("ab").latex == #"\mathit{ab}"#)
    #expect(Equation.source(#"\foo{x}"#).latex == #"\foo{x}"#)
    #expect(Equation.scripts(.identifier("v"), lower: .upright("min")).latex == #"v_\mathrm{min}"#)
    #expect(Equation.row([.identifier("π"), .identifier("r")]).latex == #"\pi r"#)
    #expect(Equation.scripts(.identifier("x"), lower: .number("10")).latex == "x_{10}")
  }

  @Test("survives random characters, and its output parses to itself")
  func random() {
    let pieces = [
      "{", "}", "_", "^", "'", "\\", "&", "\\\\", "\\frac", "\\sqrt", "\\sum", "\\left", "\\right",
      "(", ")", "[", "]", "|", "\\begin{bmatrix}", "\\end{bmatrix}", "\\mathrm{ab}", "\\text{ a b}",
      "x", "W", "1", ".", "20", "-", "+", "=", "\\pi", "\\exp", "\\,", "\\qquad", " ", "⟦0⟦", "⟦",
      "\u{301}", "\r\n", "é", "<", ",", "\\partial", "{x}", "{a+b}", "\0", "!",
    ]
    var state: UInt64 = 42
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var understood = 0
    for _ in 0..<20_000 {
      let source = (0..<draw(9)).map { _ in pieces[draw(pieces.count)] }.joined()
      let equation = Equation(latex: source, values: [.identifier("l")], mark: "⟦")
      _ = (equation.text, equation.spoken, equation.mathML(isBlock: true))
      if case .source = equation { continue }
      understood += 1
      let again = Equation(latex: equation.latex)
      #expect(again.latex == equation.latex, "\(source.debugDescription)")
    }
    #expect(understood > 2_000)
  }
}
