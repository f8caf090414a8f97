import ArgumentParser
import Experiments
import Reporting
import Templates

/// What the commands that draw share: the experiment, and what the command line changes of its figures.
struct StudyOptions: ParsableArguments {
  @OptionGroup var base: ExperimentOptions

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

  /// The path of the experiment; nil for the assignment.
  var experiment: String? { base.experiment }
  /// The path of the table, instead of the experiment's.
  var data: String? { base.data }
  /// Whether nothing but errors is said.
  var quiet: Bool { base.quiet }
  /// Whether it is said what is being done.
  var verbose: Bool { base.verbose }

  func validate() throws {
    if let dpi, !Experiment.dpiRange.contains(dpi) {
      throw ValidationError("the resolution lies between 30 and 1200 dots per inch, not \(dpi)")
    }
  }

  /// The experiment with what the command line changes, read but not yet trained.
  func load() throws -> LoadedExperiment {
    var loaded = try base.load()
    if let dpi { loaded.experiment.dpi = dpi }
    if let theme { loaded.experiment.theme = theme }
    if let size { loaded.experiment.size = size }
    if transparent { loaded.experiment.isTransparent = true }
    return loaded
  }

  /// Reads the stars and trains, saying what is odd about the data; a training that diverges is an
  /// error.
  func study(_ loaded: LoadedExperiment) throws -> Study {
    let dataset = try base.dataset(loaded)
    let line = ProgressLine(isShown: !quiet)
    defer { line.clear() }
    return try loaded.study(of: dataset, showing: line)
  }

  /// Says so where the font of the figures is not the one they are made for.
  func noteFont() {
    guard !quiet, let font = FontCheck.shared.substitute() else { return }
    Terminal.note("note: the font \(font.wanted) is not installed; figures are set in \(font.used)")
  }
}
