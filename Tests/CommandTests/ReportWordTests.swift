import Foundation
import Testing

/// The program pandoc, if it is installed.
private enum PandocProgram {
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/pandoc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

@Suite(
  "report writes a document of Word",
  .enabled(if: PandocProgram.path != nil, "pandoc is not installed"))
struct ReportWordTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    #expect(try here.run("new", "mine").status == 0)
    let experiment = here.text("mine/experiment.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    let short = experiment.map { line in
      line.hasPrefix("figures:") ? "figures: [network, loss]" : String(line)
    }
    try here.write("mine/experiment.yaml", short.joined(separator: "\n"))
  }

  private func report(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      Program.path, ["report", "mine/experiment.yaml", "--format", "docx"] + arguments,
      in: here.root)
  }

  /// The number of elements of a kind that pandoc finds in a file.
  private func count(_ kind: String, in file: String, _ format: String) throws -> Int {
    let read = try Program.run(
      try #require(PandocProgram.path), ["-f", format, "-t", "json", file], in: here.root)
    #expect(read.status == 0, "\(read.errors)")
    return read.text.components(separatedBy: "{\"t\":\"\(kind)\"").count - 1
  }

  @Test("report.docx needs no other files, and is the same every time")
  func alone() throws {
    let run = try report("-o", "a")
    #expect(run.status == 0)
    #expect(run.text == "a/report.docx: 3 files written\n")
    #expect(run.errors == "")
    #expect(Set(here.files("a").keys) == Set(["report.docx"] + ReportCommandTests.tables))
    #expect(try report("-o", "b", "--force", "-q").status == 0)
    #expect(here.files("a") == here.files("b"))
    #expect(try report("-o", "a").text == "a/report.docx: nothing has changed\n")
    #expect(try report("-o", "a", "--paper", "letter").text.contains("the options have changed"))
  }

  @Test("Every figure, formula and table of report.md is there, and the title is a title")
  func contents() throws {
    let run = try Program.run(
      Program.path, ["report", "mine/experiment.yaml", "--format", "md,docx", "-o", "a", "-q"],
      in: here.root)
    #expect(run.status == 0)
    for kind in ["Image", "Math", "Table"] {
      let wanted = try count(kind, in: "a/report.md", "gfm+tex_math_dollars")
      #expect(wanted > 3)
      #expect(try count(kind, in: "a/report.docx", "docx") == wanted, "\(kind)")
    }
    let title = try here.shell(
      "echo '$title$' >t.plain; pandoc a/report.docx -t plain --template t.plain")
    #expect(title.text.hasPrefix("Classifying stars on the"))
    // A matrix stays in one cell, in the tables of both learning rates.
    let table = try here.shell(
      "pandoc a/report.docx -t plain --columns 500 | grep -c '^ *0 *\\[\\[0.5 0.5\\]'")
    #expect(table.text == "2\n")
  }

  @Test("verify knows the document, its inputs, and another version of pandoc")
  func verification() throws {
    #expect(try report("-o", "a", "-q").status == 0)
    #expect(try here.run("verify", "a", "mine/experiment.yaml").text == "a: identical (3 files)\n")
    _ = try here.shell("cp a/report.docx essay.docx")
    #expect(
      try here.run("verify", "essay.docx", "mine/experiment.yaml").text
        == "essay.docx: identical (1 file)\n")
    let other = try here.shell(
      """
      mkdir bin; printf '#!/bin/sh\\n[ "$1" = --version ] && echo pandoc 99 || exec \(PandocProgram.path ?? "") "$@"\\n' >bin/pandoc
      chmod +x bin/pandoc; PATH="$PWD/bin:$PATH" "$PROGRAM" verify a mine/experiment.yaml
      """)
    #expect(other.status == 1)
    #expect(
      other.text
        == "a: it was drawn with another font or another version of Cairo, Pango or pandoc, so the bytes of its figures and pages cannot be the same\na: report.docx would change\n"
    )
    let stars = here.text("mine/stars.csv").replacing("-6.041", with: "-0.641")
    try here.write("mine/stars.csv", stars)
    let changed = try here.run("verify", "essay.docx", "mine/experiment.yaml")
    #expect(changed.status == 1)
    #expect(changed.text.contains("mine/stars.csv is not the table that it was made from"))
  }

  @Test("The reports of a class are documents, too, to which the index links")
  func classOfTables() throws {
    try here.write("in/a.csv", here.text("mine/stars.csv"))
    let run = try here.run(
      "report", "mine/experiment.yaml", "--each", "in", "-o", "out", "--format", "docx", "-q")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!here.bytes("out/a/report.docx").isEmpty)
    #expect(here.text("out/index.html").contains("href=\"a/report.docx\""))
  }

  @Test("An image that is no figure is not fetched, and noted")
  func images() throws {
    try here.write(
      "mine/report.md.mustache",
      "# A\n\n![a map](http://127.0.0.1:9/map.png)\n\n# B\n\n{{network}}\n")
    let run = try report("-o", "a")
    #expect(run.status == 0)
    #expect(
      run.errors.hasSuffix(
        "note: report.docx: http://127.0.0.1:9/map.png is no figure of the report, so its description is printed\n"
      ))
    #expect(try count("Image", in: "a/report.docx", "docx") == 1)
    #expect(try count("Header", in: "a/report.docx", "docx") == 2)
  }

  @Test("What pandoc says of a failure is printed")
  func failure() throws {
    let run = try here.shell(
      """
      mkdir bin; printf '#!/bin/sh\\n[ "$1" = --version ] && echo pandoc 99 || { echo no memory >&2; exit 9; }\\n' >bin/pandoc
      chmod +x bin/pandoc; PATH="$PWD/bin:$PATH" TMPDIR="$PWD" "$PROGRAM" report mine/experiment.yaml --format docx -o a -q; code=$?
      ls -d mainsequence-* a; exit $code
      """)
    #expect(run.status == 70)
    #expect(run.errors.hasPrefix("error: writing report.docx: pandoc has failed: no memory\n"))
    #expect(run.text == "")
  }
}

@Suite("report says how to get a document of Word")
struct MissingPandocTests {
  @Test("Without pandoc the report is refused before anything is trained")
  func missing() throws {
    let here = try Workspace()
    let run = try here.shell("PATH=/nonexistent \"$PROGRAM\" report --format docx -o a -q")
    #expect(run.status == 73)
    #expect(
      run.errors
        == "error: writing report.docx: pandoc is not installed; install pandoc (Debian, Ubuntu, Fedora, Homebrew; https://pandoc.org)\n"
    )
    #expect(here.files().isEmpty)
  }
}
