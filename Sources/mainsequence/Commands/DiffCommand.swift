import ArgumentParser
import Experiments
import Formatting
import OutputFiles
import Reporting
import Tables

/// Says what a change of the data did.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what a change of the table does to an experiment.",
    usage: "mainsequence diff <old table> <new table> [<experiment>] [--output <folder>]",
    discussion: """
      Does the experiment with both tables, and prints which stars came, went
      and changed, what became of the scaling, how many printed numbers are others,
      what became of losses and accuracies, how far the boundary moved, and which stars
      change class. With --output it writes that as diff.md, with figures of the old
      boundary under the new.

      EXAMPLES
        mainsequence diff old.csv new.csv                   by the assignment's experiment
        mainsequence diff old.csv new.csv my/experiment.yaml -o changes
      """)

  @Argument(help: "The table as it was.", completion: .file())
  var old: String

  @Argument(help: "The table as it is.", completion: .file())
  var new: String

  @Argument(
    help: "The experiment file (YAML). Left out: the assignment.",
    completion: .file(extensions: ["yaml", "yml"]))
  var experiment: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output needs the name of a folder") }
    if old == "-", new == "-" {
      throw ValidationError("only one of the tables can be standard input")
    }
  }

  func run() throws {
    try reportingFailures {
      let before = try LoadedExperiment(experimentPath: experiment, dataPath: old)
      let after = try LoadedExperiment(experimentPath: experiment, dataPath: new)
      guard let comparison = StudyComparison(old: try before.study(), new: try after.study()) else {
        throw Diagnostics([
          Diagnostic(
            .error, "\(old) and \(new) have other classes, so that there is nothing to compare",
            suggestion: "list the classes of both in the experiment")
        ])
      }
      let report = ComparisonReport(comparison)
      guard let output else {
        return try Terminal.put(report.document(names: (old, new)))
      }
      let files = try report.files(names: (old, new), render: after.renderer)
      let changed = try holdingInterruptions { () throws(OutputError) in
        try OutputFolder(output).write(files.map { ($0.path, $0.bytes) })
      }
      if !quiet {
        let said =
          changed.isEmpty ? "nothing has changed" : "\(counted(changed.count, "file")) written"
        try Terminal.put(Array("\(output)/diff.md: \(said)\n".utf8))
      }
    }
  }
}
