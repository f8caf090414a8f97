import Experiments
import Stars
import TableFormats

extension StarModel {
  /// Reads a model and the stars that it is applied to.
  ///
  /// - Throws: The faults of either file, or that one cannot be read.
  static func read(_ arguments: ModelArguments) throws -> (StarModel, Catalogue) {
    let model = try StarModel(try InputFile.read(arguments.model), name: arguments.model)
    let name = arguments.table == "-" ? "standard input" : arguments.table
    let file = try TableFile(try InputFile.read(arguments.table), name: name)
    return (model, try Catalogue.read(file.table, faults: file.faults, schema: model.schema))
  }
}
