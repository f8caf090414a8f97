import Documents
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("An equation in MathML")
struct EquationMathMLTests {
  static let thin = #"<mspace width="0.1667em"></mspace>"#

  /// The contents of the `math` element.
  func markup(_ equation: Equation, isBlock: Bool = false) -> Substring {
    let whole = equation.mathML(isBlock: isBlock)
    return whole.drop { $0 != ">" }.dropFirst().dropLast("</math>".count)
  }

  @Test("is an element with alternative text, in block or inline form")
  func element() {
    #expect(
      Equation.identifier("θ").mathML(isBlock: true)
        == #"<math display="block" alttext="theta"><mi>θ</mi></math>"#)
    #expect(
      Equation.identifier("θ").mathML(isBlock: false) == #"<math alttext="theta"><mi>θ</mi></math>"#
    )
  }

  @Test(
    "uses the elements of MathML Core",
    arguments: [
      ("", "<mrow></mrow>"), ("0.9", "<mn>0.9</mn>"), ("x_i", "<msub><mi>x</mi><mi>i</mi></msub>"),
      ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
      ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
      (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
      (#"\sqrt s"#, "<msqrt><mi>s</mi></msqrt>"),
      ("-a", #"<mrow><mo form="prefix">−</mo><mi>a</mi></mrow>"#),
      ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
      ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
      ("ab", "<mrow><mi>a</mi><mo>\u{2062}</mo><mi>b</mi></mrow>"),
      ("x_{ab}", "<msub><mi>x</mi><mrow><mi>a</mi><mi>b</mi></mrow></msub>"),
      (
        "(a)", #"<mrow><mo stretchy="false">(</mo><mi>a</mi><mo stretchy="false">)</mo></mrow>"#
      ),
      (
        #"\left( \frac{a}{b} \right)"#,
        "<mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow>"
      ),
      (#"\ln x"#, "<mrow><mi>ln</mi><mo>\u{2061}</mo>\(thin)<mi>x</mi></mrow>"),
      (#"a \, b"#, "<mrow><mi>a</mi>\(thin)<mi>b</mi></mrow>"),
      (#"\text{ if }"#, "<mtext>\u{A0}if\u{A0}</mtext>"),
      (
        #"\begin{bmatrix} 1 & 2 \end{bmatrix}"#,
        "<mrow><mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>"
          + "<mo>]</mo></mrow>"
      ),
      (#"\foo <&"#, #"<mtext>\foo &lt;&amp;</mtext>"#),
    ])
  func elements(source: String, markup expected: String) {
    #expect(markup(Equation(latex: source)) == expected)
  }

  @Test("puts the limits of a sum below and above it only in block form")
  func sum() {
    let sum = Equation(latex: #"\sum_i^n"#)
    #expect(
      markup(sum, isBlock: true) == "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>")
    #expect(markup(sum) == "<msubsup><mo>∑</mo><mi>i</mi><mi>n</mi></msubsup>")
  }

  @Test("slants single letters, unless they are upright")
  func letters() {
    #expect(markup(.upright("d")) == #"<mi mathvariant="normal">d</mi>"#)
    #expect(markup(.upright("eff")) == "<mi>eff</mi>")
    #expect(markup(.identifier("ab")) == #"<mi style="font-style: italic">ab</mi>"#)
  }

  @Test("is well-formed XML whatever it contains")
  func wellFormed() {
    let hostile = "<\"&'>\0\u{1}\u{FFFE}]]>\n"
    let equations: [Equation] = [
      .identifier(hostile), .upright(hostile), .number(hostile), .operator(hostile),
      .source(hostile), .matrix([]), .matrix([[.identifier(hostile)], []]), .row([]), .sum(),
      .scripts(.row([]), lower: .identifier(hostile)),
    ]
    for equation in equations + EquationLaTeXTests.sources.map({ Equation(latex: $0) }) {
      let markup = equation.mathML(isBlock: true)
      #expect(XMLParser(data: Data(markup.utf8)).parse(), "\(markup)")
    }
  }
}
