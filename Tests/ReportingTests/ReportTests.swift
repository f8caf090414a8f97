import CairoRendering
import Experiments
import Foundation
import Plotting
import Synchronization
import Templates
import Testing
import _TestSupport

@testable import Reporting

@Suite("The report as a whole")
struct ReportTests {
  /// Eight and eight neurons, on three classes.
  static func deep() throws -> Study {
    try Studies.twelve {
      $0.title = "Two layers of eight"
      $0.network.hidden = [8, 8]
      $0.network.activation = .tanh
      $0.network.initial = .constant(0.1)
      $0.runs = [Run(learningRate: 0.3, epochs: 60)]
      $0.rows = MarkedRows(test: 1...6, validation: 7...14)
      $0.exampleStar = "Rigel"
    }
  }

  @Test("A report on twelve other stars")
  func twelveStars() throws {
    expectSnapshot(try Report.text(Studies.twelve()), named: "report-twelve.md")
  }

  @Test("A deep network with one run, a split and omitted epochs")
  func deepNetwork() throws {
    expectSnapshot(try Report.text(Self.deep()), named: "report-deep.md")
  }

  /// Validation stars, mini-batches, Adam, a penalty and a schedule.
  static func heldOut() throws -> Study {
    try Studies.assignment {
      $0.title = "Validation stars"
      $0.network.initial = .glorot()
      $0.runs = [0.01, 0.1].map { Run(learningRate: $0, epochs: 50) }
      $0.rows = MarkedRows()
      $0.split = .share(0.25, seed: 1)
      $0.training.method = .adam()
      $0.training.batchSize = 5
      $0.training.weightPenalty = 1e-3
      $0.training.schedule = .cosine()
      $0.training.patience = 20
    }
  }

  @Test("Validation stars, mini-batches and Adam")
  func validation() throws {
    expectSnapshot(
      try Report.text(Self.heldOut(), isOwnTable: false), named: "report-validation.md")
  }

  @Test("Statements about splits and early stopping are true")
  func splitAndPatience() throws {
    let text = try Report.text(
      Studies.assignment {
        $0.network.initial = .glorot()
        $0.split = .share(0.25, seed: 1)
        $0.runs = [Run(learningRate: 2, epochs: 300), Run(learningRate: 8, epochs: 300)]
        $0.training.patience = 3
      })
    #expect(text.contains("uses the mean over all training stars."))
    #expect(!text.contains("mean over all stars."))
    #expect(text.contains("\nFor the networks that are kept the validation loss is"))
    #expect(!text.contains("\nAfter the last update"))
    let whole = try Report.text(Studies.twelve { $0.training.batchSize = 12 })
    #expect(!whole.contains("batch"))
  }

