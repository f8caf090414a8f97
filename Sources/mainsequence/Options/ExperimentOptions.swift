import ArgumentParser
import Experiments
import Tables

/// The options that name an experiment and override parts of it.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The experiment file (YAML); paths in it are relative to it. Default: the built-in assignment.",
      valueName: "experiment"),
    completion: .file(extensions: ["yaml", "yml"]))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "The table of stars, instead of the experiment's; - for standard input.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(help: Self.tableHelp)
  var table: String?

  /// The help on a table among several.
  static let tableHelp = ArgumentHelp(
    "The table to read, if the file holds several. Default: the first with stars.",
    valueName: "name|number")

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
