import Documents
import Testing

@Suite("Visible text")
struct VisibleTextTests {
  @Test(
    "keeps harmless text unchanged",
    arguments: ["", "The Sun", "é", "e\u{301}", "👩‍👩‍👧", "−6.041", "<b>&amp;", "\u{FEFF}x", "\u{A0}"])
  func kept(text: String) {
    #expect(Array(visible(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "has blanks in place of line breaks and tabs",
    arguments: ["\n", "\r", "\r\n", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func blanks(text: String) { #expect(visible("a\(text)b") == "a b") }

  @Test(
    "reveals invisible control characters",
    arguments: [
      0, 0x1B, 0x7F, 0x80, 0x9B, 0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, 0xFDD0,
      0xFFFE,
      0xFFFF, 0x10FFFF,
    ])
  func replaced(value: UInt32) throws {
    let text = String(try #require(Unicode.Scalar(value)))
    #expect(visible("a\(text)b") == "a\u{FFFD}b")
    #expect(visibleLines("a\(text)b") == "a\u{FFFD}b")
  }

  @Test("keeps its line breaks in code")
  func lines() {
    #expect(visibleLines("a\nb") == "a\nb")
    #expect(visibleLines("a\r\nb\rc\td\u{2028}é") == "a\nb c d é")
    #expect(visibleLines("\n\u{301}") == "\n\u{301}")
  }
}
