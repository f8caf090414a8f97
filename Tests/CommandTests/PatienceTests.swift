import Testing
import _TestSupport

@Suite("A training that never beats the untrained network")
struct PatienceTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write(
      "t.csv",
      """
      part,absolute_magnitude,log_temperature,label
      a,4.8,3.76,1
      a,-4.2,4.54,1
      a,12.1,4.4,2
      a,11.0,4.2,2
      b,5.1,3.74,2
      b,11.9,4.3,1
      """)
    try here.write(
      "e.yaml",
      """
      title: Swapped labels
      data: t.csv
      classes: [{label: 1, name: star}, {label: 2, name: dwarf}]
      network: {initial: glorot}
      runs: [{learning_rate: 300, epochs: 60}]
      training: {patience: 5}
      split: {column: part, values: [b]}
      figures: [loss]
      """)
  }

  private static let sentence =
    "rained network has a lower validation loss than the untrained one: "

  @Test("train says so first, writes no model and ends with 1")
  func train() throws {
    try here.write("m.json", "old")
    let run = try here.run("train", "e.yaml", "-o", "m.json", "--curves", "c.csv")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("error: no model is written: no t\(Self.sentence)"))
    #expect(run.errors.hasSuffix("\nwrote c.csv\n"))
    #expect(run.text.hasPrefix("A 2-3-2 network\n\nNo t\(Self.sentence)"))
    #expect(here.text("m.json") == "old")
  }

  @Test("report is written, and says so at every run until the training has a result")
  func report() throws {
    for _ in 0..<2 {
      let run = try here.run("report", "e.yaml", "-o", "out", "--format", "md,svg")
      #expect(run.status == 1)
      #expect(run.errors.contains("error: no t\(Self.sentence)"))
      #expect(here.text("out/report.md").contains("\n- No t\(Self.sentence)"))
    }
    let plot = try here.run("plot", "loss", "e.yaml", "-o", "loss.svg")
    #expect(plot.status == 1)
    #expect(plot.errors.contains("error: no t\(Self.sentence)"))
    #expect(!here.bytes("loss.svg").isEmpty)
    try here.write(
      "e.yaml", here.text("e.yaml").replacing("patience: 5", with: "method: gradient-descent"))
    for _ in 0..<2 {
      let run = try here.run("report", "e.yaml", "-o", "out", "--format", "md,svg")
      #expect(run.status == 0)
      #expect(!here.text("out/report.md").contains(Self.sentence))
    }
  }
}
