import Foundation
import Testing

@Suite("report writes the complete report")
struct ReportCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  static let figures = [
    "hr-diagram", "network", "decision-rate-0.1", "decision-rate-10", "loss-rate-0.1",
    "loss-rate-10", "loss", "sweep",
  ]
  static let tables = ["tables/epochs-rate-0.1.csv", "tables/epochs-rate-10.csv"]

  static func paths(_ formats: [String]) -> Set<String> {
    Set(
      ["report.md"] + tables + figures.flatMap { name in formats.map { "figures/\(name).\($0)" } })
  }

  @Test("Without arguments the assignment is run, with output/ as the folder")
  func assignment() throws {
    let run = try here.run("report")
    #expect(run.status == 0)
    #expect(run.text == "output/report.md: 19 files written\n")
    #expect(Set(here.files().keys) == Set(Self.paths(["png", "pdf"]).map { "output/" + $0 }))
    #expect(here.text("output/report.md").hasPrefix("# Classifying stars on the Hertzsprung"))
  }

  @Test("A second run changes nothing; an altered file is rewritten")
  func again() throws {
    _ = try here.run("report", "-o", "a")
    let before = here.files()
    #expect(try here.run("report", "-o", "a").text == "a/report.md: nothing has changed\n")
    #expect(here.files() == before)
    try here.write("a/report.md", "scribbled over")
    #expect(
      try here.run("report", "-o", "a").text
        == "a/report.md: 1 file written, 18 unchanged; 1 file was modified or removed\n")
    #expect(here.files() == before)
  }

  @Test("The same stars give the same bytes, from any folder and by any path")
  func sameBytes() throws {
    try here.write("inner/deep/stars.csv", Inputs.fourStars)
    let absolute = here.root + "/inner/deep/stars.csv"
    let options = ["report", "--format", "png,pdf,svg", "--output"]
    func report(_ data: String, into output: String, from folder: String) throws {
      let arguments = options + [here.root + "/" + output, "--data", data]
      let run = try Program.run(Program.path, arguments, in: here.root + "/" + folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    try report(absolute, into: "a", from: "")
    try report(absolute, into: "b", from: "inner")
    try report("inner/deep/stars.csv", into: "c", from: "")
    try report("../deep/stars.csv", into: "d", from: "inner/deep")
    let first = here.files("a")
    #expect(Set(first.keys) == Self.paths(["png", "pdf", "svg"]))
    for other in ["b", "c", "d"] { #expect(here.files(other) == first) }
  }

  @Test("A figure has the hashes of its data and experiment")
  func fingerprint() throws {
    func maker(_ output: String) throws -> [Substring] {
      let svg = try #require(here.files(output)["figures/network.svg"])
      let text = String(decoding: svg, as: UTF8.self)
      let words = try #require(
        text.firstMatch(of: /<metadata>MainSequence 0.2.0 \[(.*)\]<\/metadata>/))
      return words.output.1.split(separator: "; ")
    }
    let experiment = "title: t\ndata: a.csv\nformats: [svg]\nfigures: [network]\n"
    // The hash of the text, as a program of a dozen lines in Python gives it.
    try here.write("e.yaml", experiment)
    try here.write("a.csv", Inputs.fourStars)
    try here.write("b.csv", Inputs.fourStars + "\n")
    _ = try here.run("report", "e.yaml", "-o", "a")
    _ = try here.run("report", "e.yaml", "-o", "b", "--data", "b.csv")
    let (a, b) = (try maker("a"), try maker("b"))
    #expect(a[0] != b[0] && a[0].hasPrefix("data="))
    #expect(a[1] == b[1])
    #expect(a[1] == "experiment=f1dc86b286c50354")
  }

  @Test("No file contains the path of its folder")
  func placeless() throws {
    try here.write("stars.csv", Inputs.fourStars)
    let (output, data) = (here.root + "/a", here.root + "/stars.csv")
    _ = try here.run("report", "-o", output, "--data", data, "--format", "png,pdf,svg")
    for (path, bytes) in here.files("a") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(here.root), "\(path)")
    }
  }

  @Test("--format selects the formats of the figures", arguments: ["svg", "pdf", "SVG,png"])
  func formats(_ format: String) throws {
    let run = try here.run("report", "-o", "a", "--format", format)
    #expect(run.status == 0)
    let endings = format.lowercased().split(separator: ",").map(String.init)
    #expect(Set(here.files("a").keys) == Self.paths(endings))
    let shown = endings.contains("png") ? "png" : endings[0]
    #expect(here.text("a/report.md").contains("](figures/loss.\(shown))"))
  }

  @Test("--quiet prints nothing, not even warnings about missing stars")
  func quiet() throws {
    let run = try here.run("report", "-o", "a", "--quiet", "--data", Inputs.otherStars)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "")
  }

  @Test("--verbose names every file that is written, on standard error")
  func verbose() throws {
    let run = try here.run("report", "-o", "a", "--verbose")
    for path in Self.paths(["png", "pdf"]) {
      #expect(run.errors.contains("wrote a/\(path)\n"))
    }
    #expect(run.text == "a/report.md: 19 files written\n")
    #expect(!(try here.run("report", "-o", "a", "--verbose")).errors.contains("wrote"))
  }

  @Test("Paths in an experiment are relative to it, and its template is used")
  func elsewhere() throws {
    try here.write("my/stars.csv", Inputs.fourStars)
    try here.write("my/words/short.mustache", "{{title}}: {{starCount}} of {{dataName}}")
    try here.write(
      "my/experiment.yaml", "title: Mine\ndata: stars.csv\ntemplate: words/short.mustache\n")
    try here.makeFolder("other")
    let run = try here.run("report", "../my/experiment.yaml", in: "other")
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("other/output/report.md").hasPrefix("Mine: 4 stars of stars.csv\n"))
    try here.write("own.mustache", "{{version}}")
    _ = try here.run("report", "my/experiment.yaml", "--template", "own.mustache", "-o", "b")
    #expect(here.text("b/report.md").hasPrefix("0.2.0\n"))
  }

  @Test("The command line overrides the experiment file, and that the defaults")
  func precedence() throws {
    try here.write("stars.csv", Inputs.fourStars)
    try here.write("default.yaml", "title: T\ndata: stars.csv\n")
    try here.write(
      "file.yaml",
      """
      title: T
      data: stars.csv
      runs: [{learning_rate: 0.5, epochs: 3}, {learning_rate: 4, epochs: 7}]
      formats: [svg]
      figures: [loss]
      """)
    func tables(_ arguments: String...) throws -> [String: Int] {
      let run = try Program.run(
        Program.path, ["report", "-o", "a"] + arguments, in: here.root)
      #expect(run.status == 0, "\(run.errors)")
      defer { try? FileManager.default.removeItem(atPath: here.root + "/a") }
      return here.files("a/tables").mapValues { bytes in bytes.count { $0 == 10 } - 1 }
    }
    let half = "epochs-rate-0.5.csv"
    let four = "epochs-rate-4.csv"
    #expect(try tables("default.yaml") == ["epochs-rate-0.1.csv": 10, "epochs-rate-10.csv": 10])
    #expect(try tables("file.yaml") == [half: 3, four: 7])
    #expect(try tables("file.yaml", "--epochs", "2") == [half: 2, four: 2])
    #expect(try tables("file.yaml", "--learning-rate", "4") == [four: 7])
    let two = "epochs-rate-2.csv"
    #expect(try tables("file.yaml", "--learning-rate", "2") == [two: 3])
    #expect(try tables("file.yaml", "--learning-rate", "2", "--epochs", "5") == [two: 5])
    _ = try here.run("report", "file.yaml", "-o", "b", "--format", "pdf")
    #expect(
      Set(here.files("b/figures").keys) == ["loss-rate-0.5.pdf", "loss-rate-4.pdf", "loss.pdf"])
  }

  @Test("The table can come from standard input")
  func standardInput() throws {
    try here.write("stars.csv", Inputs.fourStars)
    let run = try here.shell(#""$PROGRAM" report --data - -o a < stars.csv"#)
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("a/report.md").contains("It is given 4 stars"))
  }

  @Test("Twice the resolution gives twice the pixels")
  func resolution() throws {
    for dpi in ["50", "100"] {
      _ = try here.run("plot", "loss", "-o", "\(dpi).png", "--dpi", dpi)
    }
    func width(_ path: String) -> Int {
      here.bytes(path).dropFirst(16).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(abs(width("100.png") - 2 * width("50.png")) <= 1)
  }
}
