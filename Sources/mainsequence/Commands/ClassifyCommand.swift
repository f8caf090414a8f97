import ArgumentParser
import Experiments
import Formatting
import Reporting
import Stars

/// Adds the predictions of a model to a table.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Classify the stars of a table with a model.",
    usage: "mainsequence classify <model> <table> [--output <file>]",
    discussion: """
      Reads any table the program reads, finds its columns by the names the model was trained with or those of common catalogues, and writes the whole table as comma-separated values, followed by predicted_label, predicted_class and a probability per class. These are empty for stars that lack a feature; the number of such stars is printed.

      EXAMPLES
        mainsequence classify model.json stars.csv
        mainsequence classify model.json catalogue.fits -o classified.csv
      """)

  @OptionGroup var arguments: ModelArguments

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
  }

  func run() throws {
    try reportingFailures {
      let (model, catalogue) = try StarModel.read(arguments)
      let table = try ClassifiedTable(catalogue, model)
      try OutputFile(path: output).write(table.csv)
      if quiet { return }
      Terminal.note(catalogue.formWarnings)
      for omission in catalogue.omissions {
        Terminal.note(
          "note: \(counted(omission.count, "star")) with \(omission.reason) not classified")
      }
      if output != "-" {
        Terminal.note("wrote \(output): \(counted(table.classified, "star")) classified")
      }
    }
  }
}
