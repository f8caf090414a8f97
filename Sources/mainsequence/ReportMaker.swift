import CairoRendering
import Experiments
import Formatting
import OutputFiles
import Parallelism
import Plotting
import Reporting
import Synchronization
import Tables

/// Makes a report, or its figures alone, in a folder: what a change touches, and nothing else.
struct ReportMaker {
  var options: ReportOptions
  /// The template of the command line; nil for the experiment's or the program's own.
  var templatePath: String?
  /// Whether the text and the tables are wanted, not the figures alone.
  var isWhole = true
  /// Whether everything is made anew, changed or not.
  var isForced = false
  /// The template that was parsed last, for a next report with the same.
  var lastTemplate: (source: [UInt8], parsed: ReportTemplate)?

  /// Makes what is to be made, and returns what is said of it.
  mutating func make(_ loaded: LoadedExperiment) throws -> String {
    let folder = OutputFolder(options.output)
    let template = isWhole ? try loaded.template(at: templatePath) : nil
    var inputs = inputs(loaded, template)
    let record = folder.read(OutputRecord.path).flatMap { OutputRecord($0) }
    // Nothing waits for the fonts that need not.
    if let record, record.changes(to: inputs).allSatisfy({ $0 == .template }) {
      inputs[.fonts] = FontCheck.shared.description
    }
    let remake =
      isForced
      ? .everything : record?.remake(in: folder, for: inputs, withText: isWhole) ?? .everything
    guard remake.isNeeded else { return said(kept: remake.kept.count, changed: [], remake) }
    let data = folder.read(DataRecord.path).flatMap { DataRecord(file: $0) }
    let omitted = Mutex<[String: Int]>([:])
    let files = try files(
      loaded, template.map { try parsed($0) }, since: data?.earlier(than: loaded.tableBytes),
      keeping: remake.kept.mapValues(\.omittedLabels)
    ) {
      figure, formats, drawn in
      omitted.withLock { omitted in
        for format in formats {
          omitted["figures/\(figure).\(format.rawValue)"] = drawn.first?.omissions.labels
        }
      }
    }
    options.study.noteFont()
    inputs[.fonts] = FontCheck.shared.description
    var new = OutputRecord(inputs: inputs, files: remake.kept, isWhole: isWhole)
    if !isWhole, let record, record.changes(to: inputs).isEmpty { new = record }
    for file in files {
      new.files[file.path] = .init(
        file.bytes, omittedLabels: omitted.withLock { $0[file.path] } ?? 0)
    }
    var records = [(path: OutputRecord.path, bytes: new.bytes)]
    if isWhole {
      let data = data?.following(loaded.tableBytes) ?? DataRecord(loaded.tableBytes)
      // Before the other record, after which nothing is made anew.
      records.insert((DataRecord.path, data.bytes), at: 0)
    }
    let changed = try holdingInterruptions { () throws(OutputError) in
      try folder.write(files + records)
    }.filter { path in !records.contains { $0.path == path } }
    let made = Set(files.map(\.path)).union(remake.kept.keys)
    return said(kept: made.count - changed.count, changed: changed, remake)
  }

  /// The template of `source`, which is parsed only if it is not the last one.
  private mutating func parsed(_ source: TemplateSource) throws(Diagnostics) -> ReportTemplate {
    if let lastTemplate, lastTemplate.source == source.bytes { return lastTemplate.parsed }
    let parsed = try source.parsed()
    lastTemplate = (source.bytes, parsed)
    return parsed
  }

  /// The files of the report, which tells what has changed since the table of an earlier one; where the stars
  /// have no classes, nothing is trained.
  private func files(
    _ loaded: LoadedExperiment, _ template: ReportTemplate?, since earlier: [UInt8]?,
    keeping kept: [String: Int],
    _ note: @escaping @Sendable (String, [ImageFormat], [DrawnFigure]) -> Void
  ) throws -> [Report.File] {
    let (isOwnTable, version) = (loaded.isOwnTable, MainSequence.version)
    let renderer = loaded.renderer
    let render: FigureRenderer = { figure, formats in
      let drawn = try renderer(figure, formats)
      note(figure.name, formats, drawn)
      return drawn
    }
    if loaded.experiment.label == nil {
      let stars = StarReport(
        loaded.experiment, try loaded.catalogue(), isOwnTable: isOwnTable, version: version)
      return try stars.files(
        template: template, documents: options.documents, keeping: kept, render: render)
    }
    let dataset = try options.study.base.dataset(loaded)
    let line = ProgressLine(isShown: !options.study.base.quiet)
    defer { line.clear() }
    let earlier = isWhole ? earlier : nil
    // The two are trained side by side.
    let studies = try concurrently(earlier == nil ? 1 : 2) { index throws -> Study? in
      index == 0
        ? try loaded.study(of: dataset, showing: line)
        : earlier.flatMap { loaded.study(ofTable: $0) }
    }
    guard let study = studies[0] else { preconditionFailure("a study that failed has thrown") }
    line.note(isWhole ? "writing and drawing" : "drawing")
    let report = Report(
      study, since: studies.count > 1 ? studies[1] : nil, isOwnTable: isOwnTable, version: version)
    return try report.files(
      template: template, documents: options.documents, keeping: kept, render: render)
  }

  /// What the files are made from, but for the fonts.
  private func inputs(
    _ loaded: LoadedExperiment, _ template: TemplateSource?
  ) -> [OutputRecord.Input: String] {
    var inputs: [OutputRecord.Input: String] = [
      .data: loaded.dataFingerprint, .experiment: loaded.experimentFingerprint,
      .options: options.fingerprint, .program: ProgramIdentity.text,
    ]
    inputs[.template] = template.map { "\(Fingerprint($0.bytes))" }
    return inputs
  }

  /// "output/report.md: 2 files written, 17 unchanged; the template has changed".
  private func said(kept: Int, changed: [String], _ remake: Remake) -> String {
    if options.study.verbose {
      for path in changed { Terminal.note("wrote \(options.output)/\(path)") }
    }
    let written = counted(changed.count, "file")
    let detail =
      changed.isEmpty
      ? "nothing has changed" : "\(written) written\(kept > 0 ? ", \(kept) unchanged" : "")"
    let reasons = remake.reasons.isEmpty || changed.isEmpty ? "" : "; " + listed(remake.reasons)
    return "\(options.output)/\(isWhole ? "report.md" : "figures"): \(detail)\(reasons)\n"
  }
}
