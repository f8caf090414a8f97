import ArgumentParser
import TableFormats

/// The arguments that name a model and the table it is applied to.
struct ModelArguments: ParsableArguments {
  @Argument(
    help: "The model, a file written by mainsequence train.",
    completion: .file(extensions: ["json"]))
  var model: String

  @Argument(
    help: ArgumentHelp("The table of stars; - for standard input.", valueName: "table"),
    completion: .file())
  var file: String

  @Option(help: ExperimentOptions.tableHelp)
  var table: String?

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  /// The name of the table's file in messages.
  var fileName: String { file == "-" ? "standard input" : file }
}
