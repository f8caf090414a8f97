import Testing

@testable import Documents

@Suite("Mathematics in a text is written as LaTeX in Markdown")
struct TextMathematicsTests {
  private func markdown(_ text: String) -> String {
    Document(title: "", [.paragraph(Prose(text))]).markdown.replacing("\n", with: "")
  }

  @Test(
    "Powers of ten, relations of Greek letters, and units of the Sun",
    arguments: [
      ("2.1 × 10⁻¹¹", "$2.1 \\times 10^{-11}$"),
      ("−2.5\u{2009}×\u{2009}10⁻⁷", "$-2.5 \\times 10^{-7}$"), ("of 10⁻⁵, or", "of $10^{-5}$, or"),
      ("−1,234.5 × 10³ s", "$-1{,}234.5 \\times 10^{3}$ s"), ("(10⁰)", "($10^{0}$)"),
      ("At η = 0.1, 10 epochs", "At $\\eta = 0.1$, 10 epochs"),
      ("η = 20,000.", "$\\eta = 20{,}000$."), ("η = 10: 3", "$\\eta = 10$: 3"),
      ("below η = 2/λ = 2.88", "below $\\eta = 2/\\lambda = 2.88$"),
      ("2/λ = 2.88, where λ is", "$2/\\lambda = 2.88$, where $\\lambda$ is"),
      ("η = 2.5 × 10⁻³ ends", "$\\eta = 2.5 \\times 10^{-3}$ ends"),
      ("1.1–1.5 × 10⁻³", "1.1–$1.5 \\times 10^{-3}$"),
      ("10 R☉ and 3 L☉", "10 $R_\\odot$ and 3 $L_\\odot$"),
    ])
  func expressions(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test(
    "Everything else is kept",
    arguments: [
      "η Carinae", "α Cen, β Cen and γ Cas", "2.88 = 2/0.695", "x10⁻³", "10⁻³a", "10⁻", "aη = 3",
      "η = 3a", "η=3", "cm/s²", "the ☉", "AR☉", "R☉s", "4 × 10", "η", "η = ", " = η", "5²",
    ])
  func others(text: String) { #expect(!markdown(text).contains("$")) }

  @Test("The characters between expressions stay as they are, whatever they are")
  func between() {
    let parts = TextMathematics("é👩‍🚀η = 1👩‍🚀 10⁻³\u{301}").parts
    #expect(
      parts == [
        .text("é👩‍🚀"), .latex("\\eta = 1"), .text("👩‍🚀 "), .latex("10^{-3}"), .text("\u{301}"),
      ])
  }

  @Test(
    "A symbol is mathematics if it is one of letters, and emphasised text if it holds words",
    arguments: [
      (.init("M", index: "V"), "$M_\\mathrm{V}$"),
      (.init(prefix: "log ", "T", index: "eff"), "$\\log T_\\mathrm{eff}$"),
      (.init("B − V"), "$B - V$"), (.init("ϖ"), "*ϖ*"), (.init("σ"), "$\\sigma$"),
      (.init("my colour"), "*my colour*"), (.init("M", index: "a_b"), "*M*<sub>a_b</sub>"),
      (.init(prefix: "the ", "T"), "the *T*"), (.init(""), ""),
    ] as [(Inline.Symbol, String)])
  func symbols(symbol: Inline.Symbol, expected: String) {
    #expect(Document(title: "", [.paragraph(.symbol(symbol))]).markdown == expected + "\n")
  }
}