  @Test("A single validation star is described in the singular")
  func oneValidationStar() throws {
    let text = try Report.text(Studies.twelve { $0.split = .rows(12...12) })
    #expect(
      text.contains(
        "Of the 12 stars, 1 is held out for validation, the one in row 12. Neither training nor scaling "
          + "uses it: it is there to show how well the network does on stars it has not seen. Since it also chooses "
          + "the best learning rate, the results on new stars will be slightly worse. It is Hamal.\n"
      ))
    let once = try Report.text(
      Studies.twelve {
        $0.split = .rows(12...12)
        $0.runs = [Run(learningRate: 1)]
      })
    #expect(!once.contains("chooses"))
  }

  @Test("Only plain gradient descent is compared with the stability limit")
  func bound() throws {
    #expect(try Report.text(Studies.twelve()).contains("stability limit"))
    let text = try Report.text(
      Studies.twelve {
        $0.training.method = .momentum(0.5)
      })
    #expect(!text.contains("stab"))
    #expect(text.contains("trained using gradient descent with momentum, can"))
    #expect(text.contains("keeps the fraction $\\mu = 0.5$ of itself"))
  }

  @Test("A table of only outputs and losses is described as such")
  func narrowTable() throws {
    let text = try Report.text(Self.deep())
    #expect(try Self.deep().initial.parameterCount == 24 + 72 + 27)
    #expect(
      text.contains(
        "Each row is an epoch: the output for Vega\nbefore its step, and the loss over all 12 stars before that step. "
          + "8 of the 60 epochs are shown.\n"))
    #expect(text.contains("\nAll weights, biases and gradients are in [epochs-rate-0.3.csv]"))
  }

  static let studies: [@Sendable () throws -> Study] = [
    { try Studies.assignment() }, { try Studies.twelve() }, { try deep() }, { try heldOut() },
    { try Studies.twelve { $0.network.hidden = [] } },
    { try Studies.twelve { $0.runs = [Run(learningRate: 1e-5, epochs: 1)] } },
    { try Studies.twelve { $0.features = ["log_temperature"] } }, { try Studies.still() },
    {
      try Studies.twelve {
        $0.network.activation = .relu
        $0.network.initial = .constant(20)
        $0.network.hidden = [8, 8]
        $0.runs = [Run(learningRate: 1e-9)]
      }
    },
  ]

  @Test(
    "No sentence has a NaN, a double space or a wrong plural", arguments: studies)
  func soundness(study: @Sendable () throws -> Study) throws {
    // The errata are the experiment's own words.
    let text = try Report.text(study(), isOwnTable: false)
    var isProse = true
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") || line == "$$" { isProse.toggle() }
      guard isProse, !line.hasPrefix("|") else { continue }
      let sentence = line.drop { $0 == " " }
      for fault in ["  ", " ,", " .", "..", ",,", "{{", "}}", "()", "Optional("] {
        #expect(!sentence.contains(fault), "\(line)")
      }
      expectAgreement(sentence)
      for word in sentence.split(whereSeparator: { !$0.isLetter }) {
        #expect(!["nan", "inf", "nil"].contains(word.lowercased()), "\(line)")
      }
    }
  }

  /// Expects each number before one of these nouns to agree with it.
  private func expectAgreement(_ sentence: Substring) {
    let nouns: Set = [
      "star", "epoch", "step", "input", "output", "neuron", "row", "dwarf", "giant",
    ]
    let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "," }.map(String.init)
    for (number, word) in zip(words, words.dropFirst()) {
      guard let count = Int(number.replacing(",", with: "")) else { continue }
      if nouns.contains(word) { #expect(count == 1, "\(sentence)") }
      if word.hasSuffix("s"), nouns.contains(String(word.dropLast())) {
        #expect(count != 1, "\(sentence)")
      }
    }
  }

  @Test("A single star of a class is described in the singular")
  func singular() throws {
    let lines = Studies.twelveStars.split(separator: "\n")
    let two = ([lines[0], lines[1], lines[2]].joined(separator: "\n") + "\n").utf8
    let experiment = Experiment(title: "Two stars", data: "two.csv")
    let study = try Studies.study(experiment, Array(two))
    #expect(
      try Report.text(study).contains("2 stars: 1 main-sequence star, 1 white dwarf and 0 giants."))
    #expect(
      StudyFigures(study).hrDiagram().figure.alternativeText.hasSuffix(
        " 1 main-sequence star (circle) and 1 white dwarf (diamond)."))
  }

  @Test("Text from data is never markup")
  func hostileNames() throws {
    let stars = Studies.twelveStars.replacing("Vega", with: "*Ve|ga* <b>")
    let study = try Studies.study(
      Experiment(title: "A | *title* <i>", data: "a_b_c.csv"), Array(stars.utf8))
    let text = try Report.text(study)
    #expect(text.hasPrefix("# A &#124; \\*title\\* &lt;i>\n"))
    #expect(!text.contains("*Ve|ga*"))
    #expect(!text.contains("<b>"))
    #expect(text.contains("- **\\*Ve&#124;ga\\* &lt;b>.** The probability"))
    #expect(text.hasSuffix("from a_b_c.csv.\n"))
  }

  // MARK: - Exactness

  /// A renderer that gives the name of the figure for its bytes.
  private static let stub: FigureRenderer = { figure, formats in
    DrawnFigure(
      formats.map { Array("\(figure.name).\($0.rawValue)".utf8) },
      Omissions(labels: ["Vega", "The Sun"]))
  }

  @Test(
    "The files are in the order of the figures, whatever order they are drawn in")
  func order() throws {
    let study = try Studies.assignment { $0.formats = [.svg, .png, .pdf] }
    let drawn = Mutex<[String]>([])
    let files = try Report(study, isOwnTable: true, version: "1").files { figure, formats in
      drawn.withLock { names in
        names += formats.map { "figures/\(figure.name).\($0.rawValue)" }
      }
      return try Self.stub(figure, formats)
    }
    let names = [
      "hr-diagram", "network", "loss-rate-0.1", "decision-rate-0.1", "loss-rate-10",
      "decision-rate-10", "loss", "sweep",
    ]
    let figures = names.flatMap { name in ["svg", "png", "pdf"].map { "figures/\(name).\($0)" } }
    let tables = ["tables/epochs-rate-0.1.csv", "tables/epochs-rate-10.csv"]
    #expect(files.map(\.path) == ["report.md"] + figures + tables)
    #expect(drawn.withLock { $0.sorted() } == figures.sorted())
    for file in files where file.path.hasPrefix("figures/") {
      #expect("figures/" + String(decoding: file.bytes, as: UTF8.self) == file.path)
    }
  }

  @Test("The same study gives the same bytes twice")
  func sameBytes() throws {
    let study = try Studies.assignment { $0.formats = [.png, .pdf, .svg] }
    let report = Report(study, isOwnTable: true, version: "1")
    let (first, second) = (try report.files(render: cairo), try report.files(render: cairo))
    #expect(first.map(\.path) == second.map(\.path))
    for (first, second) in zip(first, second) {
      #expect(first.bytes == second.bytes, "\(first.path)")
    }
  }

  @Test("The renderer's first error is thrown")
  func failure() throws {
    struct Failure: Error, Equatable { var name: String }
    let report = Report(try Studies.assignment(), isOwnTable: true, version: "1")
    #expect(throws: Failure(name: "network")) {
      try report.files { figure, format in
        if ["network", "loss"].contains(figure.name) { throw Failure(name: figure.name) }
        return try Self.stub(figure, format)
      }
    }
  }

  @Test("Omitted labels are listed in the caption, and every image link is a file")
  func omissions() throws {
    let files = try Report(Studies.assignment(), isOwnTable: true, version: "1").files(
      render: Self.stub)
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    let captions = text.split(separator: "\n").filter { $0.hasPrefix("*Figure") }
    #expect(captions.count == 8)
    for (index, caption) in captions.enumerated() {
      #expect(caption.hasPrefix("*Figure \(index + 1). "))
      let namesStars =
        caption.contains("The stars of the table") || caption.contains("Decision map")
      #expect(
        caption.hasSuffix(" 2 names do not fit and are omitted: Vega and the Sun.*") == namesStars)
    }
    let paths = Set(files.map(\.path))
    let links = text.matches(of: try Regex("\\]\\(([^)]*)\\)", as: (Substring, Substring).self))
    #expect(links.count == 10)
    #expect(links.allSatisfy { paths.contains(String($0.output.1)) })
  }

  @Test("Tables of every epoch, or none, where the experiment wants them so")
  func epochTables() throws {
    func text(_ tables: EpochTables) throws -> String {
      try Report.text(
        Studies.twelve {
          $0.runs = [Run(learningRate: 1, epochs: 12)]
          $0.epochTables = tables
        })
    }
    let link = "[epochs-rate-1.csv](tables/epochs-rate-1.csv). Findings:"
    func rows(_ text: String) -> Int {
      text.split(separator: "\n").count { $0.prefixMatch(of: /\| +[0-9]+ \| \[\[/) != nil }
    }
    let (full, short, none) = (try text(.full), try text(.short), try text(.csv))
    #expect([full, short, none].map(rows) == [12, 6, 0])
    #expect(full.contains("The same numbers in full precision are in \(link)"))
    #expect(short.contains("6 of the 12 epochs are shown."))
    #expect(short.contains("All epochs in full precision are in \(link)"))
    #expect(none.contains("outputs and losses of every epoch are in \(link)"))
    #expect(!none.contains("Each row is an epoch"))
  }
}
