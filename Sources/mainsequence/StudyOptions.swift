import ArgumentParser
import CairoRendering
import Experiments
import Reporting
import Stars
import Templates

/// What the commands share: the experiment, what the command line changes of it, and how much is said.
struct StudyOptions: ParsableArguments {
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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The resolution of PNG files in dots per inch, 30 to 1200.", valueName: "number"))
  var dpi: Int?

  @Option(help: ArgumentHelp("The look of the figures: light, dark or print.", valueName: "name"))
  var theme: ThemeName?

  @Option(
    help: ArgumentHelp(
      "The printed size of the figures: column, page, slide, or millimetres such as 120 or 120x80mm.",
      valueName: "size"))
  var size: FigureSize?

  @Flag(help: "Draw the figures without a background.")
  var transparent = false

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
    if let dpi, !Experiment.dpiRange.contains(dpi) {
      throw ValidationError("the resolution lies between 30 and 1200 dots per inch, not \(dpi)")
    }
  }

  /// The experiment with what the command line changes, read but not yet trained.
  func load() throws -> LoadedExperiment {
    var loaded = try LoadedExperiment(experimentPath: experiment, dataPath: data)
    loaded.experiment.override(learningRates: learningRates, epochs: epochs)
    if let dpi { loaded.experiment.dpi = dpi }
    if let theme { loaded.experiment.theme = theme }
    if let size { loaded.experiment.size = size }
    if transparent { loaded.experiment.isTransparent = true }
    return loaded
  }

  /// Reads the stars and trains, saying what is odd about the data; a training that diverges is an
  /// error.
  func study(_ loaded: LoadedExperiment) throws -> Study {
    let dataset = try loaded.dataset()
    if !quiet {
      for warning in dataset.warnings.shown { Terminal.note("\(warning)") }
    }
    if verbose {
      Terminal.note("training on \(dataset.count) stars, \(loaded.experiment.runs.count) runs")
    }
    return try loaded.study(of: dataset)
  }

  /// A number as tables and experiments write it.
  private static func number(_ argument: String) throws -> Double {
    do throws(NumberFault) {
      return try Double(numeral: Array(argument.utf8)[...])
    } catch {
      throw ValidationError("it \(error.predicate)")
    }
  }

  /// Says so where the font of the figures is not the one they are made for.
  func noteFont() {
    guard !quiet, let font = FontCheck.shared.substitute() else { return }
    Terminal.note("note: the font \(font.wanted) is not installed; figures are set in \(font.used)")
  }
}

extension ImageFormat {
  /// The format that an experiment names.
  init(_ name: FormatName) {
    switch name {
    case .png: self = .png
    case .pdf: self = .pdf
    case .svg: self = .svg
    }
  }
}

extension Experiment {
  /// Replaces the runs by those of the given rates, and their numbers of epochs by `epochs`.
  ///
  /// A rate that the experiment has too keeps its number of epochs; another takes the first run's.
  mutating func override(learningRates: [Double], epochs: Int?) {
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
