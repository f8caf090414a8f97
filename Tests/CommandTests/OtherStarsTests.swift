import Foundation
import Testing

@Suite("With other stars the report describes those")
struct OtherStarsTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  private func report(_ arguments: String...) throws -> String {
    let arguments = ["report", "-o", "a", "--data", Inputs.otherStars] + arguments
    #expect(try Program.run(Program.path, arguments, in: here.root).status == 0)
    return here.text("a/report.md")
  }

  @Test("Nothing of the built-in twenty stars appears")
  func nothingOfTheTwenty() throws {
    let text = try report("--format", "svg")
    let table = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../templates/assignment/stars.csv"), encoding: .utf8)
    let names = table.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(names.count == 20)
    for name in names + ["20 stars", "20 classified", "Errata", "assignment", "11–20"] {
      #expect(!text.contains(name), "\(name)")
    }
    for path in here.files("a/figures").keys {
      let figure = here.text("a/figures/" + path)
      for name in names { #expect(!figure.contains(name), "\(name) in \(path)") }
    }
  }

  @Test("Numbers are counted from the table")
  func counts() throws {
    let text = try report()
    #expect(text.contains("12 stars: 4 main-sequence stars, 4 white dwarfs and 4 giants."))
    #expect(text.contains("Rows 1–10 are marked as test data and rows 11–12 as validation data."))
    #expect(
      text.contains(
        "the output for Vega\nbefore its step, and the gradients and loss over all 12 stars"))
    #expect(text.contains("|     −7.84  | Rigel            |    15.6   | Proxima Centauri |"))
    #expect(text.contains("from other.csv.\n\n<!-- MainSequence "))
  }

  @Test("Stars that the experiment names but the table lacks are replaced, with a warning")
  func fallback() throws {
    let run = try here.run("report", "-o", "a", "--data", Inputs.otherStars)
    #expect(run.status == 0)
    let path = Inputs.otherStars
    #expect(
      run.errors == """
        warning: the tracked star "The Sun" is not in \(path); "Vega" is used
        warning: the example star "Sirius B" is not in \(path); the tracked star is used
        warning: the test and validation rows exceed the 12 stars of \(path) by 8

        """)
  }

  @Test("One epoch whose only step rises is not described as a fall")
  func oneEpoch() throws {
    let text = try report("--epochs", "1", "--learning-rate", "10")
    #expect(text.contains("over 1 epoch, the loss rises from 1.099 to 1.118"))
    #expect(text.contains("By the end no weight in $W_1$ has changed."))
    #expect(!text.contains("falls steadily"))
  }
}
