import Foundation
import Testing

@Suite("new creates a folder that works immediately")
struct NewCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  @Test("The assignment, and the same report from the new folder")
  func assignment() throws {
    let run = try here.run("new", "mine")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.text == """
        wrote mine/experiment.yaml
        wrote mine/experiment.schema.json
        wrote mine/stars.csv
        wrote mine/report.md.mustache
        next: mainsequence report mine/experiment.yaml -o mine/output

        """)
    let experiment = here.text("mine/experiment.yaml")
    #expect(experiment.contains("\ntemplate: report.md.mustache\n"))
    #expect(experiment.hasPrefix("# yaml-language-server: $schema=experiment.schema.json\n"))
    #expect(
      here.text("mine/experiment.schema.json").contains("\"title\": \"MainSequence experiment\""))
    #expect(try here.run("report", "mine/experiment.yaml", "-o", "a").status == 0)
    #expect(try here.run("report", "-o", "b").status == 0)
    let texts = ["a", "b"].map {
      here.text("\($0)/report.md").split(separator: "<!-- MainSequence ")
    }
    #expect(texts[0].count == 2)
    #expect(texts[0][0] == texts[1][0])
    try here.write("mine/report.md.mustache", "# My {{title}}\n")
    #expect(try here.run("report", "mine/experiment.yaml", "-o", "a").status == 0)
    #expect(here.text("a/report.md").hasPrefix("# My Classifying stars"))
  }

  @Test("A user's table, with its columns inferred and reported")
  func table() throws {
    try here.write("d/my stars.csv", "Star,Mv,Teff,kind,class\nA,4.8,5772,k,x\nB,12,12000,k,y\n")
    let run = try here.run("new", "mine", "--data", "d/my stars.csv")
    #expect(run.status == 0)
    #expect(run.text.contains("\ncolumn \"Mv\" is read as absolute_magnitude\n"))
    #expect(here.bytes("mine/my stars.csv") == here.bytes("d/my stars.csv"))
    let experiment = here.text("mine/experiment.yaml")
    #expect(experiment.hasPrefix("# yaml-language-server: $schema=experiment.schema.json\n"))
    #expect(experiment.contains("\ndata: \"my stars.csv\"\n"))
    #expect(experiment.contains("\n  absolute_magnitude: \"Mv\"\n"))
    let report = try here.run("report", "mine/experiment.yaml", "-o", "mine/output")
    #expect(report.status == 0, "\(report.errors)")
    #expect(here.text("mine/output/report.md").contains("# The stars of my stars.csv\n"))
  }

  @Test("Stars without classes give the diagram")
  func unclassified() throws {
    try here.write("g.csv", "phot_g_mean_mag,parallax,bp_rp\n4.7,100,0.82\n9,200,2.5\n")
    #expect(try here.run("new", "mine", "--data", "g.csv").status == 0)
    #expect(try here.run("report", "mine/experiment.yaml", "-o", "out").status == 0)
    #expect(here.files("out").keys.sorted().last == "report.md")
    #expect(here.text("out/report.md").contains("The diagram below shows 2 stars."))
  }

  @Test("A non-empty folder, a file or an impossible path: 73, and nothing changes")
  func refused() throws {
    try here.write("full/.keep", "x")
    try here.write("file", "x")
    let before = here.files()
    for (folder, reason) in [
      ("full", "Directory not empty"), ("file", "Not a directory"),
      ("file/sub", "Not a directory"),
    ] {
      let run = try here.run("new", folder)
      #expect(run.status == 73)
      #expect(
        run.errors == "error: cannot create \(folder): \(reason); choose another folder\n")
    }
    #expect(here.files() == before)
    try here.makeFolder("empty")
    #expect(try here.run("new", "empty").status == 0)
  }

  @Test("A table that cannot be read is reported, and no folder is created")
  func badTable() throws {
    try here.write("bad.csv", "a,b\n1\n")
    let run = try here.run("new", "mine", "--data", "bad.csv")
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("bad.csv:2:1: error: the row has 1 field; the header has 2\n"))
    try here.write("marks.csv", "absmag,Teff\n4.8:,5778\n1.2,9000\n")
    let marks = try here.run("new", "mine", "--data", "marks.csv")
    #expect(marks.status == 65)
    #expect(marks.errors.hasPrefix("marks.csv:2:1: error: absmag is \"4.8:\", not a number"))
    #expect(try here.run("new", "mine", "--data", "no.csv").status == 66)
    #expect(here.files().keys.sorted() == ["bad.csv", "marks.csv"])
    #expect(!FileManager.default.fileExists(atPath: here.root + "/mine"))
  }
}
