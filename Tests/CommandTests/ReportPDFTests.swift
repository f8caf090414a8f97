import CairoRendering
import Foundation
import Testing

@Suite(
  "report writes pages as PDF",
  .enabled(if: (try? DocumentRenderer.check()) != nil, "the library qpdf is not installed"))
struct ReportPDFTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    #expect(try here.run("new", "mine").status == 0)
  }

  private func report(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      Program.path, ["report", "mine/experiment.yaml", "--format", "report-pdf"] + arguments,
      in: here.root)
  }

  @Test("report.pdf needs no other files, and is the same every time")
  func alone() throws {
    let run = try report("-o", "a")
    #expect(run.status == 0)
    #expect(run.text == "a/report.pdf: 3 files written\n")
    #expect(run.errors == "")
    #expect(Set(here.files("a").keys) == Set(["report.pdf"] + ReportCommandTests.tables))
    #expect(try report("-o", "b", "-q").status == 0)
    #expect(here.files("a") == here.files("b"))
    #expect(try report("-o", "a").text == "a/report.pdf: nothing has changed\n")
  }

  @Test("A rebuilt text names the labels without room in figures that are kept as PDF alone")
  func keptOmissions() throws {
    try here.write(
      "mine/small.yaml",
      """
      title: T
      data: stars.csv
      size: 60
      figures: [hr-diagram]
      runs: [{learning_rate: 0.5, epochs: 5}]
      """)
    func text() throws -> String {
      let run = try here.run(
        "report", "mine/small.yaml", "--format", "md,report-pdf,pdf", "-o", "a")
      #expect(run.status == 0)
      return here.text("a/report.md")
    }
    let first = try text()
    #expect(first.contains("1 name does not fit and is omitted: Van Maanen 2"))
    try FileManager.default.removeItem(atPath: here.root + "/a/report.md")
    #expect(try text() == first)
  }

  @Test("The paper is an option and a key")
  func paper() throws {
    #expect(try report("-o", "a", "--paper", "letter", "-q").status == 0)
    let text = here.text("mine/experiment.yaml")
    #expect(text.contains("paper: A4"))
    try here.write(
      "mine/experiment.yaml", text.replacing("paper: A4", with: "paper: letter"))
    #expect(try report("-o", "b", "-q").status == 0)
    #expect(here.files("a")["report.pdf"]?.count ?? 0 > 100_000)
    try here.write("mine/experiment.yaml", text.replacing("paper: A4", with: "paper: leter"))
    let wrong = try report("-o", "b", "-q")
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("paper is \"leter\", not one of A4, letter"))
    #expect(wrong.errors.contains("did you mean \"letter\""))
    #expect(try report("--paper", "A5").status == 64)
  }

  @Test("verify knows the pages, alone and in their folder, under any name")
  func verification() throws {
    #expect(try report("-o", "a", "-q").status == 0)
    let folder = try here.run("verify", "a", "mine/experiment.yaml")
    #expect(folder.text == "a: identical (3 files)\n")
    let file = try here.run("verify", "a/report.pdf", "mine/experiment.yaml")
    #expect(file.text == "a/report.pdf: identical (1 file)\n")
    let other = try here.run("verify", "a/report.pdf", "mine/experiment.yaml", "--paper", "letter")
    #expect(other.status == 1)
    let stars = here.text("mine/stars.csv").replacing("-6.041", with: "-0.641")
    try here.write("mine/stars.csv", stars)
    let changed = try here.run("verify", "a/report.pdf", "mine/experiment.yaml")
    #expect(changed.status == 1)
    #expect(changed.text.contains("mine/stars.csv is not the table that it was made from"))
  }
}
