import Formatting
import Testing

@Suite("Visible text")
struct VisibleTextTests {
  @Test(
    "keeps harmless text unchanged",
    arguments: [
      "", "The Sun", "é", "e\u{301}", "👩‍👩‍👧", "−6.041", "<b>&amp;", "\u{A0}", "\u{2007}",
      "می\u{200C}خواهم",
      "☀\u{FE0F}", "\u{E000}",
    ])
  func kept(text: String) {
    for shown in [visible(text), visible(text, namesBreaks: true), visibleLines(text)] {
      #expect(shown.unicodeScalars.elementsEqual(text.unicodeScalars))
    }
  }

  @Test(
    "has blanks in place of line breaks and tabs, or names them",
    arguments: [0x0A, 0x0D, 0x09, 0x0B, 0x0C, 0x85, 0x2028, 0x2029])
  func blanks(value: UInt32) throws {
    let text = "a\(Character(try #require(Unicode.Scalar(value))))b"
    let digits = String(value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: 4 - digits.count) + digits
    #expect(visible(text) == "a b")
    #expect(visible(text, namesBreaks: true) == "a‹U+\(number)›b")
  }

  @Test("counts a CR LF pair as one line break")
  func pairs() {
    #expect(visible("a\r\nb") == "a b")
    #expect(visible("a\r\nb", namesBreaks: true) == "a‹U+000D›‹U+000A›b")
  }

  @Test(
    "shows what is hidden",
    arguments: [
      "0000", "001B", "007F", "0080", "009B", "00AD", "034F", "061C", "115F", "180E", "200B",
      "200E", "200F",
      "202A", "202B", "202C", "202D", "202E", "2060", "2066", "2067", "2068", "2069", "3164",
      "FDD0", "FEFF",
      "FFF9", "FFFE", "FFFF", "1D173", "1FFFE", "E0001", "E0061", "10FFFF",
    ])
  func shown(digits: String) throws {
    let scalar = try #require(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init))
    let text = "a\(Character(scalar))b"
    #expect(scalar.isHidden)
    #expect(visible(text) == "a‹U+\(digits)›b")
    #expect(visibleLines(text) == "a‹U+\(digits)›b")
    #expect(visible(visible(text)) == visible(text))
  }

  @Test("shows a joiner that has no letter to join")
  func joiners() {
    #expect(visible("\u{200D}a\u{200C}b") == "‹U+200D›a‹U+200C›b")
  }

  @Test("keeps its line breaks in code, and its tabs if they are wanted")
  func lines() {
    #expect(visibleLines("a\nb") == "a\nb")
    #expect(visibleLines("a\r\nb\rc\td\u{2028}é") == "a\nb c d é")
    #expect(visibleLines("\n\u{301}") == "\n\u{301}")
    #expect(visibleLines("a\tb\n\u{1B}", keepsTabs: true) == "a\tb\n‹U+001B›")
  }
}
