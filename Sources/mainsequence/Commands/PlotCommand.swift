import ArgumentParser
import Experiments
import Formatting
import Plotting
import Reporting

/// Draws one figure.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw one figure.",
    usage: "mainsequence plot <kind> [<experiment>] --output <file> [<options>]",
    discussion: """
      <kind> is hr-diagram, network, decision, loss, sweep, evolution, confusion or parameters. The format follows from the extension of the output file. Figures of a single run use the one with the lowest final loss; pick another with --learning-rate.

      EXAMPLES
        mainsequence plot hr-diagram -o hr.pdf
        mainsequence plot hr-diagram --data pleiades.csv \\
          --curve mist.iso.cmd@8.1 -o hr.png
        mainsequence plot loss --learning-rate 0.1 --learning-rate 10 \\
          --epochs 200 -o loss.pdf
        mainsequence plot decision --learning-rate 2 --epochs 3000 -o map.png
        mainsequence plot hr-diagram my/experiment.yaml -o - --format svg > hr.svg
      """)

  @Argument(help: "The figure to draw.")
  var kind: FigureName

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var figures: FigureOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, .png, .pdf or .svg; - for standard output.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "The format: png, pdf or svg. Default: by the extension of the file.", valueName: "format"))
  var format: ImageFormat?

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    _ = try chosenFormat()
  }

  func run() throws {
    let format = try chosenFormat()
    try reportingFailures {
      let loaded = try LoadedExperiment(experiment, figures: figures, verbosity)
      try loaded.experiment.requireRoom(for: [kind])
      var hasFailed = false
      guard let figure = try figure(of: loaded, hasFailed: &hasFailed) else {
        Terminal.note(
          kind == .agreement
            ? "error: a map of agreement needs two features, and several seeds in training: {seeds: 10}"
            : "error: a decision map needs two features")
        throw Status.data
      }
      let render = loaded.renderer
      guard let drawn = try render(figure.figure, [format]).first else { return }
      if !verbosity.quiet { FontCheck.shared.noteSubstitute() }
      if !verbosity.quiet, let note = kind.omissionNote(drawn.omissions.labels) {
        Terminal.note("note: \(note)")
      }
      try OutputFile(path: output).write(drawn.bytes)
      if verbosity.verbose, output != "-" { Terminal.note("wrote \(output)") }
      if hasFailed { throw Status.diverged }
    }
  }

  /// The figure; nothing is trained for one of the stars alone.
  ///
  /// - Parameters:
  ///   - loaded: The experiment.
  ///   - hasFailed: Set if a training diverged or, with patience, none has a result.
  /// - Returns: The figure; nil if the experiment has none of this kind.
  /// - Throws: The faults of the inputs, and that every training diverged.
  private func figure(of loaded: LoadedExperiment, hasFailed: inout Bool) throws -> ReportFigure? {
    if kind == .hrDiagram {
      let catalogue = try loaded.catalogue(verbosity)
      try loaded.experiment.requireRoom(
        for: [kind], classes: loaded.experiment.classes(of: catalogue).count)
      loaded.noteDiagram(of: catalogue, verbosity)
      let curves = try loaded.curves(over: catalogue)
      return StarFigures(loaded.experiment, catalogue, curves: curves).hrDiagram()
    }
    let dataset = try loaded.dataset(verbosity)
    try loaded.experiment.requireRoom(for: [kind], classes: dataset.classes.count)
    let line = ProgressLine(isShown: !verbosity.quiet)
    defer { line.clear() }
    let study = try loaded.study(of: dataset, showing: line)
    hasFailed = LoadedExperiment.hasFailed(study)
    let figures = StudyFigures(study)
    switch kind {
    case .hrDiagram: return figures.hrDiagram()
    case .network: return figures.network()
    case .decision: return study.bestIndex.flatMap(figures.decision)
    case .loss: return study.runs.count == 1 ? figures.loss(ofRun: 0) : figures.losses()
    case .sweep:
      return figures.sweep(LearningRateSweep(study) { line.note(.sweep, $0, of: $1) })
    case .agreement:
      return SeedSpread(study) { line.note(.seeds, $0, of: $1) }.flatMap(figures.agreement)
    case .evolution: return study.bestIndex.flatMap(figures.evolution)
    case .confusion: return study.bestIndex.map(figures.confusion)
    case .parameters: return study.bestIndex.map(figures.parameters)
    }
  }

  private func chosenFormat() throws -> ImageFormat {
    if let format { return format }
    if output == "-" {
      throw ValidationError("standard output has no extension; add --format png, pdf or svg")
    }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard output.contains("."), let format = ImageFormat(rawValue: ending) else {
      throw ValidationError(
        "\(output) does not end in .png, .pdf or .svg; rename it or add --format")
    }
    return format
  }
}

extension FigureName: ExpressibleByArgument {}
extension ImageFormat: ExpressibleByArgument {}
