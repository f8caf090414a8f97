import ArgumentParser
import Experiments
import Reporting
import Tables

/// What all commands that train share: the experiment, what the command line changes of it, and how much is
/// said.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: "The experiment file (YAML); paths in it are relative to it. Left out: the assignment.",
    completion: .file(extensions: ["yaml", "yml"]))
  var experiment: String?

  @Option(
    help: ArgumentHelp(
      "The table of stars, instead of the experiment's; - for standard input.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(
    name: .customLong("learning-rate"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A learning rate, instead of the experiment's; may be given several times.", valueName: "rate"
    ), transform: number)
  var learningRates: [Double] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of epochs, instead of the experiment's.", valueName: "number"))
  var epochs: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say what is being done.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
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

  /// The experiment with what the command line changes, read but not yet trained.
  func load() throws -> LoadedExperiment {
    var loaded = try LoadedExperiment(experimentPath: experiment, dataPath: data)
    loaded.experiment.override(learningRates: learningRates, epochs: epochs)
    return loaded
  }

  /// Reads the stars, saying what is odd about them.
  func dataset(_ loaded: LoadedExperiment) throws -> Dataset {
    let dataset = try loaded.dataset()
    if !quiet {
      for warning in dataset.warnings.shown { Terminal.note("\(warning)") }
    }
    if verbose {
      Terminal.note("training on \(dataset.count) stars, \(loaded.experiment.runs.count) runs")
    }
    return dataset
  }

  /// A number as tables and experiments write it.
  private static func number(_ argument: String) throws -> Double {
    do throws(NumberFault) {
      return try Double(numeral: Array(argument.utf8)[...])
    } catch {
      throw ValidationError("it \(error.predicate)")
    }
  }
}

extension Experiment {
  /// Replaces the runs by those of the given rates, and their numbers of epochs by `epochs`.
  ///
  /// A rate that the experiment has too keeps its number of epochs; another takes the first run's.
  fileprivate mutating func override(learningRates: [Double], epochs: Int?) {
    if !learningRates.isEmpty {
      let usual = runs.first?.epochs ?? 10
      runs = learningRates.map { rate in
        Run(
          learningRate: rate,
          epochs: runs.first { $0.learningRate == rate }?.epochs ?? usual)
      }
    }
    guard let epochs else { return }
    for index in runs.indices { runs[index].epochs = epochs }
  }
}
