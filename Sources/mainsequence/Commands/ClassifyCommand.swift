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

      The extension of the file determines its format: .csv, .ecsv, .vot or .xml for VOTable, .fits. All but CSV keep the units and types of the columns. With .gz after it, or with --gzip, the file is compressed.

      A long table whose columns are separated by commas, tabs or another character is read and written as CSV part by part, so that its size does not matter.

      EXAMPLES
        mainsequence classify model.json stars.csv
        mainsequence classify model.json catalogue.fits -o classified.csv
        mainsequence classify model.json gaia.vot -o classified.fits
        mainsequence classify model.json stars.csv --format votable
        mainsequence classify model.json survey.csv.gz -o classified.csv.gz
        duckdb -csv -c "SELECT * FROM 'x.parquet'" | \\
          mainsequence classify model.json -
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

  @Flag(help: "Compress the file with gzip (default: if its name ends in .gz).")
  var gzip = false

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    try OutputFile(path: output).requireNone(of: [arguments.model, arguments.file])
  }

  func run() throws {
    try reportingFailures {
      let model = try StarModel.read(arguments.model)
      let format = format ?? TableFormat(fileName: output) ?? .csv
      let file = try LongFile(arguments.file, arguments.maxExpansion)
      if format == .csv, arguments.table == nil, weight == nil {
        let stream = try ClassificationStream(
          file, arguments.fileName, model, to: output, isCompressed: isCompressed)
        if let stream, let result = try stream.run(isProgressShown: !quiet) {
          note(
            result.catalogue, result.formNotes, result.oddities, result.classified,
            result.extrapolated)
          return
        }
      }
      let catalogue = try model.stars(of: try file.bytes(), arguments, weight: weight)
      let result = try ClassifiedTable(catalogue, model)
      let bytes = try format.bytes(of: result.table)
      try OutputFile(path: output).write(isCompressed ? Gzip.file(of: bytes) : bytes)
      if quiet { return }
      note(
        catalogue, catalogue.formWarnings, ClassifiedTable.oddities(of: catalogue),
        result.classified, result.extrapolated)
    }
  }

  private var isCompressed: Bool { gzip || Gzip.isName(output) }
}

extension ClassifyCommand {
  /// Prints the notes on the reading of the table and on the stars.
  private func note(
    _ catalogue: Catalogue, _ formNotes: Diagnostics, _ oddities: Diagnostics, _ classified: Int,
    _ extrapolated: Int
  ) {
    if quiet { return }
    for note in catalogue.readingNotes { Terminal.note("note: \(note)") }
    Terminal.note(formNotes)
    Terminal.note(oddities)
    if extrapolated > 0 {
      let (verb, classes) =
        extrapolated == 1 ? ("lies", "its class is") : ("lie", "their classes are")
      Terminal.note(
        "note: \(counted(extrapolated, "star")) \(verb) outside the range of the training stars; "
          + "\(classes) extrapolated")
    }
    for omission in catalogue.omissions {
      Terminal.note(
        "note: \(counted(omission.count, "star")) with \(omission.reason) \(omission.count == 1 ? "is" : "are") not classified"
      )
    }
    if output != "-" {
      Terminal.note("wrote \(output): \(counted(classified, "star")) classified")
    }
  }
}

extension TableFormat: ExpressibleByArgument {}
