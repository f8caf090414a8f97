import CairoRendering
import Documents
import Experiments
import Formatting
import OutputFiles
import Parallelism
import Reporting
import Stars
import Tables
import Templates

/// Several reports, each in a folder of its own, and an index of them.
struct ReportBatch {
  /// The result of a batch.
  struct Outcome {
    /// The number of files.
    var total = 0
    /// The names of the files without a report.
    var failed: [String] = []
    /// Whether a training has no result.
    var hasDiverged = false
  }

  let build: ReportBuild
  /// The names of the files for readers.
  let names: [String]
  let folders: [String]
  let inputs: @Sendable (Int) throws -> LoadedExperiment
  /// The stars that all are compared with, and the name of their table.
  private(set) var reference: (name: String, catalogue: Catalogue)?
  private let isReferenceListed: Bool
  private var title: String?
  private var skipped: [(name: String, reason: String)] = []

  /// The reports on each of `sources`, experiments or tables; the first is the reference.
  init(of sources: [String], _ build: ReportBuild) {
    self.build = Self.quiet(build)
    names = sources
    folders = ReportFolders.names(of: sources, areNested: false)
    let quiet = self.build
    inputs = { index in
      var options = quiet.experiment
      options.source = sources[index]
      return try LoadedExperiment(
        options, figures: quiet.figures, folder: quiet.folder, quiet.stages.verbosity)
    }
    isReferenceListed = true
    reference = (try? inputs(0).catalogue()).map { (sources[0], $0) }
  }

  /// The reports of one experiment on each of the tables in a folder; the experiment's own table is the reference.
  init(each folder: String, _ build: ReportBuild) throws {
    self.build = Self.quiet(build)
    let found = try SubmissionFolder(folder, except: build.output)
    names = found.tables
    skipped = found.skipped
    folders = ReportFolders.names(of: found.tables, areNested: true)
    let own = try LoadedExperiment(
      build.experiment, figures: build.figures, folder: build.folder, build.stages.verbosity)
    try own.experiment.requireRoom(for: own.experiment.figures)
    _ = try build.stages.template(of: own)?.parsed()
    inputs = { try own.onTable(at: folder + "/" + found.tables[$0]) }
    isReferenceListed = false
    reference = (own.tableName, try own.catalogue())
    title = own.experiment.title
  }

  /// The build of each report, which prints nothing.
  private static func quiet(_ build: ReportBuild) -> ReportBuild {
    var build = build
    build.stages.verbosity.quiet = true
    build.stages.verbosity.verbose = false
    build.stages.printsFailures = false
    build.alwaysTrains = true
    return build
  }

  /// Writes all reports and the index, and prints the errors, sorted by the names of their files.
  ///
  /// - Throws: The first output that cannot be written, after all reports.
  func run(_ verbosity: VerbosityOptions) throws -> Outcome {
    if build.hasPDF { try DocumentRenderer.check() }
    let line = ProgressLine(isShown: !verbosity.quiet)
    defer { line.clear() }
    let jobs = try holdingInterruptions { try self.jobs(line) }
    line.clear()
    if !verbosity.quiet { FontCheck.shared.noteSubstitute() }
    var outcome = Outcome(total: jobs.count)
    for (name, job) in zip(names, jobs) {
      if let error = job.error {
        outcome.failed.append(name)
        Terminal.note(Self.message(error, name))
      }
      outcome.hasDiverged = outcome.hasDiverged || !job.failures.isEmpty
      for failure in job.failures { Terminal.note(visible("\(name): error: \(failure)")) }
    }
    try writeIndex(jobs.map(\.entry))
    return outcome
  }

  /// The folder of the report `index`.
  func path(of index: Int) -> String { root + "/" + folders[index] }

  private var root: String { build.output }

  private func writeIndex(_ entries: [ReportIndex.Entry]) throws {
    let index = ReportIndex(
      title: title, entries,
      reference: reference.map { ($0.name, StarPrints($0.catalogue)) },
      isListed: isReferenceListed, skipped: skipped)
    let documents = build.stages.documents
    let script = String(decoding: IndexTemplate.script, as: UTF8.self)
    let files = [DocumentFormat.markdown, .html].map { format in
      let document = index.document(
        linkingTo: documents.contains(format) ? format : documents[0])
      let text =
        format == .markdown
        ? document.markdown : document.html(script: PageScript(script)) { _ in nil }
      return (path: "index.\(format.rawValue)", bytes: Array(text.utf8))
    }
    _ = try holdingInterruptions { () throws(OutputError) in try OutputFolder(root).write(files) }
  }
}
