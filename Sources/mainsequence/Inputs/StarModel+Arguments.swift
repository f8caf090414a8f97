import Experiments
import Stars
import TableFormats

extension StarModel {
  /// Reads a model and the stars that it is applied to.
  ///
  /// - Throws: The faults of either file, or that one cannot be read.
  static func read(_ arguments: ModelArguments) throws -> (StarModel, Catalogue) {
    let model = try StarModel(try InputFile.read(arguments.model), name: arguments.model)
    let name = arguments.file == "-" ? "standard input" : arguments.file
    let file = try TableFile(
      try InputFile.read(arguments.file), name: name, table: arguments.table,
      isSuitable: model.schema.fits)
    return (model, try Catalogue.read(file.table, faults: file.faults, schema: model.schema))
  }
}
