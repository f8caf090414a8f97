import Testing

@testable import Tables

@Suite("Parsing a number")
struct NumberTests {
  private func read(_ text: String) throws(NumberFault) -> Double {
    try Double(numeral: Array(text.utf8)[...])
  }

  @Test(
    "Signs, points and exponents, with surrounding blanks",
    arguments: [
      ("4.83", 4.83), ("-6.041", -6.041), ("+1", 1), (".5", 0.5), ("13.", 13), (" \t7 ", 7),
      ("1e3", 1_000), ("1E-2", 0.01), ("-0", -0.0), ("1e-400", 0), ("0001", 1),
    ])
  func numbers(text: String, value: Double) throws {
    #expect(try read(text) == value)
  }

  @Test(
    "Everything else is not a number",
    arguments: [
      "", " ", "n/a", "nan", "NaN", "inf", "-infinity", "0x1p3", "nan(0x7b)", "30\0042", "1e", "e5",
      ".", "+", "--1", "1 2", "1_000", "٣",
    ])
  func others(text: String) {
    #expect(throws: NumberFault.self) { try read(text) }
  }

  @Test("A number that is too large has its own message")
  func overflow() {
    #expect(
      throws: NumberFault(predicate: #"is "1e400", too large for a number"#, suggestion: nil)
    ) {
      try read("1e400")
    }
  }

  @Test("A typographic minus sign and a decimal comma are recognised")
  func slips() {
    #expect(
      throws: NumberFault(
        predicate: #"is "−6.041", not a number"#,
        suggestion: "replace the minus sign U+2212 with a hyphen")
    ) { try read("−6.041") }
    #expect(
      throws: NumberFault(
        predicate: #"is "4,83", not a number"#,
        suggestion: "write a decimal point instead of the comma")
    ) { try read("4,83") }
  }
}
