import Testing
import _TestSupport

@Suite("audit checks printed epoch tables")
struct AuditCommandTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write(
      "e.yaml",
      "title: T\ndata: stars.csv\nfigures: [loss]\nformats: [svg]\nruns: [{learning_rate: 1}]\n")
    try here.write("stars.csv", Inputs.fourStars)
  }

  @Test("The tables of a report agree with it")
  func ours() throws {
    _ = try here.run("report", "e.yaml", "-o", "out")
    for file in ["out/report.md", "out/tables/epochs-rate-1.csv"] {
      let run = try here.run("audit", file, "e.yaml")
      #expect(run.status == 0, "\(run.text)\(run.errors)")
      #expect(run.text.hasPrefix("\(file): the table at line "))
      #expect(run.text.contains(", learning rate 1: all 460 numbers agree"))
      #expect(run.text.split(separator: "\n").count == 1)
    }
    let other = try here.run("audit", "out/report.md", "e.yaml", "--learning-rate", "2")
    #expect(other.status == 1)
  }

  @Test("A number that disagrees is marked in its line, and the exit code is 1")
  func wrong() throws {
    try here.write("p.csv", "epoch,loss\n0,1.099\n1,1.102\n")
    let run = try here.run("audit", "p.csv")
    #expect(run.status == 1)
    #expect(
      run.text == """
        p.csv:3:3: error: epoch 1, loss is 1.102, not 1.097 (1.09711)
        1,1.102
          ^~~~~
        p.csv: the table at line 1, learning rate 0.1: 1 of 2 numbers disagrees

        """)
    #expect(run.errors == "")
  }

  @Test("Wrong use, missing files and texts without a table")
  func failures() throws {
    try here.write("p.md", "# Nothing\n")
    #expect(try here.run("audit").status == 64)
    #expect(try here.run("audit", "missing.md").status == 66)
    #expect(try here.run("audit", "p.md", "missing.yaml").status == 66)
    let run = try here.run("audit", "p.md")
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("p.md:1:1: error: there is no epoch table; its columns are epoch"))
  }
}
