import Foundation
import Testing

@Suite("check summarises a table and lists errors and warnings")
struct CheckCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("The assignment has three implausible stars and no errors")
  func assignment() throws {
    let run = try here.run("check")
    #expect(run.status == 0)
    let lines = run.errors.split(separator: "\n")
    let warnings = lines.filter { $0.contains(": warning: ") }
    #expect(
      warnings.map { $0.prefix { $0 != ":" } + $0.drop { $0 != ":" }.prefix(6) } == [
        "stars.csv:10:32", "stars.csv:18:24", "stars.csv:21:12",
      ])
    for (warning, name) in zip(warnings, ["Aldebaran", "IK Pegasi", "Arcturus"]) {
      #expect(warning.contains(name))
    }
    #expect(warnings.first?.contains("implies 568 R☉") == true)
    #expect(run.text.contains("\ngiants               3          6\n"))
    #expect(run.text.hasSuffix("No errors; 3 warnings, all covered by the experiment's errata.\n"))
    #expect(here.files().isEmpty)
  }

  @Test("The corrected table has no warnings")
  func corrected() throws {
    let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../templates/assignment/stars-corrected.csv").path
    for arguments in [["check", table], ["check", "--data", table]] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.text.hasSuffix("\nNo errors and no warnings.\n"))
    }
  }

  @Test("The JSON output has everything")
  func json() throws {
    let check = try object(try here.run("check", "--json").output)
    #expect(check["stars"] as? Int == 20)
    #expect((check["diagnostics"] as? [[String: Any]])?.map { $0["line"] as? Int } == [10, 18, 21])
    #expect((check["classes"] as? [[String: Any]])?.map { $0["stars"] as? Int } == [8, 6, 6])
    let quantities = try #require(check["quantities"] as? [[String: Any]])
    #expect(quantities[0]["smallest"] as? Double == -6.041)
  }

  @Test("A table without an experiment is read by its headers, and every guess is reported")
  func table() throws {
    try here.write("s.csv", "Star,Mv,Teff,class\nA,4.8,5772,x\nB,12,12000,y\nC,1,4800,x\n")
    let run = try here.run("check", "s.csv")
    #expect(run.status == 0)
    #expect(run.errors == "")
    for line in [
      "s.csv: 3 stars", "- column \"Mv\" is read as absolute_magnitude",
      "- column \"class\" holds the labels (2 classes)",
      "- log_temperature is derived from the effective temperature",
    ] {
      #expect(run.text.contains(line + "\n"), "\(line)")
    }
  }

  @Test("Errors exit with 65, missing files with 66, in both forms")
  func faults() throws {
    try here.write("bad.csv", Inputs.table("A,x,4,1", "B,2,4,7"))
    let run = try here.run("check", "--data", "bad.csv")
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("bad.csv:2:3: error: absolute_magnitude is \"x\", not a number"))
    let json = try here.run("check", "--data", "bad.csv", "--json")
    #expect(json.status == 65)
    #expect(json.errors == "")
    let diagnostics = try #require(try object(json.output)["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["severity"] as? String } == ["error", "error"])
    #expect(try here.run("check", "no.csv").status == 66)
    #expect(try here.run("check", "no.yaml").status == 66)
    #expect(try here.run("check", "a.csv", "--data", "b.csv").status == 64)
  }

  @Test("A broken template is an error of the experiment")
  func template() throws {
    try here.write("s.csv", Inputs.fourStars)
    try here.write("t.mustache", "{{#a}}")
    try here.write("e.yaml", "title: T\ndata: s.csv\ntemplate: t.mustache\n")
    #expect(try here.run("check", "e.yaml").status == 65)
  }

  @Test(
    "Without classes, the axes of the diagram follow from the table, and stars without them are left out"
  )
  func inferredAxes() throws {
    try here.write("e.yaml", "title: T\ndata: stars.csv\nlabel: none\n")
    try here.write(
      "stars.csv",
      "designation,parallax,phot_g_mean_mag,bp_rp\nA,100,4.7,0.8\nB,50,9.1,1.9\nC,50,9.1,\n")
    let run = try here.run("plot", "hr-diagram", "e.yaml", "-o", "a.svg")
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("a.svg").contains("of 2 stars"))
    try here.write("e.yaml", "title: T\ndata: stars.csv\nlabel: none\nmissing: error\n")
    #expect(try here.run("plot", "hr-diagram", "e.yaml", "-o", "a.svg").status == 65)
  }

  @Test("A magnitude that follows from a luminosity is derived where it is a feature, and said")
  func bolometric() throws {
    let experiment = "title: T\ndata: stars.csv\nlabel: none\n"
    try here.write("l.yaml", experiment + "features: [log_luminosity, log_temperature]\n")
    let table = "name,logL,Teff\nSun,0,5772\nVega,1.6,9602\nArcturus,2.2,4286\n"
    try here.write("stars.csv", table)
    try here.write(
      "m.yaml", experiment + "features: [absolute_magnitude, log_temperature]\n")
    let magnitudes = try here.run("check", "m.yaml")
    #expect(magnitudes.status == 0, "\(magnitudes.errors)")
    #expect(
      magnitudes.text.contains(
        "absolute_magnitude is derived from the luminosity, by the bolometric correction of dwarfs, "
          + "giants or white dwarfs of its temperature"))
    let luminosities = try here.run("check", "l.yaml")
    #expect(luminosities.text.contains("column \"logL\" is read as log_luminosity"))
    #expect(!luminosities.text.contains("absolute_magnitude"))
    try here.write("stars.csv", table.replacing("logL", with: "Mv"))
    let back = try here.run("check", "l.yaml")
    #expect(
      back.text.contains(
        "log_luminosity is derived from the absolute magnitude, by the bolometric correction of"))
  }
}
