import Experiments
import Formatting
import OutputFiles
import Parallelism
import Reporting
import Tables

/// A build of a report, or of its figures alone, in a folder: the stages of `report`, `figures` and `watch`.
struct ReportBuild {
  let experiment: ExperimentOptions
  let figures: FigureOptions
  let folder: FolderOptions
  let verbosity: VerbosityOptions
  /// The template of the command line; nil for the experiment's or the program's own.
  var templatePath: String?
  /// Whether the text and the tables are wanted, not the figures alone.
  var hasText = true
  /// Whether everything is rebuilt, changed or not.
  var isForced = false
  /// Whether ``facts`` are wanted.
  var wantsFacts = false
  /// The numbers and findings of the last build, if they are wanted; nil if nothing was trained.
  private(set) var facts: JSON?
  /// Whether a training of the last build diverged, in cross-validation too, or, with patience, none has a result.
  private(set) var hasFailed = false
  /// The template that was parsed last, for a next build with the same.
  private var lastTemplate: (source: [UInt8], parsed: ReportTemplate)?

  init(
    _ experiment: ExperimentOptions, _ figures: FigureOptions, _ folder: FolderOptions,
    _ verbosity: VerbosityOptions
  ) {
    self.experiment = experiment
    self.figures = figures
    self.folder = folder
    self.verbosity = verbosity
  }

  /// Runs the stages: read the inputs, plan what to rebuild, train, draw, and write the files.
  ///
  /// - Returns: The summary line: what was written, and why.
  mutating func run() throws -> String {
    let inputs = try LoadedExperiment(
      experiment, figures: figures, folder: folder, verbosity)
    try inputs.experiment.requireRoom(for: inputs.experiment.figures)
    let source = hasText ? try inputs.template(at: templatePath) : nil
    var plan = BuildPlan(
      in: folder.output, from: fingerprints(inputs, source), table: inputs.tableBytes,
      hasText: hasText, isForced: isForced)
    guard plan.isNeeded || wantsFacts else { return summary([], of: 0, plan) }
    let template = try source.map { try parsed($0) }
    let report = try report(on: inputs, since: plan.earlierTable)
    if wantsFacts { facts = report.facts }
    let files = try report.files(
      template: template, documents: documents, keeping: plan.omittedLabels,
      render: inputs.renderer)
    if !verbosity.quiet { FontCheck.shared.noteSubstitute() }
    let written = try plan.commit(files, isComplete: !hasFailed)
    if verbosity.verbose {
      for path in written { Terminal.note("wrote \(folder.output)/\(path)") }
    }
    return summary(written, of: Set(files.map(\.path)).union(plan.rebuild.kept.keys).count, plan)
  }

  /// The formats of the text: those of the command line, else Markdown.
  private var documents: [DocumentFormat] {
    guard let format = folder.format, !format.documents.isEmpty else { return [.markdown] }
    return format.documents
  }

  /// The template of `source`, which is parsed only if it is not the last one.
  private mutating func parsed(_ source: TemplateSource) throws(Diagnostics) -> ReportTemplate {
    if let lastTemplate, lastTemplate.source == source.bytes { return lastTemplate.parsed }
    let parsed = try source.parsed()
    lastTemplate = (source.bytes, parsed)
    return parsed
  }

  /// The report before anything is drawn; if the stars have no classes, nothing is trained.
  ///
  /// `earlier` is the table of the last report, if that table was a different one.
  private mutating func report(on inputs: LoadedExperiment, since earlier: [UInt8]?) throws
    -> Report
  {
    hasFailed = false
    let (isOwnTable, version) = (inputs.isOwnTable, MainSequence.version)
    if inputs.experiment.label == nil {
      let catalogue = try inputs.catalogue(verbosity)
      inputs.noteDiagram(of: catalogue, verbosity)
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
    let earlier = hasText ? earlier : nil
    // The two are trained in parallel.
    let studies = try concurrentMap(earlier == nil ? 1 : 2) { index throws -> Study? in
      index == 0
        ? try inputs.study(of: dataset, showing: line)
        : earlier.flatMap { inputs.study(ofTable: $0) }
    }
    guard let study = studies[0] else { preconditionFailure("a study that failed has thrown") }
    let further = FurtherTrainings(study, hasText: hasText) { line.note($0, $1, of: $2) }
    line.hide()
    hasFailed = LoadedExperiment.hasFailed(study)
    if case .failure(let diverged)? = further.folds {
      Terminal.note("error: the cross-validation has no result: \(diverged)")
      hasFailed = true
    }
    line.note(hasText ? "writing and drawing" : "drawing")
    return Report(
      study, further, since: studies.count > 1 ? studies[1] : nil, curves: curves,
      isOwnTable: isOwnTable, version: version, hasText: hasText)
  }

  /// "output/report.md: 2 files written, 17 unchanged; the template has changed".
  private func summary(_ written: [String], of count: Int, _ plan: BuildPlan) -> String {
    let name = hasText ? "report.\(documents[0].rawValue)" : "figures"
    let place = "\(folder.output)/\(name): "
    if written.isEmpty { return place + "nothing has changed\n" }
    let unchanged = count - written.count
    let counts =
      "\(counted(written.count, "file")) written"
      + (unchanged > 0 ? ", \(unchanged) unchanged" : "")
    let reasons = plan.rebuild.reasons
    return place + counts + (reasons.isEmpty ? "" : "; " + listed(reasons)) + "\n"
  }

  /// A fingerprint of each input but the fonts.
  private func fingerprints(
    _ inputs: LoadedExperiment, _ template: TemplateSource?
  ) -> [OutputRecord.Input: String] {
    let overrides: [String?] = [
      experiment.learningRates.map(\.description).joined(separator: " "),
      experiment.epochs?.description, experiment.table,
      figures.dpi?.description, figures.theme?.rawValue, figures.size.map { "\($0)" },
      figures.transparent ? "transparent" : nil,
      folder.format?.names.joined(separator: ","),
      figures.curves.isEmpty ? nil : "curves " + figures.curves.map(\.text).joined(separator: " "),
    ]
    var fingerprints: [OutputRecord.Input: String] = [
      .data: inputs.dataFingerprint, .experiment: inputs.experimentFingerprint,
      .options: overrides.map { $0 ?? "" }.joined(separator: ";"),
      .program: ProgramIdentity.text,
    ]
    fingerprints[.curves] = inputs.curveFingerprint
    fingerprints[.template] = template.map { "\(Fingerprint($0.bytes))" }
    return fingerprints
  }
}
