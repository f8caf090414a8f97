import ArgumentParser
import Experiments
import Formatting
import OutputFiles
import Reporting
import TableFormats
import Tables

/// Compares the results of an experiment on two tables.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare the results of an experiment on two versions of its table.",
    usage: "mainsequence diff <old> <new> [<experiment>] [--output <folder>]",
    discussion: """
      Runs the experiment on both tables, and prints which stars were added, removed or changed, how the scaling changes, how many printed numbers change, how losses and accuracies change, how far the decision boundary moves, and which stars change class. With --output, it writes this as diff.md, with figures of the old boundary under the new one.

      EXAMPLES
        mainsequence diff old.csv new.csv       with the assignment's experiment
        mainsequence diff old.csv new.csv my/experiment.yaml -o changes
      """)

  @Argument(help: "The old table.", completion: .file())
  var old: String

  @Argument(help: "The new table.", completion: .file())
  var new: String

  @Argument(
    help: "The experiment file (YAML). Default: the built-in assignment.",
    completion: .file(extensions: ["yaml", "yml"]))
  var experiment: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output needs the name of a folder") }
    if old == "-", new == "-" {
      throw ValidationError("only one of the tables can be standard input")
    }
  }

  func run() throws {
    try reportingFailures {
      let after = try LoadedExperiment(
        experimentPath: experiment, dataPath: new, maxExpansion)
      let before = try after.onTable(at: old)
      let (old, new) = (try before.study(), try after.study())
      for diverged in old.diverged + new.diverged { Terminal.note("error: \(diverged)") }
      guard let comparison = StudyComparison(old: old, new: new) else {
        throw Diagnostics([
          Diagnostic(
            .error,
            "\(self.old) and \(self.new) have different classes, so there is nothing to compare",
            suggestion: "list the classes of both in the experiment")
        ])
      }
      let report = ComparisonReport(comparison)
      guard let output else {
        return try Terminal.put(report.document(names: (self.old, self.new)))
      }
      let files = try report.files(names: (self.old, self.new), render: after.renderer)
      let changed = try holdingInterruptions { () throws(OutputError) in
        try OutputFolder(output).write(files.map { ($0.path, $0.bytes) })
      }
      if !quiet {
        after.figureNotes.print()
        let summary =
          changed.isEmpty ? "nothing has changed" : "\(counted(changed.count, "file")) written"
        try Terminal.put("\(output)/diff.md: \(summary)\n")
      }
    }
  }
}
