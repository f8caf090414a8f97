import Testing

@testable import Tables

@Suite("A diagnostic")
struct DiagnosticTests {
  /// Returns the description of a fault at the first occurrence of `marked` in `text`.
  private func shown(_ text: String, _ marked: String) throws -> String {
    let bytes = Array(text.utf8)
    let start = try #require(bytes.firstRange(of: Array(marked.utf8))?.lowerBound)
    return SourceText(bytes, name: "stars.csv")
      .diagnostic("wrong", at: start..<start + marked.utf8.count).description
  }

  @Test("shows the file, line, column, source line and a pointer")
  func plain() throws {
    #expect(try shown("a\nb,n/a,c\n", "n/a") == "stars.csv:2:3: error: wrong\nb,n/a,c\n  ^~~")
  }

  @Test("counts columns in characters, a tab as one, and repeats tabs before the pointer")
  func tabs() throws {
    #expect(try shown("é\tx", "x") == "stars.csv:1:3: error: wrong\né\tx\n \t^")
  }

  @Test("counts wide characters as two columns of the pointer line")
  func wide() throws {
    #expect(try shown("織女,日本", "日本") == "stars.csv:1:4: error: wrong\n織女,日本\n     ^~~~")
  }

  @Test("recognises LF, CRLF and CR as line ends", arguments: ["a\nb", "a\r\nb", "a\rb"])
  func lineEnds(text: String) throws {
    #expect(try shown(text, "b") == "stars.csv:2:1: error: wrong\nb\n^")
  }

  @Test("does not count a byte order mark as part of the first line")
  func byteOrderMark() throws {
    #expect(try shown("\u{FEFF}ab", "b") == "stars.csv:1:2: error: wrong\nab\n ^")
  }

  @Test("escapes control sequences and bidirectional marks")
  func controls() throws {
    #expect(
      try shown("\u{1B}[31m\u{202E}x", "x")
        == "stars.csv:1:7: error: wrong\n‹U+001B›[31m‹U+202E›x\n                    ^")
    #expect(Diagnostic(.warning, "a\nb\u{7}").description == "warning: a‹U+000A›b‹U+0007›")
  }

  @Test("cuts a long line around the place")
  func longLine() throws {
    let text = String(repeating: "a", count: 5_000) + "n/a" + String(repeating: "b", count: 5_000)
    let lines = try shown(text, "n/a").split(separator: "\n")
    let before = String(repeating: "a", count: 40)
    #expect(lines[0] == "stars.csv:1:5001: error: wrong")
    #expect(lines[1] == "…\(before)n/a\(String(repeating: "b", count: 76))…")
    #expect(lines[2] == String(repeating: " ", count: 41) + "^~~")
  }

  @Test("shows the first of several lines")
  func severalLines() throws {
    #expect(try shown("ab\ncd", "b\nc") == "stars.csv:1:2: error: wrong\nab\n ^")
  }

  @Test("is shown if it is among the first 100, and counted otherwise")
  func many() {
    let all = Diagnostics((1...412).map { Diagnostic($0 == 412 ? .error : .warning, "\($0)") })
    #expect(all.shown.count == 100)
    #expect(all.description.hasSuffix("warning: 100\n… and 312 more"))
    #expect(all.hasErrors, "an error that is only counted is still an error")
  }
}

@Suite("A suggestion")
struct SuggestionTests {
  @Test(
    "corrects typos in up to a third of the letters, ignores case and dashes, and completes prefixes",
    arguments: [
      ("epoch", "epochs"), ("ephocs", "epochs"), ("Learning-Rate", "learning_rate"),
      ("log_temp", "log_temperature"), ("xyz", nil), ("", nil),
    ] as [(String, String?)])
  func near(word: String, expected: String?) {
    #expect(
      nearest(to: word, among: ["epochs", "learning_rate", "log_temperature"]) == expected)
  }
}
