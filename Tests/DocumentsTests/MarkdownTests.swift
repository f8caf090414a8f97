import Formatting
import Foundation
import Testing

@testable import Documents

/// The path of `blns.json` of the Big List of Naughty Strings, which is not part of this project
/// and is read only if the environment names it.
private let naughtyStringsFile = ProcessInfo.processInfo.environment["NAUGHTY_STRINGS"]

@Suite("Text from data cannot break a Markdown document")
struct MarkdownTests {
  /// A paragraph that consists only of `text`.
  private func escapeMarkdown(_ text: String) -> String {
    String(Document(title: "", [.paragraph(Prose(text))]).markdown.dropLast())
  }

  @Test(
    "Plain names are unchanged",
    arguments: [
      "", "The Sun", "Barnard's Star", "LP 658-2", "WD 0343+247", "Red Giant (Asym.)",
      "10 Lacertae",
      "α Centauri", "織女", "e.g. 61 Cygni", "1", "w.", "3.5", "1.) a",
      "absolute_magnitude", "M = -6.041", "a - b", "a > b", "say \"a\"",
      "Teff: 5772 K", "12:30", "a + b = c",
    ])
  func plain(name: String) {
    #expect(escapeMarkdown(name) == name)
  }

  @Test(
    "Markup is escaped",
    arguments: [
      ("a|b", "a&#124;b"), ("\\", "&#92;"), ("a\\|b", "a&#92;&#124;b"), ("**a**", "\\*\\*a\\*\\*"),
      ("_a_", "\\_a\\_"), ("`a`", "\\`a\\`"), ("<b>&lt;</b>", "&lt;b>&amp;lt;&lt;/b>"),
      ("![a](b)", "!\\[a\\](b)"), ("# a #", "\\# a \\#"), ("~~a~~", "\\~\\~a\\~\\~"),
      ("$x$", "&#36;x&#36;"), ("1. a", "1\\. a"), ("23) a", "23\\) a"), ("- a", "\\- a"),
      ("+", "\\+"), ("===", "\\==="), ("http://a.b", "http\\://a.b"), ("www.a.b", "www\\.a.b"),
      (":star:", "\\:star:"), ("> a", "\\> a"), ("a_", "a\\_"), ("1.", "1\\."),
    ])
  func markup(text: String, escaped: String) {
    #expect(escapeMarkdown(text) == escaped)
  }

  @Test("A text stays on its line, and surrounding blanks are dropped")
  func lines() {
    #expect(escapeMarkdown("a\nb\r\nc\td") == "a b c d")
    #expect(escapeMarkdown("a\u{2028}b\u{2029}c\u{85}d\u{B}e") == "a b c d e")
    #expect(escapeMarkdown("    code\n") == "code")
    #expect(escapeMarkdown(" \n\t") == "")
    #expect(escapeMarkdown("\n- a") == "\\- a")
  }

  @Test("Control characters and direction marks are made visible")
  func controls() {
    #expect(escapeMarkdown("a\0b\u{1B}[2J") == "a‹U+0000›b‹U+001B›\\[2J")
    #expect(escapeMarkdown("a\u{202E}b\u{2066}c") == "a‹U+202E›b‹U+2066›c")
  }

  @Test("A combining mark on a special character does not hide it")
  func combining() {
    #expect(escapeMarkdown("a|\u{301}b") == "a&#124;\u{301}b")
  }

  @Test("Text of our own keeps the number of cells of its row", .enabled(if: Pandoc.path != nil))
  func ownTexts() throws {
    try expectOneCell([
      "a|b|c", "\\", "\\|", "a\\", "`|`", "``", "$|$", "<td>", "</table>", "<!--", "-->", "&#124;",
      "[a]: http://b", "[a](b|c)", "![", "\n\n# a", "\r|\r", "---|---", ":--|--:", "| --- |",
      "~~~", "```\n|", "*|*", "\u{2028}|\u{85}", "x\0|y", "- [ ] a", "1. |", "https://a.b/|c",
      "<a href=\"|\">", "\u{202E}|", "😀|👩‍🚀", "{{name}}|{{{a}}}", "$$\n|\n$$", "\\\\|\\\\\\|",
    ])
  }

  @Test(
    "So does every string of the Big List of Naughty Strings",
    .enabled(if: Pandoc.path != nil && naughtyStringsFile != nil))
  func naughtyStrings() throws {
    let file = try #require(naughtyStringsFile)
    let strings = try JSONDecoder().decode(
      [String].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    #expect(strings.count > 400)
    try expectOneCell(strings)
  }

  /// Expects each text to be read back unchanged from the second of three cells.
  private func expectOneCell(_ texts: [String]) throws {
    let table = Table([
      .init("a", text: texts.map { _ in "left" }), .init("b", text: texts),
      .init("c", text: texts.map { _ in "right" }),
    ])
    let cells = try Pandoc.cells(of: Document(title: "", [.table(table)]).markdown)
    #expect(cells.count == texts.count)
    for (row, text) in zip(cells, texts) {
      #expect(row.count == 3, "\(text)")
      #expect(row.first == "left" && row.last == "right", "\(text)")
      #expect(words(row[1]) == words(visible(text)), "\(text)")
    }
  }

  /// The words of a text, without byte order marks, some of which pandoc drops.
  private func words(_ text: String) -> [Substring] {
    text.replacingOccurrences(of: "\u{FEFF}", with: "", options: .literal).split(separator: " ")
  }
}
