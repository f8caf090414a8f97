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
      ("1e3", 1_000), ("1E-2", 0.01), ("-0", -0.0), ("0001", 1),
      ("0e-400", 0), ("0.000D-999", 0), ("-00e9999", 0), ("5e-324", .leastNonzeroMagnitude),
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

  private func fault(_ text: String) -> NumberFault? {
    do throws(NumberFault) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test("A number that is too large has its own message")
  func overflow() {
    #expect(fault("1e400")?.predicate == #"is "1e400", too large for a number"#)
    #expect(fault("1e400")?.suggestion == nil)
  }

  @Test(
    "A number that rounding would make zero is none",
    arguments: ["1e-400", "-1.5E-330", "2d-324", "0." + String(repeating: "0", count: 400) + "7"])
  func underflow(text: String) {
    #expect(fault(text)?.predicate == "is \(quoted(text)), too small for a number")
    #expect(fault(text)?.suggestion == "write 0 if that is meant")
  }

  @Test("A typographic minus sign and a decimal comma are recognised")
  func slips() {
    #expect(fault("−6.041")?.predicate == #"is "−6.041", not a number"#)
    #expect(fault("−6.041")?.suggestion == "replace the minus sign U+2212 with a hyphen")
    #expect(fault("4,83")?.suggestion == "write a decimal point instead of the comma")
    #expect(fault("-0,583")?.suggestion == "write a decimal point instead of the comma")
  }

  @Test(
    "Thousands separators are named, and left out of the number",
    arguments: [
      ("5,778", "5778"), ("25 000", "25000"), ("5\u{202F}778", "5778"), ("5\u{A0}778", "5778"),
      ("5'778", "5778"), ("-1,025,000", "-1025000"), ("5,778.25", "5778.25"),
      ("1.025.000", "1025000"), ("5.778,25", "5778.25"), ("5_778", "5778"),
    ])
  func thousands(text: String, number: String) {
    #expect(fault(text)?.suggestion == "write \(number) without the thousands separator")
  }

  @Test("A comma that may be a decimal one has both meanings")
  func commas() {
    var comma = NumberFault(Array("5,778".utf8)[...])
    comma.comma = .either
    #expect(
      comma.suggestion
        == "write 5778 without the thousands separator, or 5.778 if it is a decimal comma")
    comma.comma = .decimal
    #expect(comma.suggestion == "write a decimal point instead of the comma")
  }

  @Test(
    "Marks beside a number are named",
    arguments: [
      ("2.3:", "\":\" marks an uncertain value"), ("4.8??", "\"??\" marks an uncertain value"),
      ("4.83v", "\"v\" marks a variable value"), ("4.8 var", "\"var\" marks a variable value"),
      ("<12.0", "it is a limit"), ("≥ 4", "it is a limit"), ("<=4", "it is a limit"),
      ("~4.8", "\"~\" marks an approximate value"), ("ca. 5", "\"ca.\" marks an approximate value"),
      ("4.83±0.05", "the number after \"±\" is its error"),
      ("4.83 +/- 0.05", "the number after \"+/-\" is its error"),
      ("4.83(5)", "\"(5)\" is an error or a footnote"),
      ("4.83[a]", "\"[a]\" is an error or a footnote"), ("(4.8)", "brackets mark an uncertain"),
      ("4.83a", "remove \"a\""), ("4.83†", "remove \"†\""), ("4.83²", "remove \"²\""),
      ("4.83 *", "remove \"*\""), ("4.8-5.2", "it has two values"),
      ("4.8/4.9", "it has two values"),
      ("1e3 – 2e3", "it has two values"), ("4.83 1", "it has two values"),
      ("5778 K", "\"K\" may be a unit or a factor"), ("5.8k", "\"k\" may be a unit or a factor"),
      ("4.8 mag", "if \"mag\" is the unit"), ("5.8kK", "if \"kK\" is the unit"),
    ])
  func marks(text: String, meaning: String) {
    #expect(fault(text)?.suggestion?.hasPrefix(meaning) == true, "\(fault(text)?.suggestion ?? "")")
  }

  @Test(
    "Nothing is suggested for other texts",
    arguments: ["", "n/a", "G2V", "2024-05-01", "12 34 56", "1.2.3", "4.8e", "٣", "30\0042", "--1"])
  func unknown(text: String) { #expect(fault(text)?.suggestion == nil) }
}
