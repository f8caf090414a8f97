import CairoRendering
import Experiments
import Formatting
import OutputFiles
import Parallelism
import Reporting
import Stars
import Tables
import Templates

/// The stages of a report in memory: train, draw, and write the text.
struct ReportStages {
  var verbosity: VerbosityOptions
  /// The template of the command line, a file or a name; nil for the experiment's or the program's own.
  var templateName: String?
  /// Whether the text and the tables are wanted, not the figures alone.
  var hasText = true
  /// The formats of the text.
  var documents: [DocumentFormat] = [.markdown]
  /// Whether ``failures`` are printed, too.
  var printsFailures = true
  /// The trainings of the last report that diverged, in cross-validation too, and, with patience, the lack of a
  /// result, a sentence each.
  private(set) var failures: [String] = []
  /// Whether there are ``failures``.
  var hasFailed: Bool { !failures.isEmpty }
  /// The stars of the last report, and the training on them; nil if there is none, or if nothing was trained.
  private(set) var results: (catalogue: Catalogue, study: Study?)?
  /// The last training, and what was trained on, for a next report that lists what has changed since.
  private var lastStudy: (experiment: Experiment, table: [UInt8], study: Study)?
  /// The template that was parsed last, for a next report with the same.
  private var lastTemplate: (source: [UInt8], parsed: ReportTemplate)?

  init(_ verbosity: VerbosityOptions) { self.verbosity = verbosity }

  /// The source of the template; nil for figures alone.
  func template(of inputs: LoadedExperiment) throws -> TemplateSource? {
    hasText ? try inputs.template(named: templateName) : nil
  }

  /// The files that `inputs` give, of a report whose predecessor was made from the table `earlier`.
  mutating func files(on inputs: LoadedExperiment, since earlier: [UInt8]?) throws -> [Report.File]
  {
    let source = try template(of: inputs)
    try parse(source)
    return try files(of: try report(on: inputs, since: earlier), on: inputs, source)
  }

  /// The report before anything is drawn; if the stars have no classes, or the template that was parsed last is
  /// a catalogue, nothing is trained.
  ///
  /// `earlier` is the table of the last report, if that table was a different one.
  mutating func report(on inputs: LoadedExperiment, since earlier: [UInt8]?) throws
    -> Report
  {
    (failures, results) = ([], nil)
    let (isOwnTable, version) = (inputs.isOwnTable, MainSequence.version)
    if inputs.experiment.label == nil || hasText && lastTemplate?.parsed.kind.isTrained == false {
      let catalogue = try inputs.catalogue(verbosity)
      inputs.noteDiagram(of: catalogue, verbosity)
      results = (catalogue, nil)
      return Report(
        catalogue, of: inputs.experiment, curves: try inputs.curves(over: catalogue),
        isOwnTable: isOwnTable, version: version)
    }
    let dataset = try inputs.dataset(verbosity)
    try inputs.experiment.requireRoom(
      for: inputs.experiment.figures, classes: dataset.classes.count)
    if inputs.experiment.figures.contains(.hrDiagram) {
      inputs.noteDiagram(of: dataset.catalogue, verbosity)
    }
    let curves = try inputs.curves(over: dataset.catalogue)
    let line = ProgressLine(isShown: !verbosity.quiet)
    defer { line.clear() }
    let (study, earlierStudy) = try studies(
      of: dataset, inputs, since: hasText ? earlier : nil, showing: line)
    lastStudy = (inputs.experiment, inputs.tableBytes, study)
    let further = FurtherTrainings(study, hasText: hasText) { line.note($0, $1, of: $2) }
    line.hide()
    results = (dataset.catalogue, study)
    failures = LoadedExperiment.failures(of: study)
    if case .failure(let diverged)? = further.folds {
      failures.append("the cross-validation has no result: \(diverged)")
    }
    if printsFailures { for failure in failures { Terminal.note("error: \(failure)") } }
    line.note(hasText ? "writing and drawing" : "drawing")
    return Report(
      study, further, since: earlierStudy, curves: curves,
      isOwnTable: isOwnTable, version: version, hasText: hasText)
  }

  /// The training on `dataset`, and that on the table `earlier`, which is the last one if that had the same table and
  /// experiment; else both are trained in parallel.
  private func studies(
    of dataset: Dataset, _ inputs: LoadedExperiment, since earlier: [UInt8]?,
    showing line: ProgressLine
  ) throws -> (Study, earlier: Study?) {
    let known = lastStudy.flatMap {
      $0.table == earlier && $0.experiment == inputs.experiment ? $0.study : nil
    }
    let trained = try concurrentMap(earlier == nil || known != nil ? 1 : 2) { index throws in
      index == 0
        ? try inputs.study(of: dataset, showing: line)
        : earlier.flatMap { inputs.study(ofTable: $0) }
    }
    guard let study = trained[0] else { preconditionFailure("a study that failed has thrown") }
    return (study, known ?? (trained.count > 1 ? trained[1] : nil))
  }

  /// The files of `report` on `inputs`, but for those that are kept.
  ///
  /// `source` is the template that was parsed last; `kept` are the omitted labels, by the paths of the files that are
  /// kept.
  func files(
    of report: Report, on inputs: LoadedExperiment, _ source: TemplateSource?,
    keeping kept: [String: [String]] = [:]
  ) throws -> [Report.File] {
    var inputs = inputs
    let hasPDF = hasText && documents.contains(.pdf)
    let hasWord = hasText && documents.contains(.docx)
    inputs.recordings = FigureRecordings()
    var origin = inputs.figureOrigin
    origin.inputs[.template] = source.map { "\(Fingerprint($0.bytes))" }
    return try report.files(
      template: hasText ? lastTemplate?.parsed : nil, documents: documents,
      explorer: Self.explorer, from: origin.description, keeping: kept, render: inputs.renderer,
      renderPDF: hasPDF ? inputs.pdfRenderer(of: origin, verbosity) : nil,
      renderWord: hasWord ? inputs.wordRenderer(of: origin, verbosity) : nil)
  }

  /// The explorer of the network in a page.
  private static let explorer = Explorer(
    markup: text(ExplorerTemplate.markup), style: text(ExplorerTemplate.style),
    scripts: [
      ExplorerTemplate.elementary, ExplorerTemplate.network, ExplorerTemplate.drawing,
      ExplorerTemplate.controls,
    ].map(text))

  private static func text(_ file: [UInt8]) -> String { String(decoding: file, as: UTF8.self) }

  /// Parses the template, unless it is the last one, so that its faults are found before the training.
  mutating func parse(_ source: TemplateSource?) throws(Diagnostics) {
    guard let source, lastTemplate?.source != source.bytes else { return }
    lastTemplate = (source.bytes, try source.parsed())
  }
}
