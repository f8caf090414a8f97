import Plotting
import Testing

@Suite("A number in a figure")
struct NumberLabelTests {
  @Test(
    "has just the decimals that its step needs, and a true minus sign",
    arguments: [
      (0, 0, "0"), (0, -3, "0"), (3, -1, "0.3"), (-25, -1, "\u{2212}2.5"), (20, -1, "2.0"),
      (5, -3, "0.005"), (1, -4, "0.0001"), (7, 2, "700"), (1, 3, "1,000"),
      (-123_456, 0, "\u{2212}123,456"),
      (1_234_567, -3, "1,234.567"), (999_999, 0, "999,999"),
    ])
  func decimal(digits: Int, exponent: Int, expected: String) {
    #expect(NumberLabel.decimal(digits, exponent: exponent) == Text(expected))
  }

  @Test(
    "from one million up and below 0.0001 is a power of ten",
    arguments: [
      (1, 6, "10", "6"), (-1, 6, "\u{2212}10", "6"), (20, 5, "2\u{2009}×\u{2009}10", "6"),
      (125, -8, "1.25\u{2009}×\u{2009}10", "\u{2212}6"), (1, -5, "10", "\u{2212}5"),
      (1, 300, "10", "300"), (1_000_000, 0, "10", "6"),
    ])
  func powers(digits: Int, exponent: Int, base: String, power: String) {
    #expect(NumberLabel.decimal(digits, exponent: exponent) == Text(base) + .superscript(power))
  }

  @Test("can be the smallest integer")
  func smallestInteger() {
    #expect(
      NumberLabel.decimal(.min, exponent: 0)
        == "\u{2212}9.223372036854775808\u{2009}×\u{2009}10" + .superscript("18"))
  }

  @Test(
    "has the fewest digits that round-trip",
    arguments: [
      (0.1, "0.1"), (10.0, "10"), (2.5, "2.5"), (0, "0"), (-0.0, "0"),
      (0.1 + 0.2, "0.30000000000000004"),
      (40_000, "40,000"), (-6.041, "\u{2212}6.041"), (0.001, "0.001"), (0.0001, "0.0001"),
    ] as [(Double, String)])
  func shortest(value: Double, expected: String) {
    #expect(NumberLabel.shortest(value) == Text(expected))
  }

  @Test("has the fewest digits in powers of ten too")
  func shortestPowers() {
    #expect(NumberLabel.shortest(1e-7) == "10" + .superscript("\u{2212}7"))
    #expect(NumberLabel.shortest(1e22) == "10" + .superscript("22"))
    #expect(NumberLabel.shortest(6.02e23) == "6.02\u{2009}×\u{2009}10" + .superscript("23"))
    #expect(
      NumberLabel.shortest(.leastNonzeroMagnitude) == "5\u{2009}×\u{2009}10"
        + .superscript("\u{2212}324"))
  }

  @Test("can be NaN")
  func notFinite() {
    #expect(NumberLabel.shortest(.nan) == "not a number")
    #expect(NumberLabel.fixed(.nan, 3) == "not a number")
    #expect(NumberLabel.shortest(.infinity) == "∞")
    #expect(NumberLabel.fixed(-.infinity, 0) == "\u{2212}∞")
  }

  @Test(
    "to fixed places keeps trailing zeros and rounds halves away from zero",
    arguments: [
      (1.0986, 3, "1.099"), (0, 3, "0.000"), (-0.0, 2, "0.00"), (-0.0001, 3, "0.000"),
      (0.5, 0, "1"),
      (-0.5, 0, "\u{2212}1"), (2.5, 0, "3"), (0.125, 2, "0.13"), (-0.125, 2, "\u{2212}0.13"),
      (1234.5, 1, "1,234.5"), (10, 2, "10.00"), (999.9996, 3, "1,000.000"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberLabel.fixed(value, decimals) == Text(expected))
  }

  // 2.675 is stored as 2.67499999999999982…, 1.005 as 1.00499999999999989…, and 8.345 as
  // 8.34500000000000063…: none of these is really a tie.
  @Test(
    "to fixed places rounds the stored binary value",
    arguments: [
      (2.675, 2, "2.67"), (1.005, 2, "1.00"), (8.345, 2, "8.35"), (0.285, 2, "0.28"),
      (-2.675, 2, "\u{2212}2.67"), (0.49999999999999994, 0, "0"),
    ] as [(Double, Int, String)])
  func stored(value: Double, decimals: Int, expected: String) {
    #expect(NumberLabel.fixed(value, decimals) == Text(expected))
  }

  @Test("too large for fixed places has its shortest form")
  func huge() {
    #expect(NumberLabel.fixed(1e20, 2) == "10" + .superscript("20"))
    #expect(NumberLabel.fixed(1e300, 300) == "10" + .superscript("300"))
  }
}
