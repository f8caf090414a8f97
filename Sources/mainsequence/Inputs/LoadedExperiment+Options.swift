import Experiments
import Formatting
import Stars
import Tables

extension LoadedExperiment {
  /// Reads the experiment and the table that the command line names, with its overrides.
  init(
    _ options: ExperimentOptions, figures: FigureOptions? = nil,
    presentation: PresentationOptions? = nil, folder: FolderOptions? = nil,
    _ verbosity: VerbosityOptions
  ) throws {
    try self.init(
      experimentPath: options.path, dataPath: options.data, table: options.table,
      options.maxExpansion)
    experiment.apply(options)
    try experiment.apply(weight: options.weight, cell: options.cell)
    overrides = (options.overrides + (figures?.overrides ?? []) + (presentation?.overrides ?? []))
      .joined(separator: "; ")
    if let figures {
      experiment.presentation.apply(figures)
      try experiment.apply(labels: figures.labels)
      try readCurves(adding: figures.curves.map(\.plan))
    }
    if let presentation { try experiment.apply(presentation) }
    if let folder { experiment.apply(folder) }
    if !verbosity.quiet {
      let isLabelGiven = figures?.labels.contains(where: \.isColumn) ?? false
      for guess in guesses where !(isLabelGiven && guess == classGuess) {
        Terminal.note("note: \(guess)")
      }
    }
  }

  /// Reads stars on which no network is trained, and prints the warnings about them.
  func catalogue(_ verbosity: VerbosityOptions) throws -> Catalogue {
    let catalogue = try catalogue()
    if !verbosity.quiet { Terminal.note(catalogue.warnings) }
    return catalogue
  }

  /// Reads the stars that are trained on, and prints the warnings about them.
  func dataset(_ verbosity: VerbosityOptions) throws -> Dataset {
    let dataset = try dataset()
    if !verbosity.quiet { Terminal.note(dataset.warnings) }
    if verbosity.verbose {
      let runs = counted(experiment.runs.count, "run")
      Terminal.note("training on \(counted(dataset.catalogue.starCount, "star")), \(runs)")
    }
    return dataset
  }
}

extension ExperimentOptions {
  /// The overrides of the experiment as text.
  fileprivate var overrides: [String] {
    [
      learningRates.isEmpty
        ? nil : "rates \(learningRates.map(\.description).joined(separator: " "))",
      epochs.map { "epochs \($0)" }, table.map { "table \($0)" },
      weight.map { "weight \($0)" }, cell.map { "cell \($0.text)" },
    ].compactMap(\.self)
  }
}

extension FigureOptions {
  /// The overrides of the experiment as text.
  fileprivate var overrides: [String] {
    [
      dpi.map { "dpi \($0)" }, theme.map { "theme \($0.rawValue)" }, size.map { "size \($0)" },
      transparent ? "transparent" : nil, legend.map { "legend \($0.rawValue)" },
      font.map { "font \($0)" }, labels.isEmpty ? nil : "labels \(labels.map(\.text))",
      curves.isEmpty ? nil : "curves \(curves.map(\.text).joined(separator: " "))",
    ].compactMap(\.self)
  }
}

extension PresentationOptions {
  /// The overrides of the experiment as text.
  fileprivate var overrides: [String] {
    let ranges = [("x range", xRange), ("y range", yRange)].compactMap { name, range in
      range.map { "\(name) \($0.span)" }
    }
    return [
      title.map { "title \($0)" }, subtitle.map { "subtitle \($0)" },
      credit.map { "credit \($0)" }, xLabel.map { "x label \($0)" },
      yLabel.map { "y label \($0)" },
      colors.isEmpty ? nil : "colors \(colors.map { "\($0.name ?? "")=\($0.color)" })",
      starColors.map { "star colors \($0.rawValue)" },
      markerSize.map { "marker size \($0.rawValue)" }, names.isEmpty ? nil : "names \(names)",
      brightest.map { "brightest \($0)" }, sun ? "sun" : nil,
      highlight.isEmpty ? nil : "highlight \(highlight)",
    ].compactMap(\.self) + ranges
  }
}

extension Experiment {
  /// Replaces the runs by those of the given learning rates and numbers of epochs.
  ///
  /// A rate that the experiment has keeps its number of epochs; any other takes that of the first run.
  fileprivate mutating func apply(_ options: ExperimentOptions) {
    if !options.learningRates.isEmpty {
      let usual = runs.first?.epochs ?? 10
      runs = options.learningRates.map { rate in
        Run(
          learningRate: rate,
          epochs: runs.first { $0.learningRate == rate }?.epochs ?? usual)
      }
    }
    guard let epochs = options.epochs else { return }
    for index in runs.indices { runs[index].epochs = epochs }
  }

  /// Overrides the column of weights and the widths of a cell.
  ///
  /// - Throws: A fault where these do not fit the features.
  mutating func apply(weight: String?, cell: CellArgument?) throws(Diagnostics) {
    if let weight { self.weight = weight }
    if let cell { self.cell = cell.widths }
    if let weight, (features.map { columns[$0] ?? $0 }).contains(weight) {
      throw Diagnostics([Diagnostic(.error, "the weight cannot be a feature")])
    }
    if let misfit = cellMisfit {
      throw Diagnostics([
        Diagnostic(
          .error, misfit,
          suggestion: self.weight == nil
            ? "name the column of the numbers of stars with --weight COLUMN"
            : "the features are \(listing(features))")
      ])
    }
  }

  /// Overrides the formats; figures need no files if they are embedded in a page without a Markdown text.
  fileprivate mutating func apply(_ options: FolderOptions) {
    guard let format = options.format else { return }
    let isPageAlone = !format.documents.isEmpty && !format.documents.contains(.markdown)
    if !format.images.isEmpty || isPageAlone { formats = format.images }
  }
}
