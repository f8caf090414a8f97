import Experiments
import Stars
import TableFormats

extension StarModel {
  /// Reads a model and the stars that it is applied to.
  ///
  /// - Parameters:
  ///   - arguments: Their files.
  ///   - weight: The column of the number of stars that each row stands for; nil for one each.
  /// - Returns: The model and the stars.
  /// - Throws: The faults of either file, or that one cannot be read.
  static func read(
    _ arguments: ModelArguments, weight: String? = nil
  ) throws -> (StarModel, Catalogue) {
    let model = try StarModel(try InputFile.read(arguments.model), name: arguments.model)
    let name = arguments.file == "-" ? "standard input" : arguments.file
    let file = try TableFile(
      try InputFile.read(arguments.file), name: name, table: arguments.table,
      isSuitable: model.schema.fits)
    var schema = model.schema
    schema.weight = weight
    return (model, try Catalogue.read(file.table, faults: file.faults, schema: schema))
  }
}
