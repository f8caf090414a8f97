import Foundation
import Testing

@Suite("verify answers whether files are what the inputs give")
struct VerifyTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    #expect(try here.run("new", "mine").status == 0)
    let experiment = here.text("mine/experiment.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    let short = experiment.map { line in
      line.hasPrefix("figures:") ? "figures: [hr-diagram, loss]" : String(line)
    }
    try here.write("mine/experiment.yaml", short.joined(separator: "\n"))
    #expect(try run("report", "mine/experiment.yaml", "-o", "out").status == 0)
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(Program.path, arguments, in: here.root)
  }

  private func verify(_ path: String = "out", _ options: String...) throws -> Program.Outcome {
    try Program.run(
      Program.path, ["verify", path, "mine/experiment.yaml"] + options, in: here.root)
  }

  @Test("A report and each of its files is identical")
  func identical() throws {
    let files = here.files("out").keys.sorted()
    #expect(files.count > 4)
    let whole = try verify()
    #expect(whole.status == 0)
    #expect(whole.text == "out: identical (\(files.count) files)\n")
    for file in files {
      let answer = try verify("out/" + file)
      #expect(answer.text == "out/\(file): identical (1 file)\n")
    }
    #expect(here.files("out").keys.sorted() == files)
  }

  @Test("A figure of plot is identical under any name")
  func plots() throws {
    let plot = try run(
      "plot", "network", "mine/experiment.yaml", "--theme", "dark", "-o", "n.svg", "-q")
    #expect(plot.status == 0)
    #expect(try verify("n.svg", "--theme", "dark").status == 0)
    let other = try verify("n.svg", "--theme", "print")
    #expect(other.status == 1)
    #expect(other.text == "n.svg: it was made with other options\n")
  }

  @Test("A page is identical under any name, but not with another script")
  func pages() throws {
    let report = try run("report", "mine/experiment.yaml", "-o", "page", "--format", "html")
    #expect(report.status == 0)
    #expect(try verify("page/report.html").text == "page/report.html: identical (1 file)\n")
    let page = here.text("page/report.html")
    try here.write("p.html", page)
    #expect(try verify("p.html").status == 0)
    try here.write("p.html", page.replacing("const frame", with: "const name"))
    #expect(try verify("p.html").status == 1)
  }

  @Test("A file of another name or kind than those that the inputs give is none of these")
  func unknownFiles() throws {
    #expect(try run("plot", "loss", "mine/experiment.yaml", "-o", "a.svg", "-q").status == 0)
    try here.write("a.svg", here.text("a.svg") + "\n")
    #expect(
      try verify("a.svg").text
        == "a.svg: it was modified, or is none of the files that the inputs give\n")
    try here.write(
      "unclassified.csv", "name,absolute_magnitude,log_temperature\nSun,4.83,3.762\nVega,0.6,3.98\n"
    )
    try here.write("a.csv", "epoch,loss\n")
    let table = try run("verify", "a.csv", "unclassified.csv", "-q")
    #expect(table.status == 1)
    #expect(table.text == "a.csv: the inputs give no such file\n")
  }

  @Test("A changed value is named with its place, and the files that would change")
  func changedValue() throws {
    try here.write(
      "mine/stars.csv", here.text("mine/stars.csv").replacing("-6.041", with: "-0.641"))
    let answer = try verify()
    #expect(answer.status == 1)
    let lines = answer.text.split(separator: "\n")
    #expect(
      lines.first
        == "out: mine/stars.csv is not the table that it was made from: line 10, absolute_magnitude -6.041 → -0.641"
    )
    #expect(
      lines.last?.hasPrefix("out: report.md, figures/hr-diagram, figures/loss-rate-0.1,") == true)
    #expect(lines.last?.hasSuffix(" and tables/epochs-rate-10.csv would change") == true)
    #expect(lines.count == 2)
  }

  @Test(
    "Any change of a byte names its input",
    arguments: ["mine/stars.csv", "mine/experiment.yaml", "mine/report.md.mustache"])
  func changedBytes(path: String) throws {
    let bytes = here.bytes(path)
    for step in 1...4 {
      var changed = bytes
      changed[bytes.count * step / 5] ^= 1
      try here.write(path, changed)
      let answer = try verify("out", "-q")
      #expect(answer.status != 0)
      #expect((answer.text + answer.errors).contains(path), "byte \(bytes.count * step / 5)")
    }
  }

  @Test("An input from which no report can be made is named before its errors")
  func brokenInputs() throws {
    for (path, old, new, error) in [
      ("mine/stars.csv", "absolute_magnitude", "brightness", "mine/stars.csv:1:1: error: "),
      ("mine/experiment.yaml", "title:", "titel:", "mine/experiment.yaml:"),
      (
        "mine/experiment.yaml", "data: stars.csv", "data: star.csv", "error: mine/star.csv: no such"
      ),
      ("mine/report.md.mustache", "{{title}}", "{{titel}}", "mine/report.md.mustache:"),
    ] {
      let text = here.text(path)
      try here.write(path, text.replacing(old, with: new))
      let answer = try verify()
      try here.write(path, text)
      #expect(answer.status == 1, "\(old)")
      #expect(answer.text.hasPrefix("out: \(path) is not the "), "\(answer.text)")
      #expect(answer.errors.contains(error), "\(answer.errors)")
    }
  }

  @Test("Of two curves, the one that was changed is named")
  func curves() throws {
    let text = here.text("mine/experiment.yaml")
    try here.write(
      "mine/experiment.yaml",
      text.replacing("curves: []", with: "curves: [{file: a.csv}, {file: b.csv}]"))
    let curve = "log_temperature,absolute_magnitude\n4.0,1.0\n3.7,5.5\n"
    try here.write("mine/a.csv", curve)
    try here.write("mine/b.csv", curve)
    #expect(try run("report", "mine/experiment.yaml", "-o", "out", "-q").status == 0)
    try here.write("mine/b.csv", curve + "# cool\n")
    let answer = try verify()
    #expect(answer.status == 1)
    #expect(answer.text.hasPrefix("out: mine/b.csv is not the curve that it was made from\n"))
  }

  @Test("A file whose named origin was changed is named itself, not its inputs")
  func changedOrigin() throws {
    let text = here.text("out/report.md")
    let mark = try #require(text.range(of: "[data="))
    var changed = text
    let digit = changed[mark.upperBound] == "0" ? "1" : "0"
    changed.replaceSubrange(
      mark.upperBound...mark.upperBound, with: digit)
    try here.write("out/report.md", changed)
    let answer = try verify()
    #expect(answer.status == 1)
    #expect(answer.text.hasPrefix("out: report.md was modified"), "\(answer.text)")
  }

  @Test("Other options, missing and modified files are named")
  func otherDifferences() throws {
    let options = try verify("out", "--epochs", "11")
    #expect(options.status == 1)
    #expect(options.text.hasPrefix("out: it was made with other options\n"))

    let text = here.text("out/report.md")
    try here.write("out/report.md", text.replacing("## Training Data", with: "## Data"))
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(
      of: "## Training Data")
    let modified = try verify()
    #expect(modified.status == 1)
    #expect(
      modified.text
        == "out: report.md was modified, or made by another build of the program; line \((line ?? 0) + 1) differs\n"
    )

    try here.write("out/report.md", text)
    _ = try here.shell("rm out/figures/loss.png out/figures/loss.pdf")
    let missing = try verify()
    #expect(missing.status == 1)
    #expect(missing.text == "out: figures/loss is missing\n")
  }

  @Test("What is no report is an error")
  func noReport() throws {
    try here.makeFolder("empty")
    let empty = try verify("empty")
    #expect(empty.status == 66)
    #expect(empty.errors == "error: empty: this folder holds no report\n")
    let unknown = try verify("mine/stars.txt")
    #expect(unknown.status == 66)
    try here.write("a.txt", "a")
    #expect(try verify("a.txt").errors.contains("a.txt: a report has files that end in .md"))
  }

  @Test("The committed report is identical, unless another version of Cairo draws it")
  func committed() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../output").path
    let answer = try run("verify", folder)
    if answer.text.contains("another font or another version of Cairo") { return }
    #expect(answer.status == 0, "\(answer.text); make the report again")
  }
}
