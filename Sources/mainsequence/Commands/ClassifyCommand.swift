import ArgumentParser
import Experiments
import Formatting
import Reporting
import Stars
import TableFormats
import Tables

/// Adds the predictions of a model to a table.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Classify the stars of a table with a model.",
    usage: "mainsequence classify <model> <table> [--output <file>] [--format <name>]",
    discussion: """
      Reads any table the program reads, finds its columns by the names the model was trained with or those of common catalogues, and writes the whole table, followed by predicted_label, predicted_class and a probability per class. These are missing for stars that lack a feature; the number of such stars is printed.

      The extension of the file determines its format: .csv, .ecsv, .vot or .xml for VOTable, .fits. All but CSV keep the units and types of the columns.

      EXAMPLES
        mainsequence classify model.json stars.csv
        mainsequence classify model.json catalogue.fits -o classified.csv
        mainsequence classify model.json gaia.vot -o classified.fits
        mainsequence classify model.json stars.csv --format votable
      """)

  @OptionGroup var arguments: ModelArguments

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "The format of the file (default: that of its extension, otherwise csv).", valueName: "name"))
  var format: TableFormat?

  @Option(help: ExperimentOptions.weightHelp)
  var weight: String?

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    if output.lowercased().hasSuffix(".gz") {
      throw ValidationError("compressed tables are not written; leave out .gz")
    }
  }

  func run() throws {
    try reportingFailures {
      let (model, catalogue) = try StarModel.read(arguments, weight: weight)
      let result = try ClassifiedTable(catalogue, model)
      let format = format ?? TableFormat(fileName: output) ?? .csv
      try OutputFile(path: output).write(try format.bytes(of: result.table))
      if quiet { return }
      for note in catalogue.readingNotes { Terminal.note("note: \(note)") }
      Terminal.note(catalogue.formWarnings)
      noteOddities(of: catalogue)
      if result.extrapolated > 0 {
        let (verb, classes) =
          result.extrapolated == 1 ? ("lies", "its class is") : ("lie", "their classes are")
        Terminal.note(
          "note: \(counted(result.extrapolated, "star")) \(verb) outside the range of the training stars; "
            + "\(classes) extrapolated")
      }
      for omission in catalogue.omissions {
        Terminal.note(
          "note: \(counted(omission.count, "star")) with \(omission.reason) \(omission.count == 1 ? "is" : "are") not classified"
        )
      }
      if output != "-" {
        Terminal.note("wrote \(output): \(counted(result.classified, "star")) classified")
      }
    }
  }
}

extension ClassifyCommand {
  /// Prints the worst implausible values, and counts the others.
  private func noteOddities(of catalogue: Catalogue) {
    let plausibility = Plausibility(catalogue, classNames: [])
    var warnings = Diagnostics(plausibility.findings.worst(4).map(\.diagnostic))
    warnings.omit(plausibility.count - warnings.shown.count)
    Terminal.note(warnings.sorted())
  }
}

extension TableFormat: ExpressibleByArgument {}
