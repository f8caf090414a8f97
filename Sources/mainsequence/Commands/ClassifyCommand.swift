import ArgumentParser
import Experiments
import Formatting
import Reporting
import Stars

/// Adds what a model answers to a table.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Adds the class and the probabilities that a model gives to each star of a table.",
    usage: "mainsequence classify <model> <table> [--output <file>]",
    discussion: """
      Reads any table the program reads, by the column names the model was trained with
      or those of common catalogues, and writes all of it as comma-separated values with
      predicted_label, predicted_class and a probability for each class behind. Stars
      that lack a feature have empty fields there; how many there are is said.

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

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
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
