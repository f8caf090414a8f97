import Experiments
import Plotting
import Tables
import Templates
import Testing

@testable import Reporting

@Suite("The report template")
struct ReportTemplateTests {
  /// The values that a report on `study` gives its template.
  private func values(_ study: Study, since old: Study? = nil) -> [String: SlotValue] {
    let figures = StudyFigures(study).all(study.experiment.figures).map {
      ShownFigure(figure: $0, path: "p.png", omittedLabels: [])
    }
    return ReportValues(
      study: study,
      words: ReportWords(study, FurtherTrainings(study), since: old, isOwnTable: true),
      isOwnTable: true,
      figures: figures, version: "1"
    ).all
  }

  /// The names of all slots, those within others after a dot.
  private func names(_ slots: [Slot]) -> Set<String> {
    slots.reduce(into: []) { names, slot in
      names.insert(slot.name)
      names.formUnion(self.names(slot.kind.slots).map { "\(slot.name).\($0)" })
    }
  }

  /// The names of all values, those within others after a dot.
  private func names(_ values: [String: SlotValue]) -> Set<String> {
    values.reduce(into: []) { names, value in
      names.insert(value.key)
      names.formUnion(inner(value.value).map { "\(value.key).\($0)" })
    }
  }

  private func inner(_ value: SlotValue) -> Set<String> {
    switch value {
    case .group(let values): names(values)
    case .list(let values): values.reduce(into: []) { $0.formUnion(inner($1)) }
    case .figure: names(Slot.ofFigure)
    case .text, .blocks, .equation, .path, .flag: []
    }
  }

  /// Studies that have between them all that a report can say.
  private func manyStudies() throws -> [[String: SlotValue]] {
    let full = try Studies.assignment {
      $0.author = "A"
      $0.rows = MarkedRows(test: 1...6)
      $0.split = .share(0.25, seed: 1)
      $0.runs = [Run(learningRate: 0.1, epochs: 41), Run(learningRate: 1, epochs: 41)]
      $0.figures = FigureName.allCases
    }
    var big = Array(Studies.twelveStars.utf8)
    for index in 0..<60 { big += Array("S\(index),A,Main Sequence,0.5\(index),9602,3.9,1\n".utf8) }
    let other = try Studies.study(full.experiment, AssignmentTemplate.correctedStars)
    let many = try Studies.study(full.experiment, big)
    let edited = String(decoding: big, as: UTF8.self).replacing(",0.5", with: ",0.6")
    let changed = try Studies.study(full.experiment, Array(edited.utf8))
    let few = try Studies.twelve {
      $0.runs = [Run(learningRate: 1, epochs: 2)]
      $0.network.initial = .glorot(seed: 1)
      $0.seedCount = 2
      $0.figures.append(.learningCurves)
    }
    return [
      values(full, since: other), values(many, since: full), values(changed, since: many),
      values(few),
    ]
  }

  @Test("Every value fills a slot of its kind, and every slot is filled")
  func slots() throws {
    let studies = try manyStudies()
    for values in studies { #expect(SlotValue.group(values).isOf(.group(Slot.ofReport))) }
    let filled = studies.reduce(into: Set<String>()) { $0.formUnion(names($1)) }
    #expect(names(Slot.ofReport).subtracting(filled).sorted() == [])
  }

  @Test("A report without author, split, errata or second run has no gaps")
  func absent() throws {
    let study = try Studies.twelve {
      $0.runs = [Run(learningRate: 1)]
      $0.figures = [.hrDiagram, .network, .decision, .loss]
    }
    let values = values(study)
    #expect(
      ["author", "split", "comparison", "starsShown", "changes"].allSatisfy { values[$0] == nil })
    let text = try Report.text(study)
    #expect(text.hasPrefix("# Twelve other stars\n\n## Introduction\n"))
    #expect(!text.contains("\n\n\n"))
    #expect(!text.contains("Errata"))
  }

  @Test(
    "The assignment's report has no consecutive empty lines and ends with one newline")
  func emptyLines() throws {
    let text = try Report.text(Studies.assignment())
    #expect(!text.contains("\n\n\n"))
    #expect(text.hasSuffix(".\n"))
  }

