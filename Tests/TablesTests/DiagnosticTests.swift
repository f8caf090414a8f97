import Testing

@testable import Tables

@Suite("A diagnostic shows its place")
struct DiagnosticTests {
  /// The description of a fault at the first occurrence of `marked` in `text`.
  private func shown(_ text: String, _ marked: String) throws -> String {
    let bytes = Array(text.utf8)
    let start = try #require(bytes.firstRange(of: Array(marked.utf8))?.lowerBound)
    return SourceText(bytes, name: "stars.csv")
      .diagnostic("wrong", at: start..<start + marked.utf8.count).description
  }

  @Test("with file, line, column, the line and a pointer")
  func plain() throws {
    #expect(try shown("a\nb,n/a,c\n", "n/a") == "stars.csv:2:3: error: wrong\nb,n/a,c\n  ^~~")
  }

  @Test("A column counts characters, a tab as one, and the pointer repeats the tabs")
  func tabs() throws {
    #expect(try shown("é\tx", "x") == "stars.csv:1:3: error: wrong\né\tx\n \t^")
  }

  @Test("Wide characters take two columns of the pointer line")
  func wide() throws {
    #expect(try shown("織女,日本", "日本") == "stars.csv:1:4: error: wrong\n織女,日本\n     ^~~~")
  }

  @Test("LF, CRLF and CR end a line", arguments: ["a\nb", "a\r\nb", "a\rb"])
  func lineEnds(text: String) throws {
    #expect(try shown(text, "b") == "stars.csv:2:1: error: wrong\nb\n^")
  }

  @Test("A byte order mark is not part of the first line")
  func byteOrderMark() throws {
    #expect(try shown("\u{FEFF}ab", "b") == "stars.csv:1:2: error: wrong\nab\n ^")
  }

  @Test("Escape sequences and bidirectional marks are shown, not obeyed")
  func controls() throws {
    #expect(
      try shown("\u{1B}[31m\u{202E}x", "x")
        == "stars.csv:1:7: error: wrong\n\\u{1b}[31m\\u{202e}x\n                  ^")
    #expect(Diagnostic(.warning, "a\nb\u{7}").description == "warning: a\\u{a}b\\u{7}")
  }

  @Test("A long line is cut around the place")
  func longLine() throws {
    let text = String(repeating: "a", count: 5_000) + "n/a" + String(repeating: "b", count: 5_000)
    let lines = try shown(text, "n/a").split(separator: "\n")
    let before = String(repeating: "a", count: 40)
    #expect(lines[0] == "stars.csv:1:5001: error: wrong")
    #expect(lines[1] == "…\(before)n/a\(String(repeating: "b", count: 76))…")
    #expect(lines[2] == String(repeating: " ", count: 41) + "^~~")
  }

  @Test("A place that takes several lines is shown by its first")
  func severalLines() throws {
    #expect(try shown("ab\ncd", "b\nc") == "stars.csv:1:2: error: wrong\nab\n ^")
  }

  @Test("Of more than 100 the first 100 are shown, and the others counted")
  func many() {
    let all = Diagnostics((1...412).map { Diagnostic($0 == 412 ? .error : .warning, "\($0)") })
    #expect(all.shown.count == 100)
    #expect(all.description.hasSuffix("warning: 100\n… and 312 more"))
    #expect(all.hasErrors, "an error that is only counted is still an error")
  }
}

@Suite("A suggestion is the nearest word")
struct SuggestionTests {
  @Test(
    "Slips of a third of the letters are mended, case and dashes don't count, a beginning is near",
    arguments: [
      ("epoch", "epochs"), ("ephocs", "epochs"), ("Learning-Rate", "learning_rate"),
      ("log_temp", "log_temperature"), ("xyz", nil), ("", nil),
    ] as [(String, String?)])
  func near(word: String, expected: String?) {
    #expect(
      nearest(to: word, among: ["epochs", "learning_rate", "log_temperature"]) == expected)
  }
}
