import ArgumentParser
import Experiments
import Reporting
import Stars
import TableFormats

/// A model and the table that it is asked about.
struct ModelArguments: ParsableArguments {
  @Argument(
    help: "The model, a file that mainsequence train has written.",
    completion: .file(extensions: ["json"]))
  var model: String

  @Argument(help: "The table of stars; - for standard input.", completion: .file())
  var table: String

  /// The model and the stars of the table.
  func load() throws -> (StarModel, Catalogue) {
    let model = try StarModel(try InputFile.read(model), name: model)
    let name = table == "-" ? "standard input" : table
    let file = try TableFile(try InputFile.read(table), name: name)
    return (model, try Catalogue.read(file.table, faults: file.faults, schema: model.schema))
  }
}
