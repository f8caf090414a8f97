import Documents
import Experiments
import Foundation
import Plotting
import Stars
import Tables
import Templates
import Testing
import _TestSupport

@testable import Reporting

@Suite("The built-in templates")
struct BuiltInTemplateTests {
  /// The files of a report on `study`; without a training if the template needs none.
  private func files(
    _ template: BuiltInTemplate, _ study: Study, _ formats: [DocumentFormat] = [.markdown]
  ) throws -> [Report.File] {
    let parsed = try ReportTemplate(
      template.report, name: template.rawValue, slots: Slot.ofReport)
    let report =
      parsed.kind.isTrained
      ? Report(study, isOwnTable: true, version: "1.2.3")
      : Report(study.dataset.catalogue, of: study.experiment, isOwnTable: true, version: "1.2.3")
    return try report.files(template: parsed, documents: formats, render: nothing)
  }

  private func text(_ template: BuiltInTemplate, _ study: Study) throws -> String {
    String(decoding: try files(template, study)[0].bytes, as: UTF8.self)
  }

  /// Stars without classes.
  private func unclassified() throws -> (Experiment, Catalogue) {
    var experiment = Experiment(title: "Some *stars*", data: "s.csv")
    experiment.label = nil
    let catalogue = try Catalogue.read(
      Array(Studies.twelveStars.utf8), name: "s.csv", schema: experiment.schema)
    return (experiment, catalogue)
  }

  /// Studies that differ in what their reports can say.
  static let studies: [@Sendable () throws -> Study] = [
    { try Studies.assignment() }, { try ReportTests.heldOut() }, { try ReportTests.deep() },
    {
      try Studies.twelve {
        $0.features.append("effective_temperature")
        $0.runs = [Run(learningRate: 1, epochs: 3)]
      }
    },
    {
      try Studies.twelve {
        $0.classes = [
          StarClass(label: "1", name: "dwarf"), StarClass(label: "2", name: "white dwarf"),
        ]
        $0.infersClasses = true
        $0.figures = [.loss]
        $0.network.hidden = []
      }
    },
  ]

  // MARK: - Text

  @Test(
    "The assignment by each of them",
    arguments: BuiltInTemplate.allCases.filter { $0 != .assignment })
  func assignment(_ template: BuiltInTemplate) throws {
    expectSnapshot(
      try text(template, Studies.assignment()), named: "template-\(template.rawValue).md")
  }

  @Test("Stars without classes by each of them", arguments: BuiltInTemplate.allCases)
  func stars(_ template: BuiltInTemplate) throws {
    guard let source = template.starReport else { return #expect(template == .handout) }
    let parsed = try ReportTemplate(source, name: "t", slots: Slot.ofStarReport)
    let (experiment, catalogue) = try unclassified()
    let files = try Report(catalogue, of: experiment, isOwnTable: true, version: "1").files(
      template: parsed, render: nothing)
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(text.hasPrefix("# Some \\*stars\\*\n"))
    expectSound(text)
    #expect(text.contains("![Hertzsprung–Russell diagram of 12 stars"))
    #expect(!text.contains("\n| class ") && !text.contains("| label "))
    #expect(text.hasSuffix("\n---\n\nMade by MainSequence 1 from s.csv.\n"))
  }

  @Test("Other stars, networks and figures leave no gaps", arguments: studies)
  func others(_ study: @Sendable () throws -> Study) throws {
    let study = try study()
    for template in BuiltInTemplate.allCases { expectSound(try text(template, study)) }
  }

  /// Expects no traces of absent values.
  private func expectSound(_ text: String) {
    #expect(!text.contains("\n\n\n"))
    #expect(text.hasPrefix("# ") && text.hasSuffix(".\n"))
    var isProse = true
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") || line == "$$" { isProse.toggle() }
      guard isProse, !line.hasPrefix("|") else { continue }
      for fault in ["  ", " ,", " .", "()", "{{", "Optional("] {
        #expect(!line.drop { $0 == " " }.contains(fault), "\(line)")
      }
    }
    let lines = text.split(separator: "\n")
    for (heading, next) in zip(lines, lines.dropFirst()) where heading.hasPrefix("## ") {
      #expect(!next.hasPrefix("## ") && next != "---", "nothing under \(heading)")
    }
  }

  @Test("Together they use every slot but the parts of figures")
  func slots() throws {
    func names(_ sources: [[UInt8]]) throws -> Set<String> {
      Set(
        try sources.flatMap { try TemplateTag.all(in: $0) }
          .flatMap { $0.name.split(separator: ".").map(String.init) })
    }
    func unused(_ slots: [Slot], in names: Set<String>) -> [String] {
      let inner = slots.flatMap { $0.kind == .figure ? [] : $0.kind.slots }
      return (slots + inner).map(\.name).filter { !names.contains($0) }
    }
    let all = BuiltInTemplate.allCases
    let training = try names(all.filter { $0 != .handout && $0 != .catalogue }.map(\.report))
    #expect(unused(Slot.ofReport, in: training) == [])
    #expect(unused(Slot.ofStarReport, in: try names(all.compactMap(\.starReport))) == [])
    #expect(unused(Slot.ofHandout, in: try names([BuiltInTemplate.handout.report])) == [])
  }

  // MARK: - Handouts

