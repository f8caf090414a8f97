import ArgumentParser
import Documents
import Formatting
import Reporting
import Tables

/// Checks printed epoch tables.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check the numbers of printed epoch tables.",
    usage: "mainsequence audit <printed> [<experiment>] [<options>]",
    discussion: """
      Reads the epoch tables in a text, trains the network again, and lists every printed number that disagrees, with its line, column, epoch and entry, and the likeliest cause: rounding, a wrong sign, a mistyped digit, transposed weights, values from before or after the update, shifted epochs, or unscaled inputs.

      The text is Markdown with tables such as those of a report, or comma-separated values. Columns are epoch and any of w1, b1, ..., dLdw1, dLdb1, ..., output, loss and validation loss; a cell holds a number or an array as numpy prints it, in CSV also a single entry (w1_2_1). Not all epochs need to be there. Each table is compared with the learning rate that fits it best. A number agrees if it is the computed one to its printed digits; differences below 1e-9 do not count.

      The exit code is 0 if all numbers agree, 1 if not, and 65 if there is no epoch table.

      EXAMPLES
        mainsequence audit printed.md                    the assignment
        mainsequence audit epochs.csv my/experiment.yaml
        mainsequence audit printed.md --learning-rate 0.5
        mainsequence audit printed.md --json             machine-readable output
      """)

  @Argument(help: "The text with the tables; - for standard input.", completion: .file())
  var printed: String

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var confinement: SandboxOptions

  @Flag(help: "Print the comparison as JSON, instead of the list.")
  var json = false

  func validate() throws {
    if printed == "-", experiment.data == "-" {
      throw ValidationError("only one of the text and the table can be standard input")
    }
  }

  func run() throws {
    try reportingFailures {
      let name = printed == "-" ? "standard input" : printed
      let source = SourceText(try InputFile.read(printed), name: name)
      if let fault = source.encodingFault() { throw Diagnostics([fault]) }
      let study = try LoadedExperiment(experiment, verbosity).study()
      for diverged in study.diverged { Terminal.note("error: \(diverged)") }
      let audit = try EpochAudit(source, study)
      if json {
        try Terminal.put(audit.json)
        if !audit.agrees { throw Status.different }
        return
      }
      let lines =
        audit.diagnostics.map(\.description)
        + (verbosity.quiet ? [] : audit.summary.map { visible($0) })
      try Terminal.put(lines.map { $0 + "\n" }.joined())
      if !audit.agrees { throw Status.different }
    }
  }
}
