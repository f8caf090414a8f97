import Stars
import Tables
import Templates
import Testing
import _TestSupport

@testable import Experiments

private func faults(_ bytes: [UInt8]) -> String {
  do throws(Diagnostics) {
    _ = try Experiment.decode(bytes, name: "e.yaml")
    return "none"
  } catch {
    return error.description
  }
}

@Suite("An experiment is read from YAML")
struct ExperimentTests {
  @Test("Only a title and a table are required; the rest defaults to the assignment")
  func minimal() throws {
    let text = "title: Mine\ndata: my.csv\n"
    #expect(
      try Experiment.decode(Array(text.utf8), name: "e")
        == Experiment(title: "Mine", data: "my.csv"))
  }

  @Test("The reference experiment states the defaults and the optional keys")
  func reference() throws {
    let reference = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    var expected = Experiment(
      title: "Classifying stars on the Hertzsprung–Russell diagram with a small neural network",
      data: "stars.csv")
    expected.author = "MainSequence"
    expected.trackedStar = "The Sun"
    expected.exampleStar = "Sirius B"
    expected.rows = MarkedRows(test: 1...10, validation: 11...20)
    expected.errata = reference.errata
    #expect(reference == expected)
    #expect(reference.errata.count == 14)
  }

  @Test("Every key of the reference experiment can be changed")
  func everything() throws {
    let text = """
      title: "A: B"
      author: ~
      data: a/b.csv
      columns: {name: Star, parallax: plx}
      features: [parallax, colour]
      label: kind
      classes: [{label: d, name: dwarf}, {label: g, name: giant, plural: big ones}]
      scaling: min-max
      network: {hidden: [4], activation: tanh, initial_weights: -1e-3, initial_biases: 0.25}
      runs: [{learning_rate: 2, epochs: 3000}, {learning_rate: .5}]
      tracked_star: Vega
      rows: {test: 5, validation: 6–9}
      figures: [loss]
      formats: [svg]
      dpi: 300
      name_places: [{star: Vega, place: above-left}, {star: "Sirius B", place: none}]
      template: mine.mustache
      errata: [{text: "*wrong*", where: {star: Vega, column: plx, value: 1}}]
      """
    let experiment = try Experiment.decode(Array(text.utf8), name: "e")
    var expected = Experiment(title: "A: B", data: "a/b.csv")
    expected.columns = ["name": "Star", "parallax": "plx"]
    expected.features = ["parallax", "colour"]
    expected.label = "kind"
    expected.classes = [
      StarClass(label: "d", name: "dwarf"),
      StarClass(label: "g", name: "giant", plural: "big ones"),
    ]
    expected.network.hidden = [4]
    expected.network.activation = .tanh
    expected.network.initial = .constant(-0.001)
    expected.network.initialBiases = 0.25
    expected.runs = [Run(learningRate: 2, epochs: 3_000), Run(learningRate: 0.5)]
    expected.trackedStar = "Vega"
    expected.rows = MarkedRows(test: 5...5, validation: 6...9)
    expected.figures = [.loss]
    expected.formats = [.svg]
    expected.dpi = 300
    expected.namePlaces = ["Vega": .aboveLeft, "Sirius B": .none]
    expected.template = "mine.mustache"
    expected.errata = [
      Erratum(text: "*wrong*", location: .init(star: "Vega", column: "plx", value: "1"))
    ]
    #expect(experiment == expected)
    #expect(experiment.schema.column(Schema.label) == "kind")
  }

  @Test("All errors of a file are reported at once, each with its place")
  func all() {
    let text = """
      titel: X
      data: [a]
      columns: {naem: Star}
      features: [log_temperature, label, log_temperature]
      classes: [{label: 1, name: a}, {label: 1, name: a}, {label: 2}]
      scaling: minmax
      network: {hidden: [0, 9999, 2.5, "3"], activation: sigmod, initial_weights: .nan}
      runs: [{learning_rate: 0, epochs: -1}, {learning_rate: fast, epoch: 3}, {epochs: 1e9}, 5]
      rows: {test: 10-1, validation: 0-5}
      figures: [hr-diagramm, loss, loss]
      formats: []
      dpi: 5000
      template: ""
      errata: [{where: {star: Vega}}]
      """
    expectSnapshot(faults(Array(text.utf8)) + "\n", named: "experiment-faults.txt")
  }

  @Test(
    "Contradictions and impossible sizes are errors",
    arguments: [
      (
        "rows: {test: 1-10, validation: 10-20}",
        """
        e.yaml:2:32: error: the rows for validation overlap those for testing
        rows: {test: 1-10, validation: 10-20}
                                       ^~~~~
        """
      ),
      (
        "runs: [{learning_rate: 1}, {learning_rate: 1.0}]",
        """
        e.yaml:2:44: error: runs has the learning rate 1.0 twice
        runs: [{learning_rate: 1}, {learning_rate: 1.0}]
                                                   ^~~
        """
      ),
      (
        "name_places: [{star: Vega, place: left}, {star: Vega, place: none}]",
        """
        e.yaml:2:49: error: name_places has the star "Vega" twice
        name_places: [{star: Vega, place: left}, {star: Vega, place: none}]
                                                        ^~~~
        """
      ),
      (
        "classes: [{label: 1, name: a}]",
        """
        e.yaml:2:10: error: classes is a list of 1 item, not of at least 2
        classes: [{label: 1, name: a}]
                 ^
        """
      ),
      (
        "network: {hidden: [4096, 4096]}",
        """
        e.yaml:2:10: error: this network and these epochs need 5128 MiB to keep every epoch; \
        at most 1024 MiB are allowed
        network: {hidden: [4096, 4096]}
                 ^
        """
      ),
    ])
  func contradictions(line: String, expected: String) {
    #expect(faults(Array("data: d\n\(line)\ntitle: T\n".utf8)) == expected)
  }
}

