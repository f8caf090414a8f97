import CairoRendering
import Foundation
import Templates
import Testing
import _TestSupport

@Suite("report writes the reports of a class, and an index of them")
struct ClassReportTests {
  let here: Workspace
  private let stars = String(decoding: AssignmentTemplate.stars, as: UTF8.self)

  init() throws { here = try Workspace() }

  /// The assignment's table with all magnitudes shifted by `shift`.
  private func table(_ shift: Double) -> String {
    let lines = stars.split(separator: "\n").map(String.init)
    let rows = lines.dropFirst().map { line in
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      fields[3] = String((Double(fields[3]) ?? 0) + shift)
      return fields.joined(separator: ",")
    }
    return ([lines[0]] + rows).joined(separator: "\n") + "\n"
  }

  /// An experiment of one run with one figure, which is quick.
  private func quickExperiment() throws {
    try here.write("stars.csv", stars)
    try here.write(
      "e.yaml",
      "title: T\ndata: stars.csv\nfigures: [loss]\nformats: [svg]\nruns: [{learning_rate: 1}]\n")
  }

  /// The cells of the rows of the index, by their first cell.
  private func rows() -> [String: [String]] {
    let lines = here.text("out/index.md").split(separator: "\n").filter { $0.hasPrefix("|") }
    return lines.dropFirst(2).reduce(into: [:]) { rows, line in
      let cells = line.dropFirst().dropLast().components(separatedBy: " |").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      rows[cells[0]] = cells
    }
  }

  @Test("A hundred tables, ten of them broken in different ways, give ninety reports")
  func hundred() throws {
    try quickExperiment()
    for number in 0..<90 { try here.write("in/s\(number).csv", table(Double(number) / 100)) }
    let broken: [(String, [UInt8])] = [
      ("empty", []), ("words", Array("hello\n".utf8)), ("nul", [0, 0, 1, 255, 254]),
      ("header", Array("name,absolute_magnitude,log_temperature,label\n".utf8)),
      ("field", Array(stars.replacing("4.83", with: "bright").utf8)),
      ("short", Array(stars.replacing("The Sun,G,", with: "The Sun,").utf8)),
      ("column", Array(stars.replacing("absolute_magnitude", with: "brightness").utf8)),
      ("class", Array(stars.replacing("3.762,1", with: "3.762,9").utf8)),
      ("encoding", Array(stars.utf8) + [0xFF, 0xFE, 0x0A]),
      ("pdf", Array("%PDF-1.5\n".utf8)),
    ]
    for (name, bytes) in broken { try here.write("in/\(name).csv", bytes) }
    let run = try here.run("report", "e.yaml", "--each", "in", "-o", "out")
    #expect(run.status == 65)
    #expect(run.text == "out/index.html: 90 reports written\n")
    let last =
      "error: 10 of 100 reports failed: class.csv, column.csv, empty.csv, encoding.csv, "
      + "field.csv, header.csv, nul.csv, pdf.csv, short.csv and words.csv\n"
    #expect(run.errors.hasSuffix(last), "\(run.errors)")
    let rows = rows()
    #expect(rows.count == 100)
    for (name, _) in broken {
      let row = try #require(rows[name + ".csv"])
      #expect(row[2] != "0" && row.last?.hasPrefix("no report: in/\(name).csv") == true, "\(row)")
      #expect(run.errors.contains("in/\(name).csv"))
      #expect(here.bytes("out/\(name)/report.md").isEmpty)
    }
    for number in 0..<90 {
      #expect(rows["[s\(number).csv](s\(number)/report.md)"]?[2] == "0")
      #expect(!here.bytes("out/s\(number)/report.md").isEmpty)
    }
  }

