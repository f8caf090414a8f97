import CairoRendering
import Experiments
import Formatting
import OutputFiles
import Plotting
import Reporting
import Tables

/// A build of a report, or of its figures alone, in a folder: the stages of `report`, `figures` and `watch`.
struct ReportBuild {
  let experiment: ExperimentOptions
  let figures: FigureOptions
  let folder: FolderOptions
  /// The path of the folder.
  var output: String
  /// Training, drawing and writing.
  var stages: ReportStages
  /// The paper of the report as PDF; nil for the experiment's.
  var paper: Paper?
  /// Whether everything is rebuilt, changed or not.
  var isForced = false
  /// Whether ``facts`` are wanted.
  var wantsFacts = false
  /// Whether the network is trained even if no file has to be rebuilt.
  var alwaysTrains = false
  /// The numbers and findings of the last build, if they are wanted; nil if nothing was trained.
  private(set) var facts: JSON?

  init(
    _ experiment: ExperimentOptions, _ figures: FigureOptions, _ folder: FolderOptions,
    _ verbosity: VerbosityOptions
  ) {
    self.experiment = experiment
    self.figures = figures
    self.folder = folder
    output = folder.output
    stages = ReportStages(verbosity)
    // The formats of the command line, else Markdown.
    if let format = folder.format, !format.documents.isEmpty { stages.documents = format.documents }
  }

  private var verbosity: VerbosityOptions { stages.verbosity }

  /// Runs the stages: read the inputs, plan what to rebuild, train, draw, and write the files.
  ///
  /// - Returns: The summary line: what was written, and why.
  mutating func run() throws -> String {
    if documents.contains(.pdf) { DocumentRenderer.prepare() }
    return try run(
      on: try LoadedExperiment(experiment, figures: figures, folder: folder, verbosity))
  }

  /// The formats in which the text is wanted.
  var documents: [DocumentFormat] { stages.hasText ? stages.documents : [] }

  /// Runs the stages after the reading of the inputs.
  mutating func run(on inputs: LoadedExperiment) throws -> String {
    for format in documents { try format.check() }
    var inputs = inputs
    if let paper { inputs.experiment.paper = paper }
    try inputs.experiment.requireRoom(for: inputs.experiment.figures)
    let source = try stages.template(of: inputs)
    var plan = try BuildPlan(
      in: output, from: fingerprints(inputs, source), table: inputs.tableBytes,
      hasText: stages.hasText, documents: documents, isForced: isForced)
    guard plan.isNeeded || wantsFacts || alwaysTrains else { return summary([], of: 0, plan) }
    try stages.parse(source)
    let report = try stages.report(on: inputs, since: plan.earlierTable)
    if wantsFacts { facts = report.facts }
    let files = try stages.files(of: report, on: inputs, source, keeping: plan.omittedLabels)
    if !verbosity.quiet {
      FontCheck.shared.noteSubstitute()
      inputs.figureNotes.print()
    }
    for file in files {
      try OutputFile(path: "\(output)/\(file.path)").requireNone(
        of: inputs.files + [stages.templateName])
    }
    let written = try plan.commit(files, isComplete: !stages.hasFailed)
    if verbosity.verbose {
      for path in written { Terminal.note("wrote \(output)/\(path)") }
    }
    return summary(written, of: Set(files.map(\.path)).union(plan.rebuild.kept.keys).count, plan)
  }

  /// "output/report.md: 2 files written, 17 unchanged; the template has changed".
  private func summary(_ written: [String], of count: Int, _ plan: BuildPlan) -> String {
    let name = stages.hasText ? stages.documents[0].path : "figures"
    let place = "\(output)/\(name): "
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
    var fingerprints = inputs.inputs
    let formats = folder.format?.names.joined(separator: ",") ?? ""
    let paper = paper.map { "; paper \($0.rawValue)" } ?? ""
    fingerprints[.options] = "\(inputs.overrides); formats \(formats)\(paper)"
    // On another table, be it the same file, not all errata are listed.
    if !inputs.isOwnTable { fingerprints[.data]? += " instead" }
    fingerprints[.program] = ProgramIdentity.text
    fingerprints[.template] = template.map { "\(Fingerprint($0.bytes))" }
    return fingerprints
  }
}