@Suite("Invalid YAML is reported as such")
struct YAMLFaultTests {
  @Test(
    "Syntax, encoding and unsupported features",
    arguments: [
      ("", "1:1: error: the file is empty"),
      ("# nothing\n", "1:1: error: the file has no content"),
      ("title: x\n\tdata: y", "2:1: error: a tab; indent with spaces"),
      (
        "title: a: b",
        "1:9: error: a second \": \" or a wrong indentation; put a text that holds \": \" into quotes"
      ),
      ("- a", "1:1: error: an experiment is a list, not a mapping of keys to values"),
      ("title: 1\ntitle: 2", "1:1: error: the key \"title\" is given twice"),
      (
        "title: a\n---\nb",
        "2:1: error: a second document begins here; an experiment is one document"
      ),
      ("a: &x [1]\nb: *x", "2:4: error: aliases are not supported; write the value out"),
      ("a: *x", "1:4: error: aliases are not supported; write the value out"),
      ("\u{FEFF}é: 1\n☉: 2\n☉: 3", "2:1: error: the key \"☉\" is given twice"),
      ("a: \u{1B}", "1:4: error: a control character"),
      ("a: \u{FFFE}", "1:4: error: the character U+FFFE is not allowed"),
    ])
  func syntax(text: String, expected: String) {
    let headline = faults(Array(text.utf8)).prefix { $0 != "\n" }
    #expect(headline == "e.yaml:" + expected)
  }

  @Test(
    "Ampersands and asterisks within a text are no aliases",
    arguments: [
      "\"R&D of *D stars\"", "R&D of *D stars", "'&a *a'", "a &b *b", "|\n  *a &a", "\"*a\"",
    ])
  func noAliases(title: String) throws {
    let text = "title: \(title)\ndata: s.csv\n"
    #expect(try Experiment.decode(Array(text.utf8), name: "e.yaml").title.contains("*"))
  }

  @Test("Deep nesting and huge files are rejected before they cost anything")
  func excess() {
    let nested = "e.yaml:1:102: error: lists or mappings nested too deeply"
    for opening in ["[", "{", "- ", "? ", "{a: ", "&a [", "!!seq [", "- ? "] {
      let fault = faults(Array(String(repeating: opening, count: 5_000).utf8))
      #expect(fault != "none", "\(opening)")
    }
    #expect(faults(Array(String(repeating: "[", count: 5_000).utf8)).hasPrefix(nested))
    #expect(
      faults(Array(repeating: UInt8(ascii: "#"), count: 1 << 21))
        == "e.yaml:1:1: error: the file is larger than 1 MiB, the limit for experiment files")
  }

  @Test("No damaged experiment crashes the reader")
  func damaged() throws {
    var generator = SeededGenerator(seed: 9)
    let marks = Array("\"':-[]{}&*!|>%@`#,?~\t\n\r0".utf8) + [0xC2, 0x85, 0xE2]
    let errata = try #require(AssignmentTemplate.experiment.firstRange(of: Array("errata:".utf8)))
    let text = AssignmentTemplate.experiment.prefix(errata.upperBound + 900)
    for _ in 0..<15_000 {
      var bytes = Array(text)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] = marks.randomElement(using: &generator) ?? 0
        case 2: bytes.insert(marks.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(place + 9, bytes.count))
        }
      }
      #expect(!faults(bytes).isEmpty)
    }
  }
}
