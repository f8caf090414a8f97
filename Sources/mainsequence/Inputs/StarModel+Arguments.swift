import Experiments
import Stars
import TableFormats

extension StarModel {
  /// Reads a model and the stars that it is applied to.
  ///
  /// - Throws: The faults of either file, or that one cannot be read.
  static func read(_ arguments: ModelArguments) throws -> (StarModel, Catalogue) {
    let model = try read(arguments.model)
    return (model, try model.stars(of: try InputFile.read(arguments.file), arguments))
  }

  /// Reads the model at `path`.
  static func read(_ path: String) throws -> StarModel {
    try StarModel(try InputFile.read(path), name: path)
  }

  /// The stars of the table in `bytes`, the contents of the file that `arguments` name, of which the column `weight`
  /// has the number of stars that each row stands for.
  func stars(
    of bytes: [UInt8], _ arguments: ModelArguments, weight: String? = nil
  ) throws -> Catalogue {
    let file = try TableFile(
      bytes, name: arguments.fileName, table: arguments.table, arguments.maxExpansion,
      isSuitable: schema.fits)
    var schema = schema
    schema.weight = weight
    return try Catalogue.read(file.table, faults: file.faults, schema: schema)
  }
}
