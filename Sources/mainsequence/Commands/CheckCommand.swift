import ArgumentParser
import Experiments
import Reporting
import Tables

/// Says what is in a table and what is wrong with it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads an experiment or a table, and says what is in it and what is wrong.",
    usage: "mainsequence check [<file>] [--data <file>] [--json]",
    discussion: """
      Faults and warnings go to standard error, each with file, line and column; a
      summary goes to standard output: the stars of each class, the range of every
      quantity, and what was left out and why. A warning is a value that can hardly
      be so, such as a giant as small as the Sun. Nothing is mended or written.

      A file that ends in .yaml or .yml is an experiment; any other is a table, whose
      columns are known by their names.

      The program ends with 0 if there are no faults, 65 if there are, and 66 if a
      file is missing.

      EXAMPLES
        mainsequence check                       the assignment
        mainsequence check my/experiment.yaml    an experiment and its table
        mainsequence check stars.csv             a table alone
        mainsequence check stars.csv --json      the same for a program
      """)

  @Argument(
    help: "The experiment (YAML) or the table; - for a table on standard input.",
    completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp("The table, instead of the experiment's.", valueName: "file"),
    completion: .file())
  var data: String?

  @Flag(help: "Write everything as JSON to standard output.")
  var json = false

  func validate() throws {
    if data != nil, let file, !isExperiment(file) {
      throw ValidationError("--data goes with an experiment, not with another table")
    }
  }

  func run() throws {
    try reportingFailures {
      do {
        let loaded = try load()
        _ = try loaded.template(at: nil).parsed()
        let check = try DataCheck(loaded.experiment, try loaded.catalogue())
        try tell(check, CheckText(check, guesses: loaded.guesses))
      } catch let faults as Diagnostics where json {
        try put(CheckText.json(faults).text + "\n")
        throw Status.data
      }
    }
  }

  private func load() throws -> LoadedExperiment {
    guard let file, !isExperiment(file) else {
      return try LoadedExperiment(experimentPath: file, dataPath: data)
    }
    return try LoadedExperiment(draftFor: file)
  }

  private func isExperiment(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }

  private func tell(_ check: DataCheck, _ text: CheckText) throws {
    if json { return try put(text.json.text + "\n") }
    if !check.warnings.isEmpty { Terminal.note("\(check.warnings)") }
    try Terminal.put(text.document)
  }

  private func put(_ text: String) throws { try Terminal.put(Array(text.utf8)) }
}