  @Test("The assignment's report has every section, in order")
  func sections() throws {
    let text = try Report.text(Studies.assignment())
    #expect(
      text.split(separator: "\n").filter { $0.hasPrefix("#") } == [
        "# Classifying stars on the Hertzsprung–Russell diagram with a small neural network",
        "## Introduction", "## Astrophysical Model", "## Network Structure", "## Training Data",
        "## Equations of Gradient", "## Results of the Training, Learning Rate = 0.1",
        "## Results of the Training, Learning Rate = 10",
        "## Comparison with Simple Classifiers", "## Comparison of the Learning Rates",
        "## Errata",
      ])
  }

  @Test("Changes since the last run appear before the errata, if there are any")
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
    #expect(changed.contains("1 star is added (IK Pegasi), 1 star is removed (IK Pegasi B)"))
    #expect(!changed.contains("\n\n\n"))
    #expect(try text(since: AssignmentTemplate.stars) == Report.text(new))
    #expect(try text(since: Array(Studies.twelveStars.utf8)).contains("20 stars are added"))
  }

  /// The text of a report on `study` by another template.
  private func text(_ template: String, _ study: Study) throws -> String {
    let template = try ReportTemplate(
      Array(template.utf8), name: "own.mustache", slots: Slot.ofReport)
    let files = try Report(study, isOwnTable: true, version: "1").files(
      template: template, render: nothing)
    return String(decoding: files[0].bytes, as: UTF8.self)
  }

  @Test("A custom template produces a different report")
  func ownTemplate() throws {
    let study = try Studies.twelve { $0.title = "a*b" }
    let text = try text("{{title}}/{{{title}}}\n{{#runs}}\nη = {{rate}}\n{{/runs}}\nEnd.\n", study)
    #expect(text == "a\\*b/a\\*b\n$\\eta = 0.1$\n$\\eta = 10$\nEnd.\n")
  }

  @Test("A figure written in parts equals the whole figure")
  func figureParts() throws {
    let study = try Studies.twelve()
    func parts(_ name: String) -> String {
      "{{#\(name)}}\n![{{alt}}]({{{path}}})\n\n*Figure {{number}}. {{{caption}}}*\n{{/\(name)}}\n"
    }
    let whole = try text("{{hrDiagram}}\n\n{{network}}\n", study)
    #expect(whole.contains("*Figure 1. ") && whole.contains("*Figure 2. "))
    #expect(try text(parts("hrDiagram") + "\n" + parts("network"), study) == whole)
    #expect(try text(parts("hrDiagram") + "\n{{network}}\n", study) == whole)
    #expect(try text("{{hrDiagram}}\n\n" + parts("network"), study) == whole)
  }

  @Test(
    "An unknown name is an error",
    arguments: [
      ("a {{titel}}", 1, 3, "titel", "did you mean \"title\"?"),
      ("a\n{{#runs}}{{rat}}{{/runs}}", 2, 10, "rat", "did you mean \"rate\"?"),
      ("{{example.nam}}", 1, 1, "example.nam", "did you mean \"example.name\"?"),
      ("{{#exampel}}{{/exampel}}", 1, 1, "exampel", "did you mean \"example\"?"),
      ("{{rate}}", 1, 1, "rate", nil),
      ("b {{ti}tle}}", 1, 3, "ti}tle", "did you mean \"title\"?"),
    ] as [(String, Int, Int, String, String?)])
  func unknown(text: String, line: Int, column: Int, name: String, suggestion: String?) throws {
    let faults = faults(text)
    #expect(faults.count == 1)
    let fault = try #require(faults.first)
    #expect(fault.message == "the template is broken: nothing is called \"\(name)\" here")
    if let suggestion { #expect(fault.suggestion == suggestion) }
    #expect(fault.place?.line == line)
    #expect(fault.place?.column == column)
  }

  @Test("Every error of a template is reported")
  func allFaults() {
    let messages = faults("{{titel}}\n{{runs}}\n{{#runs}}{{lost}}{{/runs}}{{> part}}{{=<% %>=}}\n")
      .map(\.message)
    #expect(messages.count == 5)
    #expect(messages.filter { $0.contains("nothing is called") }.count == 2)
    #expect(messages.contains("the template is broken: runs is no text but a list of sections"))
    #expect(messages.filter { $0.hasSuffix("is not for the templates of a report") }.count == 2)
  }

  @Test("A dot is the current item of a list")
  func dot() throws {
    let study = try Studies.twelve()
    for text in ["{{#summary}}{{.}}{{/summary}}", "{{#author}}{{.}}{{/author}}"] {
      #expect(faults(text).isEmpty)
    }
    for text in ["{{.}}", "{{#runs}}{{.}}{{/runs}}", "{{^author}}{{.}}{{/author}}"] {
      #expect(
        faults(text).map(\.message) == [
          "the template is broken: {{.}} is the item of a list of values"
        ])
    }
    let text = try text("{{#summary}}\n- {{.}}\n{{/summary}}\n", study)
    #expect(text.hasPrefix("- At $\\eta = 0.1$, over 10 epochs"))
  }

  private func faults(_ text: String) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try ReportTemplate(Array(text.utf8), name: "own.mustache", slots: Slot.ofReport)
      return []
    } catch {
      return error.shown
    }
  }

  @Test(
    "A broken template is an error with its place",
    arguments: [
      ("{{title", 1, 1, "a tag without its }}"), ("ä {{x", 1, 3, "a tag without its }}"),
      ("a\r\nb {{title\r\n{{x}}", 2, 3, "a tag without its }}"),
      ("a\n\n{{#runs}}\nb\n", 3, 1, "a section without an end"),
      ("{{#example}}{{^author}}{{/author}}", 1, 1, "a section without an end"),
      (
        "a\n{{#runs}}\n {{/rins}}\n", 3, 2,
        "the end of a section that is not the innermost open one"
      ),
      ("{{/a}}", 1, 1, "the end of a section that is not the innermost open one"),

    ])
  func broken(text: String, line: Int, column: Int, reason: String) throws {
    let error = #expect(throws: Diagnostics.self) {
      try ReportTemplate(Array(text.utf8), name: "own.mustache", slots: Slot.ofReport)
    }
    let fault = try #require(error?.shown.first)
    #expect(error?.shown.count == 1)
    #expect(fault.severity == .error)
    #expect(fault.message == "the template is broken: \(reason)")
    #expect(fault.place?.file == "own.mustache")
    #expect(fault.place?.line == line)
    #expect(fault.place?.column == column)
  }

  @Test("A template that is not UTF-8 is an error")
  func encoding() {
    #expect(throws: Diagnostics.self) {
      try ReportTemplate([0x61, 0xFF], name: "own.mustache", slots: Slot.ofReport)
    }
  }
}
