import Formatting
import Testing

@Suite("Numbers for readers")
struct NumberTextTests {
  @Test(
    "The shortest text has superscript exponents",
    arguments: [
      (0, "0"), (-6.041, "−6.041"), (0.5, "0.5"), (2500, "2,500"), (1e-5, "10⁻⁵"),
      (-6.02e23, "−6.02\u{2009}×\u{2009}10²³"), (0.1 + 0.2, "0.30000000000000004"),
      (.nan, "not a number"), (-.infinity, "−∞"),
    ] as [(Double, String)])
  func shortest(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
  }

  @Test("The power is separate, for text that can raise it")
  func power() {
    let number = NumberText(125, exponent: -8)
    #expect(number.base == "1.25\u{2009}×\u{2009}10")
    #expect(number.power == "−6")
    #expect(NumberText(20, exponent: -1).text == "2.0")
    #expect(NumberText(2.675, decimals: 2).text == "2.67")
    #expect(NumberText(-0.125, decimals: 2).text == "−0.13")
  }
}
