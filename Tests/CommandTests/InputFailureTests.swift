import Foundation
import Templates
import Testing

/// An input that cannot be used: what is wrong, what the program ends with, and what it says.
struct BadInput: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var status: Int32
  /// The first line of what is said.
  var says: String
  var files: [String: String] = [:]
  var arguments: [String]
}

@Suite("Bad input is reported with its place, and the old report is left unchanged")
struct InputFailureTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  private func expect(_ input: BadInput, bytes: [UInt8]? = nil) throws {
    try here.write("output/report.md", "old")
    try here.write("output/figures/loss.png", "old too")
    for (path, text) in input.files { try here.write(path, text) }
    if let bytes { try here.write("stars.csv", bytes) }
    let before = here.files()
    let run = try Program.run(Program.path, input.arguments, in: here.root)
    #expect(run.status == input.status)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").first.map(String.init) == input.says)
    #expect(here.files() == before)
  }

  @Test("Invalid command lines: 64", arguments: commandLines)
  func usage(_ input: BadInput) throws { try expect(input) }

  static let commandLines: [BadInput] = [
    line("report --learning-rate -1", "a learning rate is a positive number, not -1.0"),
    line("report --learning-rate 0", "a learning rate is a positive number, not 0.0"),
    line(
      "report --learning-rate nan",
      "The value 'nan' is invalid for '--learning-rate <rate>': it is \"nan\", not a number"),
    line(
      "report --learning-rate 0x1p3",
      "The value '0x1p3' is invalid for '--learning-rate <rate>': it is \"0x1p3\", not a number"),
    line("report --learning-rate 1 --learning-rate 1", "a learning rate is given twice"),
    line("report --dpi 5", "the resolution lies between 30 and 1200 dots per inch, not 5"),
    line("report --epochs 0", "the number of epochs lies between 1 and 100000, not 0"),
    line("report --epochs -5", "the number of epochs lies between 1 and 100000, not -5"),
    line("report --epochs 2.5", "The value '2.5' is invalid for '--epochs <number>'"),
    line(
      "report --format gif",
      "The value 'gif' is invalid for '--format <formats>'. Please provide one of the following:"),
    line("report --quiet --verbose", "--quiet and --verbose exclude each other"),
    line("figures a.yaml b.yaml", "Unexpected argument 'b.yaml'"),
    line("report --frobnicate", "Unknown option '--frobnicate'"),
    line("frobnicate", "Unexpected argument 'frobnicate'"),
    line("plot", "Missing expected argument '<kind>'"),
    line("plot loss", "Missing expected argument '--output <file>'"),
    line(
      "plot lose -o a.png",
      "The value 'lose' is invalid for '<kind>'. Please provide one of the following:"),
    line(
      "plot loss -o figure.gif",
      "figure.gif does not end in .png, .pdf or .svg; rename it or add --format"),
    line("plot loss -o -", "standard output has no extension; add --format png, pdf or svg"),
    BadInput(
      testDescription: "no name of a file", status: 64,
      says: "error: --output needs the name of a file", arguments: ["plot", "loss", "-o", ""]),
    BadInput(
      testDescription: "no name of a folder", status: 64,
      says: "error: --output needs the name of a folder", arguments: ["report", "-o", ""]),
  ]

  private static func line(_ line: String, _ says: String) -> BadInput {
    BadInput(
      testDescription: line, status: 64, says: "error: " + says,
      arguments: line.split(separator: " ").map(String.init))
  }

  @Test("Files that are missing, unreadable or folders: 66", arguments: missing)
  func noInput(_ input: BadInput) throws { try expect(input) }

  static let missing: [BadInput] = [
    absent("a missing table", ["--data", "no.csv"], "no.csv: no such file"),
    absent("a missing experiment", ["no.yaml"], "no.yaml: no such file"),
    absent("a missing template", ["--template", "no.mustache"], "no.mustache: no such file"),
    absent("a folder for a table", ["--data", "output"], "output: this is a folder, not a file"),
    absent("a folder for an experiment", ["output"], "output: this is a folder, not a file"),
    absent("a folder for a template", ["--template", "."], ".: this is a folder, not a file"),
    absent("a path under a file", ["--data", "e.yaml/no"], "e.yaml/no: not a directory"),
    absent(
      "a table that the experiment names", ["e.yaml"], "no/stars.csv: no such file",
      ["e.yaml": "title: T\ndata: no/stars.csv\n"]),
  ]

  @Test(
    "A template that opens but cannot be read: 66",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
  func unreadable() throws {
    try expect(
      Self.absent("", ["--template", "/proc/self/mem"], "/proc/self/mem: input/output error"))
  }

  private static func absent(
    _ description: String, _ arguments: [String], _ says: String, _ files: [String: String] = [:]
  ) -> BadInput {
    BadInput(
      testDescription: description, status: 66, says: "error: " + says,
      files: ["e.yaml": ""].merging(files) { $1 }, arguments: ["report"] + arguments)
  }

  @Test("Tables that cannot be used: 65", arguments: tables)
  func data(_ input: BadInput) throws { try expect(input) }

  static let tables: [BadInput] = [
    table("an empty file", "", "stars.csv:1:1: error: the file is empty"),
    table("no stars", Inputs.table(), "stars.csv:1:1: error: the table has a header but no stars"),
    table(
      "one star", Inputs.table("A,1,4,1"),
      "stars.csv:2:1: error: there is only one star, so min–max scaling has no range; add another star"
    ),
    table(
      "a text for a number", Inputs.table("A,1,4,1", "B,bright,3.9,2"),
      "stars.csv:3:3: error: absolute_magnitude is \"bright\", not a number"),
    table(
      "not a number", Inputs.table("A,NaN,4,1", "B,2,3.9,2"),
      "stars.csv:2:3: error: absolute_magnitude is \"NaN\", not a number; missing: leave-out excludes such stars"
    ),
    table(
      "infinity", Inputs.table("A,1,4,1", "B,2,-inf,2"),
      "stars.csv:3:5: error: log_temperature is \"-inf\", not a number"),
    table(
      "a number too large", Inputs.table("A,1e999,4,1", "B,2,3.9,2"),
      "stars.csv:2:3: error: absolute_magnitude is \"1e999\", too large for a number"),
    table(
      "an unknown class", Inputs.table("A,1,4,1", "B,2,3.9,9"),
      "stars.csv:3:9: error: label is \"9\", not one of the classes 1, 2, 3"),
    table(
      "a constant column", Inputs.table("A,1,4,1", "B,1,3.9,2"),
      "stars.csv:1:6: error: every star has absolute_magnitude 1; min–max scaling has no range"),
    table(
      "a missing column", "name,absolute_magnitude,label\nA,1,1\nB,2,2\n",
      "stars.csv:1:1: error: no temperature and no colour index among the columns name, "
        + "absolute_magnitude, label; name them in an experiment file, as in columns: "
        + "{absolute_magnitude: COLUMN, effective_temperature: COLUMN}"),
  ]

  private static func table(_ description: String, _ text: String, _ says: String) -> BadInput {
    BadInput(
      testDescription: description, status: 65, says: says, files: ["stars.csv": text],
      arguments: ["report", "--data", "stars.csv"])
  }

  @Test("A table in UTF-16: 65, and how to convert it", arguments: [[0xFF, 0xFE], []])
  func utf16(_ mark: [UInt8]) throws {
    let bytes = mark + Inputs.fourStars.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try expect(
      Self.table(
        "", "",
        "stars.csv:1:1: error: the file is UTF-16, not UTF-8; save it as UTF-8, or convert it "
          + "with: iconv -f UTF-16 -t UTF-8"), bytes: bytes)
  }

  @Test("Experiments and templates that cannot be used: 65", arguments: experiments)
  func experiment(_ input: BadInput) throws { try expect(input) }

  static let experiments: [BadInput] = [
    experiment(
      "an unknown key", "titel: T\n",
      "e.yaml:3:1: error: an experiment has no key \"titel\"; did you mean \"title\"?"),
    experiment(
      "a wrong type", "dpi: lots\n", "e.yaml:3:6: error: dpi is \"lots\", not a whole number"),
    experiment(
      "a tab", "network:\n\thidden: [3]\n", "e.yaml:4:1: error: a tab; indent with spaces"),
    experiment(
      "an impossible rate", "runs: [{learning_rate: -1}]\n",
      "e.yaml:3:24: error: learning_rate is -1.0, not positive"),
    BadInput(
      testDescription: "a broken template", status: 65,
      says: "t.mustache:1:1: error: the template is broken: a section without an end; see "
        + "https://mustache.github.io/mustache.5.html",
      files: ["t.mustache": "{{#runs}} x"], arguments: ["report", "--template", "t.mustache"]),
    BadInput(
      testDescription: "a name that no slot of the template has", status: 65,
      says: "t.mustache:2:3: error: the template is broken: nothing is called \"titel\" here; "
        + "did you mean \"title\"?",
      files: ["t.mustache": "# A report\n# {{titel}}\n"],
      arguments: ["report", "--template", "t.mustache"]),
  ]

  private static func experiment(_ description: String, _ line: String, _ says: String) -> BadInput
  {
    BadInput(
      testDescription: description, status: 65, says: says,
      files: ["e.yaml": "title: T\ndata: stars.csv\n" + line, "stars.csv": Inputs.fourStars],
      arguments: ["report", "e.yaml"])
  }

  @Test("All errors of a file are reported, not only the first")
  func allFaults() throws {
    try here.write("stars.csv", Inputs.table("A,x,4,1", "B,2,y,2", "C,3,4,z"))
    let run = try here.run("report", "--data", "stars.csv")
    let places = run.errors.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(places.map { $0.prefix(13) } == ["stars.csv:2:3", "stars.csv:3:5", "stars.csv:4:7"])
  }

  @Test("A training that diverges: 1, and nothing is written")
  func divergence() throws {
    try expect(
      BadInput(
        testDescription: "", status: 1,
        says: "error: the training at learning rate 1e+308 diverged: in epoch 1 the loss is no "
          + "longer finite, first in layer 2; at the start only rates below 2.88 are stable",
        arguments: ["report", "--learning-rate", "1e308"]))
  }

  @Test(
    "A training of the cross-validation diverges: 1, and the report says so; train writes nothing")
  func divergedFold() throws {
    try here.write("stars.csv", AssignmentTemplate.stars)
    try here.write(
      "e.yaml",
      "title: T\ndata: stars.csv\nnetwork: {activation: relu, initial: glorot}\nfigures: [loss]\n"
        + "runs: [{learning_rate: 1.0e+100, epochs: 2}]\nsplit: {folds: 5}\n")
    let run = try here.run("report", "e.yaml", "-o", "out")
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "error: the cross-validation has no result: the training at learning rate 1e+100 diverged"))
    #expect(
      here.text("out/report.md").contains(
        "In 5-fold cross-validation at $\\eta = 10^{100}$, a training diverged"))
    let train = try here.run("train", "e.yaml", "-o", "m.json")
    #expect(train.status == 1)
    #expect(here.bytes("m.json").isEmpty)
  }

  @Test("One of two trainings diverges: 1, and the report on the other, now and the next time")
  func partialDivergence() throws {
    try here.write("stars.csv", Inputs.fourStars)
    try here.write(
      "e.yaml",
      "title: T\ndata: stars.csv\nnetwork: {activation: relu}\n"
        + "runs: [{learning_rate: 1, epochs: 3}, {learning_rate: 1.0e+308, epochs: 3}]\n")
    for _ in 1...2 {
      let run = try here.run("report", "e.yaml", "-o", "out")
      #expect(run.status == 1)
      #expect(run.errors.contains("error: the training at learning rate 1e+308 diverged"))
    }
    let report = String(decoding: try #require(here.files()["out/report.md"]), as: UTF8.self)
    #expect(report.contains("At $\\eta = 10^{308}$ the training diverged: in epoch 1 "))
    #expect(report.contains("## Results of the Training, Learning Rate = 1\n"))
    #expect(!report.contains("Learning Rate = $10^{308}$"))
  }
}
