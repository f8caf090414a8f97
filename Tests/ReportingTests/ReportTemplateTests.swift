import Experiments
import Plotting
import Tables
import Templates
import Testing

@testable import Reporting

@Suite("The template of the report")
struct ReportTemplateTests {
  /// The values that a report on `study` gives its template.
  private func context(_ study: Study) -> [String: Any] {
    let figures = StudyFigures(study).all(study.experiment.figures).map {
      ReportContext.ShownFigure(figure: $0, path: "p.png", omittedLabels: 0)
    }
    return ReportContext(
      study: study, words: ReportWords(study, since: nil, isOwnTable: true), isOwnTable: true,
      figures: figures,
      version: "1"
    ).values
  }

  /// The first value called `path` in the innermost of `scopes` that has one; a dot is the innermost.
  private func value(_ path: String, _ scopes: [Any]) -> Any? {
    if path == "." { return scopes.last }
    let keys = path.split(separator: ".").map(String.init)
    let start = scopes.reversed().lazy.compactMap { ($0 as? [String: Any])?[keys[0]] }.first
    return keys.dropFirst().reduce(start) { ($0 as? [String: Any])?[$1] }
  }

  @Test("Every tag names a value that there is, and every value is shown")
  func tags() throws {
    let study = try Studies.twelve {
      $0.author = "A"
      $0.rows = RowSplit(test: 1...6)
      $0.split = .share(0.25, seed: 1)
      $0.training.method = .momentum()
      $0.runs = [Run(learningRate: 0.1, epochs: 41), Run(learningRate: 1, epochs: 41)]
      $0.errata = [Erratum(text: "wrong")]
      $0.figures = FigureName.allCases
    }
    var values = context(study)
    values["starsShown"] = 60
    values["changes"] = ["sentences": ["s"], "table": "t", "unlisted": "u"]
    let template = String(decoding: AssignmentTemplate.report, as: UTF8.self)
    let tags = template.matches(
      of: try Regex("\\{\\{\\{?([#^/]?)([^}]+)\\}", as: (Substring, Substring, Substring).self))
    #expect(tags.count > 60)
    var scopes: [Any] = [values]
    var named: Set<String> = []
    for tag in tags {
      let (kind, name) = (tag.output.1, String(tag.output.2))
      if kind == "/" {
        _ = scopes.popLast()
        continue
      }
      let found = value(name, scopes)
      #expect(found != nil, "nothing is called \(name)")
      named.insert(String(name.prefix { $0 != "." }))
      if kind == "#" || kind == "^" { scopes.append((found as? [Any])?.first ?? found ?? [:]) }
    }
    #expect(scopes.count == 1)
    #expect(values.keys.filter { !named.contains($0) }.sorted() == [])
  }

  @Test("A report without author, split, errata or second run has no gap where they would stand")
  func absent() throws {
    let study = try Studies.twelve {
      $0.runs = [Run(learningRate: 1)]
      $0.figures = [.hrDiagram, .network, .decision, .loss]
    }
    let values = context(study)
    #expect(
      ["author", "split", "comparison", "starsShown", "changes"].allSatisfy { values[$0] == nil })
    let text = try Report.text(study)
    #expect(text.hasPrefix("# Twelve other stars\n\n## Introduction\n"))
    #expect(!text.contains("\n\n\n"))
    #expect(!text.contains("Errata"))
  }

  @Test(
    "No two empty lines follow one another in the assignment's report, and it ends in one line end")
  func emptyLines() throws {
    let text = try Report.text(Studies.assignment())
    #expect(!text.contains("\n\n\n"))
    #expect(text.hasSuffix(".\n"))
  }

  @Test("Every section of the assignment's report is there, in order")
  func sections() throws {
    let text = try Report.text(Studies.assignment())
    #expect(
      text.split(separator: "\n").filter { $0.hasPrefix("#") } == [
        "# Classifying stars on the Hertzsprung–Russell diagram with a small neural network",
        "## Introduction", "## Astrophysical Model", "## Network Structure", "## Training Data",
        "## Equations of Gradient", "## Results of the Training, Learning Rate = 0.1",
        "## Results of the Training, Learning Rate = 10", "## Comparison of the Learning Rates",
        "## Errata",
      ])
  }

  @Test("What has changed since the last run stands before the errata, if anything has")
  func changes() throws {
    let new = try Studies.assignment()
    func text(since stars: [UInt8]) throws -> String {
      let old = try Studies.study(new.experiment, stars)
      let report = Report(new, since: old, isOwnTable: true, version: "1.2.3")
      return String(decoding: try report.files(render: nothing)[0].bytes, as: UTF8.self)
    }
    let changed = try text(since: AssignmentTemplate.correctedStars)
    let sections = changed.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(sections.suffix(2) == ["## Since the Last Run", "## Errata"])
    #expect(changed.contains("1 star is new (IK Pegasi), 1 star is gone (IK Pegasi B)"))
    #expect(!changed.contains("\n\n\n"))
    #expect(try text(since: AssignmentTemplate.stars) == Report.text(new))
    #expect(try text(since: Array(Studies.twelveStars.utf8)).contains("20 stars are new"))
  }

  @Test("Another template makes another report")
  func ownTemplate() throws {
    let template = try ReportTemplate(
      Array("{{title}}|{{{title}}}\n{{#runs}}\nη = {{rate}}\n{{/runs}}\n{{nothing}}.\n".utf8),
      name: "own.mustache")
    let study = try Studies.twelve { $0.title = "a*b" }
    let files = try Report(study, isOwnTable: true, version: "1").files(
      template: template, render: nothing)
    #expect(String(decoding: files[0].bytes, as: UTF8.self) == "a\\*b|a*b\nη = 0.1\nη = 10\n.\n")
  }

  @Test(
    "A broken template is a fault with its place",
    arguments: [
      ("{{title", 1, 1, "a tag without its }}"), ("ä {{x", 1, 3, "a tag without its }}"),
      ("a\r\nb {{title\r\n{{x}}", 2, 3, "a tag without its }}"),
      ("a\n\n{{#runs}}\nb\n", 3, 1, "a section without an end"),
      ("{{#a}}{{^b}}{{/b}}", 1, 1, "a section without an end"),
      (
        "a\n{{#runs}}\n {{/rins}}\n", 3, 2,
        "the end of a section that is not the innermost open one"
      ),
      ("{{/a}}", 1, 1, "the end of a section that is not the innermost open one"),
      ("{{{a}}} {{#b}}{{! c }}{{/ b }}\n {{ti}tle}}\n", 2, 6, "unfinished name"),
    ])
  func broken(text: String, line: Int, column: Int, reason: String) throws {
    let error = #expect(throws: Diagnostics.self) {
      try ReportTemplate(Array(text.utf8), name: "own.mustache")
    }
    let fault = try #require(error?.shown.first)
    #expect(error?.shown.count == 1)
    #expect(fault.severity == .error)
    #expect(fault.message == "the template is broken: \(reason)")
    #expect(fault.place?.file == "own.mustache")
    #expect(fault.place?.line == line)
    #expect(fault.place?.column == column)
  }

  @Test("A template that is not UTF-8 is a fault")
  func encoding() {
    #expect(throws: Diagnostics.self) { try ReportTemplate([0x61, 0xFF], name: "own.mustache") }
  }
}
