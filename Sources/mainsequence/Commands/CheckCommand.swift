import ArgumentParser
import Experiments
import Formatting
import Reporting
import TableFormats
import Tables

/// Summarises and checks a table.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Summarise and check an experiment or a table.",
    usage: "mainsequence check [<file>] [--data <file>] [--all] [--json]",
    discussion: """
      Summarises an experiment or a table, and lists errors and warnings. A warning marks an implausible value, such as a giant as small as the Sun. Errors and warnings go to standard error, each with file, line and column. The summary goes to standard output: the stars of each class, the range of every quantity, and the stars that were excluded. Nothing is changed or written.

      More than ten warnings of one kind are counted, and the worst five are listed, the worst first; --all lists each.

      A file that ends in .yaml or .yml is an experiment; any other is a table, whose columns are recognised by their names.

      The exit code is 0 if there are no errors, 65 if there are, and 66 if a file is missing.

      EXAMPLES
        mainsequence check                       the assignment
        mainsequence check my/experiment.yaml    an experiment and its table
        mainsequence check stars.csv             a table alone
        mainsequence check stars.csv --all       every warning
        mainsequence check stars.csv --json      machine-readable output
      """)

  @Argument(
    help: "The experiment (YAML) or the table; - for a table on standard input.",
    completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp("The table, instead of the experiment's.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(help: ExperimentOptions.tableHelp)
  var table: String?

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  @Option(help: ExperimentOptions.weightHelp)
  var weight: String?

  @Flag(help: "List every warning, also those of a frequent kind.")
  var all = false

  @Flag(help: "Print everything as JSON to standard output.")
  var json = false

  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if data != nil, let file, isTable(file) {
      throw ValidationError("--data goes with an experiment, not with another table")
    }
  }

  func run() throws {
    try reportingFailures {
      do {
        var loaded = try load()
        try loaded.experiment.apply(weight: weight, cell: nil)
        // The usual template has no faults.
        if loaded.experiment.template != nil { _ = try loaded.template(named: nil).parsed() }
        let check = try DataCheck(
          loaded.experiment, try loaded.catalogue(), listsAll: all)
        try show(check, CheckText(check, guesses: loaded.guesses))
      } catch let faults as Diagnostics where json {
        try Terminal.put(CheckText.json(faults))
        throw Status.data
      }
    }
  }

  private func load() throws -> LoadedExperiment {
    guard let file, isTable(file) else {
      return try LoadedExperiment(
        experimentPath: file, dataPath: data, table: table, maxExpansion)
    }
    return try LoadedExperiment(draftFor: file, table: table, maxExpansion)
  }

  private func isTable(_ path: String) -> Bool {
    path == "-" || ExperimentOptions.isTable(path)
  }

  private func show(_ check: DataCheck, _ text: CheckText) throws {
    if json { return try Terminal.put(text.json) }
    for warning in check.summary.lines { Terminal.note("\(warning)") }
    if check.summary.omitted > 0 { Terminal.note("… and \(grouped(check.summary.omitted)) more") }
    try Terminal.put(text.document)
  }
}
