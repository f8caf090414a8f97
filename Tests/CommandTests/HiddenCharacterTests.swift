import Formatting
import Foundation
import Testing

@Suite("No text from outside controls what shows it")
struct HiddenCharacterTests {
  let here: Workspace
  /// A text that turns a terminal red, reverses what follows and hides a blank.
  private static let hostile = "x\u{1B}[31m\u{202E}\u{9B}\u{200B}y"
  private static let shown = "x‹U+001B›[31m‹U+202E›‹U+009B›‹U+200B›y"

  init() throws { here = try Workspace() }

  /// Whether nothing in `text` is hidden but line ends, the tabs of excerpts and joiners.
  private func isVisible(_ text: String) -> Bool { visibleLines(text, keepsTabs: true) == text }

  /// Runs a line of arguments, and expects that nothing shown is hidden.
  private func run(_ arguments: String...) throws -> Program.Outcome {
    let run = try Program.run(Program.path, arguments, in: here.root)
    #expect(isVisible(run.text), "\(run.text.debugDescription)")
    #expect(isVisible(run.errors), "\(run.errors.debugDescription)")
    return run
  }

  @Test("Names of classes, stars and columns, in a report and in check")
  func names() throws {
    let name = Self.hostile
    try here.write(
      "stars.csv",
      "name,absolute_magnitude,log_temperature,\(name)\n\(name),1,4.0,1\nB,12,4.1,2\nC,-3,3.6,1\n")
    let yaml = "x\\e[31m\\u202e\\x9b\\u200by"
    try here.write(
      "e.yaml",
      """
      title: "\(yaml)"
      data: stars.csv
      label: "\(yaml)"
      classes: [{label: 1, name: "\(yaml)"}, {label: 2, name: b}]
      runs: [{learning_rate: 1, epochs: 2}]
      """)
    #expect(try run("check", "e.yaml").text.contains(Self.shown))
    let json = try run("check", "e.yaml", "--json")
    #expect(json.text.contains("x\\u001b[31m\\u202e\\u009b\\u200by"))
    #expect(try run("report", "e.yaml", "-o", "out", "--format", "md,html,svg").status == 0)
    for (path, bytes) in here.files("out") {
      let text = String(decoding: bytes, as: UTF8.self)
      // The invisible operators of MathML are the program's own.
      let operators = text.replacing("\u{2062}", with: "").replacing("\u{2061}", with: "")
      if !path.hasSuffix(".csv") { #expect(isVisible(operators), "\(path)") }
    }
    #expect(here.text("out/report.md").contains(Self.shown.replacing("[", with: "\\[")))
  }

  @Test("Paths and arguments in messages")
  func messages() throws {
    let name = Self.hostile
    #expect(try run("check", name + ".csv").errors.contains(Self.shown))
    #expect(
      try run("check", "a\nerror: b.csv").errors.contains("a‹U+000A›error: b.csv: no such file"))
    #expect(try run("report", "--" + name).errors.contains(Self.shown))
    #expect(try run("report", "--dpi", name).errors.contains(Self.shown))
    try here.write(name + ".csv", Inputs.table("A,x,4.0,1"))
    #expect(try run("check", name + ".csv").errors.contains(Self.shown + ".csv:2:3: error"))
    #expect(try run("new", name, "--data", name + ".csv").errors.contains(Self.shown))
  }
}
