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
      A table (.csv, .fits and so on) can take the place of the experiment. <kind> is hr-diagram, network, decision, loss, sweep, evolution, probability, confusion, reliability, roc, precision-recall, parameters, agreement, learning-curves or evolution-animated (an animated PNG or SVG). The format follows from the extension of the output file. Figures of a single run use the one with the lowest final loss; pick another with --learning-rate.

      EXAMPLES
        mainsequence plot hr-diagram -o hr.pdf
        mainsequence plot hr-diagram pleiades.csv \\
          --curve mist.iso.cmd@8.1 -o hr.png
        mainsequence plot hr-diagram gaia.fits --size A1 --brightest 30 \\
          --title "The solar neighbourhood" --credit "Data: ESA/Gaia" -o hr.pdf
        mainsequence plot loss --learning-rate 0.1 --learning-rate 10 \\
          --epochs 200 -o loss.pdf
        mainsequence plot decision --learning-rate 2 --epochs 3000 -o map.png
        mainsequence plot evolution-animated --learning-rate 2 --epochs 300 -o map.svg
        mainsequence plot hr-diagram cells.csv --weight n \\
          --cell 0.02x0.005 -o hr.png
        mainsequence plot hr-diagram my/experiment.yaml -o - --format svg > hr.svg
      """)

  @Argument(help: ArgumentHelp("The figure to draw.", valueName: "kind"))
  var plot: PlotKind

  private var kind: FigureName { plot.figure }

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var presentation: PresentationOptions

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

  @Flag(help: "Print the caption and the alternative text to standard output.")
  var caption = false

  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    if caption, output == "-" {
      throw ValidationError("--caption would mix with a figure on standard output; name a file")
    }
    if try chosenFormat() == .pdf, plot.isAnimated {
      throw ValidationError("a PDF cannot be animated; use .png or .svg")
    }
  }

  func run() throws {
    let format = try chosenFormat()
    try reportingFailures {
      let loaded = try LoadedExperiment(
        experiment, figures: figures, presentation: presentation, verbosity)
      try OutputFile(path: output).requireNone(of: loaded.files)
      try loaded.experiment.requireRoom(for: [kind])
      var hasFailed = false
      if plot.isAnimated {
        let animation = try animation(of: loaded, &hasFailed)
        if !verbosity.quiet { FontCheck.shared.noteSubstitute() }
        try OutputFile(path: output).write(try loaded.animated(animation, as: format))
        if caption, let last = animation.frames.last {
          try Terminal.put("\(last.alternativeText)\n")
        }
        if hasFailed { throw Status.diverged }
        return
      }
      guard let figure = try figure(of: loaded, hasFailed: &hasFailed) else {
        Terminal.note("error: \(need)")
        throw Status.data
      }
      let render = loaded.renderer
      let drawn = try render(figure.figure, [format])
      if !verbosity.quiet {
        FontCheck.shared.noteSubstitute()
        loaded.figureNotes.print()
      }
      if !verbosity.quiet, let note = kind.omissionNote(drawn.omissions.labels) {
        Terminal.note("note: \(note)")
      }
      try OutputFile(path: output).write(drawn.bytes)
      if caption {
        let note = kind.omissionNote(drawn.omissions.labels).map { " \($0)." } ?? ""
        let text = "\(figure.caption)\(note)\n\n\(figure.figure.alternativeText)\n"
        try Terminal.put(text)
      }
      if verbosity.verbose, output != "-" { Terminal.note("wrote \(output)") }
      if hasFailed { throw Status.diverged }
    }
  }

  /// What an experiment without a figure of this kind lacks.
  private var need: String {
    switch kind {
    case .agreement:
      "a map of agreement needs two features, and several seeds in training: {seeds: 10}"
    case .learningCurves:
      "learning curves need several seeds in training: {seeds: 10}, and random weights (initial: glorot) or batches"
    case .roc: "a ROC curve needs stars of two classes, among the validation stars if there are any"
    case .precisionRecall:
      "a precision–recall curve needs stars of two classes, among the validation stars if there are any"
    case .probability: "a probability map needs two features"
    default: "a decision map needs two features"
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
    hasFailed = Terminal.noteFailures(of: study)
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
    case .reliability: return study.bestIndex.map(figures.reliability)
    case .roc: return study.bestIndex.flatMap(figures.roc)
    case .precisionRecall: return study.bestIndex.flatMap(figures.precisionRecall)
    case .probability: return study.bestIndex.flatMap(figures.probability)
    case .learningCurves:
      return SeedSpread(study) { line.note(.seeds, $0, of: $1) }.flatMap(figures.learningCurves)
    case .parameters: return study.bestIndex.map(figures.parameters)
    }
  }

  /// The animation of the training, with the same parameters as the figure.
  private func animation(
    of loaded: LoadedExperiment, _ hasFailed: inout Bool
  ) throws -> Animation {
    let line = ProgressLine(isShown: !verbosity.quiet)
    defer { line.clear() }
    let study = try loaded.study(of: try loaded.dataset(verbosity), showing: line)
    hasFailed = Terminal.noteFailures(of: study)
    guard let animation = study.bestIndex.flatMap(StudyFigures(study).animation) else {
      Terminal.note("error: \(need)")
      throw Status.data
    }
    return animation
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

extension ImageFormat: ExpressibleByArgument {}
