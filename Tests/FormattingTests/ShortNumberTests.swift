import Formatting
import Testing

@Suite("Short numbers")
struct ShortNumberTests {
  @Test(
    "Trailing zeros are dropped, and halves round away from zero",
    arguments: [
      (0, 3, "0"), (-0.0, 1, "0"), (5800.4, 3, "5800"), (2.5, 1, "3"), (-2.5, 1, "-3"),
      (0.285, 2, "0.28"), (0.1 + 0.2, 6, "0.3"), (9.996, 3, "10"), (1e20, 3, "1e+20"),
      (0.000_012_34, 2, "1.2e-05"), (123_456, 2, "120000"), (.infinity, 2, "inf"),
      (567.75, 3, "568"), (0.04382, 2, "0.044"), (35_500, 4, "35500"), (-0.3, 6, "-0.3"),
      (-1e17, 1, "-1e+17"), (.nan, 1, "nan"), (.leastNonzeroMagnitude, 1, "5e-324"),
      (.greatestFiniteMagnitude, 2, "1.7976931348623157e+308"),
    ] as [(Double, Int, String)])
  func short(value: Double, digits: Int, text: String) {
    #expect(Formatting.short(value, digits, sign: .hyphen) == text)
    #expect(Formatting.short(value, digits) == MinusSign.minus.replacingHyphen(of: text))
  }
}