  @Test("A handout is the same, whatever the training yields")
  func secrecy() throws {
    let plain = try files(.handout, Studies.assignment())
    // Other initial weights, which are given as numbers of the experiment, train to another result.
    let studies = try [0.5, 0.1].map { weight in
      try Studies.assignment {
        $0.network.initial = .constant(weight)
        $0.runs = [Run(learningRate: 2, epochs: 30)]
      }
    }
    #expect(studies[0].runs[0].history.finalLoss != studies[1].runs[0].history.finalLoss)
    let texts = try studies.map { try text(.handout, $0) }
    #expect(texts[0].replacing("starts at 0.5", with: "starts at 0.1") == texts[1])
    #expect(plain.map(\.path) == ["report.md"] + ["png", "pdf"].map { "figures/hr-diagram.\($0)" })
  }

  @Test("A run that diverges or stops early is in a handout like any other")
  func plannedRuns() throws {
    let study = try Studies.twelve {
      $0.network.activation = .relu
      $0.network.initial = .glorot(seed: 1)
      $0.split = .rows(9...12)
      $0.training.patience = 2
      $0.runs = [Run(learningRate: 1e300, epochs: 12), Run(learningRate: 0.5, epochs: 300)]
    }
    #expect(study.diverged.map(\.run.epochs) == [12])
    #expect(study.runs.map { $0.history.count < 300 } == [true])
    let text = try text(.handout, study)
    for run in ["$10^{300}$", "0.5"] {
      #expect(text.contains("\n## Training, Learning Rate = \(run)\n"))
    }
    #expect(text.contains("Train the network for 12 epochs.") && text.contains("for 300 epochs."))
    #expect(text.contains("| validation loss "))
  }

  @Test("Its blank tables have the rows and columns of the report's, and no numbers but the epochs")
  func blanks() throws {
    let study = try Studies.assignment()
    let values = HandoutValues(study: study).all
    guard case .list(let runs) = values["plannedRuns"], case .group(let run) = runs[0],
      case .blocks(let blocks) = run["blankEpochTable"], case .table(let blank) = blocks[0]
    else { return #expect(Bool(false), "no table of epochs") }
    let filled = try #require(RunText(study, study.runs[0], Baselines(study)).table)
    #expect(blank.columns.map(\.header) == filled.columns.map(\.header))
    #expect(blank.rowCount == filled.rowCount)
    #expect(blank.columns[0] == filled.columns[0])
    for column in blank.columns.dropFirst() {
      #expect(column.cells == .prose(Array(repeating: Prose(), count: 10)))
    }
    #expect(SlotValue.group(values).isOf(.group(Slot.ofHandout)))
  }

  @Test(
    "Results are no slots of a handout",
    arguments: [
      "summary", "runs", "best", "scalingTable", "network", "errata", "dataNotes", "parameterCount",
      "worked", "baselines", "example.loss", "example.input", "resultTable", "gradientCheck",
    ])
  func results(_ name: String) {
    let error = #expect(throws: Diagnostics.self) {
      try ReportTemplate(
        Array("{{% handout}}\n{{#\(name)}}x{{/\(name)}}".utf8), name: "t", slots: Slot.ofReport)
    }
    #expect(error?.shown.first?.message.contains("nothing is called \"\(name)\" here") == true)
  }

  // MARK: - Kinds

  @Test("A template names its kind once, and on a line of its own leaves no trace")
  func kinds() throws {
    func template(_ text: String) throws -> ReportTemplate {
      try ReportTemplate(Array(text.utf8), name: "t", slots: Slot.ofReport)
    }
    #expect(try template("{{title}}").kind == .report)
    for kind in TemplateKind.allCases {
      #expect(try template("{{%\(kind.rawValue)}}\n{{title}}").kind == kind)
    }
    let faults = [
      ("a {{% postr}}", "no kind of template is called \"postr\"", "did you mean \"poster\"?"),
      (
        "{{% 7}}", "no kind of template is called \"7\"",
        "it is one of report, handout, one-page, catalogue and poster"
      ),
      ("{{% poster}}{{% poster}}", "the kind of the template is named twice", nil),
    ]
    for (text, message, suggestion) in faults {
      let error = #expect(throws: Diagnostics.self) { try template(text) }
      #expect(error?.shown.map(\.message) == ["the template is broken: \(message)"])
      if let suggestion { #expect(error?.shown[0].suggestion == suggestion) }
    }
    for template in BuiltInTemplate.allCases where template != .assignment {
      let parsed = try ReportTemplate(template.report, name: "t", slots: Slot.ofReport)
      #expect(parsed.kind.rawValue == template.rawValue)
    }
  }

  @Test("Every page has a title, its figures and the style of its kind", arguments: studies)
  func pages(_ study: @Sendable () throws -> Study) throws {
    let study = try study()
    let styles: [BuiltInTemplate: String] = [
      .handout: "td:not(:empty)", .onePage: "@page { size: A4; margin: 14mm; }",
      .poster: "@page { size: 594mm 841mm;",
    ]
    for template in BuiltInTemplate.allCases {
      let files = try files(template, study, [.markdown, .html])
      let (markdown, page) = (
        String(decoding: files[0].bytes, as: UTF8.self),
        String(decoding: files[1].bytes, as: UTF8.self)
      )
      #expect(page.components(separatedBy: "<h1").count == 2)
      let figures = markdown.components(separatedBy: "\n*Figure ").count
      #expect(page.components(separatedBy: "<figcaption>").count == figures)
      let tables = page.components(separatedBy: "<table").count
      let rules = markdown.split(separator: "\n").count {
        $0.hasPrefix("|:-") || $0.hasPrefix("|--")
      }
      #expect(tables == rules + 1)
      for (other, style) in styles { #expect(page.contains(style) == (other == template)) }
    }
  }
}
