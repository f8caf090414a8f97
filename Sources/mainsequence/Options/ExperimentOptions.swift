import ArgumentParser
import Experiments
import TableFormats
import Tables

/// The options that name an experiment and override parts of it.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The experiment file (.yaml or .yml), to which paths in it are relative, or a table of stars. Default: the built-in assignment.",
      valueName: "experiment|table"),
    completion: .file())
  var source: String?

  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "The table of stars, instead of the experiment's; - for standard input.", valueName: "file"),
    completion: .file())
  var otherData: String?

  /// The experiment file; nil for none.
  var path: String? { source.flatMap { Self.isTable($0) ? nil : $0 } }

  /// The table of stars; nil for that of the experiment.
  var data: String? { otherData ?? source.flatMap { Self.isTable($0) ? $0 : nil } }

  /// The file that the command is about: the experiment or, without one, the table; nil for the assignment.
  var subject: String? { source ?? otherData }

  /// Whether a file is a table rather than an experiment, by its extension.
  static func isTable(_ path: String) -> Bool {
    let path = path.lowercased()
    return !path.hasSuffix(".yaml") && !path.hasSuffix(".yml") && path != "-"
  }

  @Option(help: Self.tableHelp)
  var table: String?

  /// The help on a table among several.
  static let tableHelp = ArgumentHelp(
    "The table to read, if the file holds several. Default: the first with stars.",
    valueName: "name|number")

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  @Option(help: Self.weightHelp)
  var weight: String?

  /// The help on weighted rows.
  static let weightHelp = ArgumentHelp(
    "The column of the number of stars that each row stands for.", valueName: "column")

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width of a cell in each feature, as in 0.02x0.002.", valueName: "widths"))
  var cell: CellArgument?

  @Option(
    name: .customLong("learning-rate"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Override the learning rates (repeatable).", valueName: "rate"),
    transform: number)
  var learningRates: [Double] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Override the number of epochs.", valueName: "number"))
  var epochs: Int?

  func validate() throws {
    if otherData != nil, let source, Self.isTable(source) {
      throw ValidationError("--data goes with an experiment (.yaml), not with another table")
    }
    if let weight, weight.allSatisfy(\.isWhitespace) {
      throw ValidationError("--weight needs the name of a column")
    }
    if let rate = learningRates.first(where: { !($0 > 0 && $0.isFinite) }) {
      throw ValidationError("a learning rate is a positive number, not \(rate)")
    }
    if Set(learningRates).count < learningRates.count {
      throw ValidationError("a learning rate is given twice")
    }
    if let epochs, !(1...Run.epochLimit).contains(epochs) {
      throw ValidationError(
        "the number of epochs lies between 1 and \(Run.epochLimit), not \(epochs)")
    }
  }

  /// Parses a number as tables and experiments write it.
  private static func number(_ argument: String) throws -> Double {
    do throws(NumberFault) {
      return try Double(numeral: Array(argument.utf8)[...])
    } catch {
      throw ValidationError("it \(error.predicate)")
    }
  }
}