  @Test("A report of a class is that of its table alone, and verify agrees")
  func alone() throws {
    try here.write("in/a.csv", table(0.5))
    try here.write("in/b.csv", table(0.25))
    #expect(try here.run("report", "--each", "in", "-o", "out", "--format", "md,svg").status == 0)
    #expect(
      try here.run("report", "--data", "in/b.csv", "-o", "b", "--format", "md,svg").status == 0)
    let alone = here.files("b")
    #expect(alone.count > 9)
    #expect(here.files("out/b") == alone)
    #expect(try here.run("verify", "out/b", "--data", "in/b.csv").status == 0)
  }

  @Test("A second run writes nothing, and the bytes are the same in another folder")
  func again() throws {
    try quickExperiment()
    for name in ["a", "b", "c"] { try here.write("in/\(name).csv", table(0.5)) }
    _ = try here.run("report", "e.yaml", "--each", "in", "-o", "out")
    let first = here.files("out")
    let run = try here.run("report", "e.yaml", "--each", "in", "-o", "out", "-v")
    #expect(!run.errors.contains("wrote"))
    #expect(here.files("out") == first)
    _ = try here.run("report", "e.yaml", "--each", "in", "-o", "other")
    #expect(here.files("other") == first)
  }

  @Test("The reports have the formats that are asked for, to which the index links")
  func formats() throws {
    try quickExperiment()
    try here.write("in/a.csv", table(0.5))
    try here.write("in/b.csv", table(0.25))
    var wanted = ["report.html"]
    if (try? DocumentRenderer.check()) != nil { wanted.append("report.pdf") }
    let formats = wanted.count > 1 ? "html,report-pdf" : "html"
    let run = try here.run("report", "e.yaml", "--each", "in", "-o", "out", "--format", formats)
    #expect(run.status == 0, "\(run.errors)")
    for name in ["a", "b"] {
      #expect(here.files("out/\(name)").keys.sorted() == wanted + ["tables/epochs-rate-1.csv"])
      #expect(here.text("out/index.html").contains("href=\"\(name)/report.html\""))
      let verified = try here.run("verify", "out/\(name)", "e.yaml", "--data", "in/\(name).csv")
      #expect(verified.status == 0, "\(verified.text)\(verified.errors)")
    }
    guard wanted.count > 1 else { return }
    let pages = try here.run(
      "report", "e.yaml", "--each", "in", "-o", "pages", "--format", "report-pdf")
    #expect(pages.status == 0)
    #expect(here.text("pages/index.html").contains("href=\"a/report.pdf\""))
    #expect(here.bytes("pages/a/report.pdf") == here.bytes("out/a/report.pdf"))
  }

  @Test("The index as JSON has the numbers behind each report, and the errors")
  func json() throws {
    try quickExperiment()
    try here.write("in/a.csv", table(0.5))
    try here.write("in/b.csv", table(0.5))
    try here.write("in/bad.csv", "name\nA\n")
    try here.write("in/notes.pdf", "x")
    let run = try here.run("report", "e.yaml", "--each", "in", "-o", "out", "--json")
    #expect(run.status == 65)
    let index = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    #expect(index["reference"] as? String == "stars.csv")
    #expect(index["same"] as? [[String]] == [["a.csv", "b.csv"]])
    let skipped = try #require(index["skipped"] as? [[String: String]])
    #expect(skipped == [["name": "notes.pdf", "reason": "not a table by its name"]])
    let reports = try #require(index["reports"] as? [[String: Any]])
    #expect(reports.map { $0["name"] as? String } == ["a.csv", "b.csv", "bad.csv"])
    #expect(reports[2]["folder"] is NSNull && reports[2]["report"] == nil)
    #expect((reports[2]["error"] as? String)?.hasPrefix("in/bad.csv:1:1: error:") == true)
    let alone = try here.run("report", "e.yaml", "--data", "in/a.csv", "-o", "a", "--json")
    let facts = try #require(
      try JSONSerialization.jsonObject(with: Data(alone.output)) as? NSDictionary)
    #expect(reports[0]["report"] as? NSDictionary == facts)
    let best = try #require(reports[0]["best"] as? [String: Any])
    #expect(best["learning_rate"] as? Double == 1 && best["stars"] as? Int == 20)
  }

  @Test("The index lists differences from the experiment's own table, and repeated tables")
  func index() throws {
    try quickExperiment()
    let lines = stars.split(separator: "\n").map(String.init)
    try here.write("in/same.csv", stars)
    try here.write("in/typo.csv", stars.replacing("-6.041", with: "-0.641"))
    try here.write("in/fewer.csv", lines.dropLast().joined(separator: "\n") + "\n")
    try here.write("in/own.csv", table(0.5))
    let turned =
      [lines[0]] + table(0.5).split(separator: "\n").dropFirst().reversed().map(String.init)
    try here.write("in/turned.csv", turned.joined(separator: "\n") + "\n")
    try here.write("in/nearly.csv", table(0.5).replacing("3.762", with: "3.761"))
    #expect(try here.run("report", "e.yaml", "--each", "in", "-o", "out").status == 0)
    expectSnapshot(here.text("out/index.md"), named: "class-index.md")
    expectSnapshot(here.text("out/index.html"), named: "class-index.html")
    let rows = rows()
    #expect(rows["[same.csv](same/report.md)"]?[8] == "none")
    #expect(rows["[typo.csv](typo/report.md)"]?[8] == "1 star changed (1 field)")
    #expect(rows["[fewer.csv](fewer/report.md)"]?[8] == "1 star removed")
    #expect(rows["[own.csv](own/report.md)"]?[8] == "20 stars changed (20 fields)")
    #expect(here.text("out/index.md").contains("- own.csv and turned.csv: the same stars"))
    #expect(here.text("out/index.md").contains("nearly.csv and own.csv: nearly the same, 19 of 20"))
  }

  @Test("Names of any characters, equal names, sub-folders and other files")
  func names() throws {
    try quickExperiment()
    let hostile = "a\n|<b>[x](y)\u{1B}[2J\u{202E} #?%.csv"
    for name in [
      hostile, "-o.csv", "stars.csv", "Stars.CSV", "stars.tsv", "ben/stars.csv",
      "ben-stars.csv", "index.md.csv", "été.csv", "e\u{301}té.csv", "..csv",
    ] {
      let text = name.hasSuffix("tsv") ? stars.replacing(",", with: "\t") : stars
      try here.write("in/\(name)", text)
    }
    for name in ["notes.pdf", "picture.png", ".hidden.csv", "ben/essay.docx", "no-ending"] {
      try here.write("in/\(name)", "x")
    }
    #expect(mkfifo(here.root + "/in/pipe.csv", 0o600) == 0)
    let run = try here.run("report", "e.yaml", "--each", "in", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text == "out/index.html: 10 reports written\n")
    let folders = try FileManager.default.contentsOfDirectory(atPath: here.root + "/out")
    let reports = folders.filter { !here.bytes("out/\($0)/report.md").isEmpty }
    #expect(reports.count == 10)
    for name in reports {
      #expect(!name.hasPrefix(".") && !name.hasPrefix("-"), "\(name)")
      #expect(!name.contains { "\n|<>[]()#?% \u{1B}\u{202E}".contains($0) }, "\(name)")
    }
    let index = here.text("out/index.md")
    for name in ["notes.pdf", "picture.png", "ben/essay.docx", "no-ending"] {
      #expect(index.contains("- `\(name)` (not a table by its name)"))
    }
    #expect(index.contains("- `pipe.csv` (not a regular file)"))
    #expect(!index.contains("hidden") && !index.contains("\u{1B}") && !index.contains("\u{202E}"))
    #expect(rows().count == 10)
  }

  @Test("Several experiments, of which the first is the reference")
  func several() throws {
    try quickExperiment()
    try here.write("other.csv", stars.replacing("-6.041", with: "-0.641"))
    try here.write("more/e.yaml", here.text("e.yaml").replacing("stars.csv", with: "../other.csv"))
    let run = try here.run("report", "e.yaml", "more/e.yaml", "missing.yaml", "-o", "out")
    #expect(run.status == 65)
    #expect(run.errors.contains("error: missing.yaml: no such file\n"))
    #expect(run.errors.hasSuffix("error: 1 of 3 reports failed: missing.yaml\n"))
    let rows = rows()
    #expect(rows["[e.yaml](e/report.md)"]?[8] == "none")
    #expect(rows["[more/e.yaml](more-e/report.md)"]?[8] == "1 star changed (1 field)")
  }

  @Test("A training that diverges is noted, and a table on which all diverge has no report")
  func divergence() throws {
    try here.write("stars.csv", stars)
    try here.write(
      "e.yaml",
      "title: T\ndata: stars.csv\nfigures: [loss]\nformats: [svg]\nruns: [{learning_rate: 1}, {learning_rate: 1e308}]\n"
    )
    try here.write("in/a.csv", stars)
    let run = try here.run("report", "e.yaml", "--each", "in", "-o", "out")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("a.csv: error: the training at learning rate 1e+308 diverged"))
    #expect(here.text("out/index.md").contains(#"diverged at $\eta = 10^{308}$"#))
  }

  @Test("Nothing to report on is an error, and so are options that go with one report")
  func wrongUse() throws {
    try quickExperiment()
    try here.makeFolder("empty")
    try here.write("papers/a.pdf", "x")
    for (arguments, status, says) in [
      (["--each", "empty"], 66, "error: empty: there are no tables in this folder\n"),
      (["--each", "papers"], 66, "no tables in this folder; it holds 1 other file\n"),
      (["--each", "missing"], 66, "error: missing: no such file\n"),
      (["--each", "e.yaml"], 66, "error: e.yaml: this is a file, not a folder\n"),
      (["--each", ""], 64, "--each needs the name of a folder"),
      (["e.yaml", "--each", "papers"], 64, "--each goes with one experiment"),
      (["e.yaml", "--data", "stars.csv"], 64, "--data goes with one experiment"),
    ] as [([String], Int32, String)] {
      let run = try Program.run(Program.path, ["report", "e.yaml"] + arguments, in: here.root)
      #expect(run.status == status, "\(arguments)")
      #expect(run.errors.contains(says), "\(run.errors)")
    }
  }

  @Test("The folder of the reports can lie among the tables")
  func inside() throws {
    try quickExperiment()
    try here.write("in/a.csv", stars)
    for _ in 0..<2 {
      let run = try here.run("report", "e.yaml", "--each", "in", "-o", "in/out")
      #expect(run.text == "in/out/index.html: 1 report written\n")
    }
  }

  @Test(
    "A full disk is reported",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func outputFails() throws {
    try quickExperiment()
    try here.write("in/a.csv", stars)
    try here.write("in/b.csv", stars)
    try here.write("out", "a file")
    #expect(try here.run("report", "e.yaml", "--each", "in", "-o", "out").status == 73)
  }
}
