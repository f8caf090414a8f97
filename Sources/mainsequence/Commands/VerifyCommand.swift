import ArgumentParser
import Experiments
import Formatting
import OutputFiles
import Plotting
import Reporting
import TableFormats
import Tables

/// Verifies that files are what the inputs give.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify that a report is what its table and experiment give.",
    usage: "mainsequence verify [<report>] [<experiment>] [<options>]",
    discussion: """
      Builds the report again, without writing anything, and compares each file byte for byte. It answers "identical" (exit code 0), or which input or file differs (exit code 1). <report> is the folder of a report, or one of its files: a figure, a page or a table. Give the experiment and the options that the report was made with.

      EXAMPLES
        mainsequence verify                           output/, the assignment
        mainsequence verify my/report my/experiment.yaml
        mainsequence verify loss.png --data stars.csv --epochs 200
      """)

  @Argument(
    help: "The folder of a report, or a file of it. Default: output.", completion: .file())
  var report = "output"

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var pages: PaperOptions
  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var confinement: SandboxOptions

  @Option(
    help: ArgumentHelp(
      "The template that the text was made with, a file or a name.", valueName: "name|file"),
    completion: .file(extensions: ["mustache"]))
  var template: String?

  func validate() throws {
    if report.isEmpty { throw ValidationError("name the folder of a report, or a file of it") }
  }

  func run() throws {
    try reportingFailures {
      let path = try VerifiedPath(report)
      let verification: Verification
      do {
        var inputs = try LoadedExperiment(
          experiment, figures: figures, presentation: presentation, verbosity)
        if let paper = pages.paper { inputs.experiment.paper = paper }
        verification =
          switch path {
          case .folder(let folder): try self.verification(of: folder, &inputs, since: path.origin)
          case .file(let bytes, let kind):
            try self.verification(of: bytes, kind, &inputs, since: path.origin)
          }
      } catch let error where Self.concernsInputs(error) {
        try reportInputs(madeFrom: path.origin, after: error)
        throw error
      }
      if verification.isIdentical {
        let files = counted(verification.made.count, "file")
        return try Terminal.put("\(report): identical (\(files))\n")
      }
      try Terminal.put(verification.differences.map { "\(report): \($0)\n" }.joined())
      throw Status.different
    }
  }

  /// Whether an error means that the inputs give no report.
  private static func concernsInputs(_ error: any Error) -> Bool {
    error is Diagnostics || error is InputError || error is DivergedTraining
  }

  /// Prints which inputs are not those of `origin`, and the error that they lead to; throws the answer if there are any.
  private func reportInputs(madeFrom origin: Provenance?, after error: any Error) throws {
    guard let origin else { return }
    let changed = ChangedInputs(since: origin, experiment, template: template).names
    if changed.isEmpty { return }
    let verification = Verification(found: [:], made: [], names: changed)
    let inputs = OutputRecord.Input.allCases.filter { changed[$0] != nil }
    let lines = inputs.map { "\(report): \(verification.sentence($0))\n" }
    try Terminal.put(lines.joined())
    do { try reportingFailures { throw error } } catch is ExitCode { throw Status.different }
  }

  /// The comparison of a whole folder, in the formats that it has.
  private func verification(
    of folder: OutputFolder, _ inputs: inout LoadedExperiment, since origin: Provenance?
  ) throws -> Verification {
    let paths = folder.files(in: "figures")
    let documents = DocumentFormat.allCases.filter {
      folder.read($0.path) != nil
    }
    guard !documents.isEmpty || !paths.isEmpty else {
      throw InputError(path: report, reason: "this folder holds no report")
    }
    inputs.experiment.formats = ImageFormat.allCases.filter { format in
      paths.contains { $0.hasSuffix("." + format.rawValue) }
    }
    let tables = folder.read(DataRecord.path).flatMap { DataRecord(file: $0) }
    let made = try made(documents, inputs, since: tables?.earlier(than: inputs.tableBytes))
    let found = made.reduce(into: [:]) { $0[$1.path] = folder.read($1.path) }
    var verification = Verification(found: found, made: made, names: names(inputs, since: origin))
    // The table of the last report is known only beside that report.
    if let last = tables?.last,
      found.values.contains(where: {
        Provenance(ofReport: $0)?.inputs[.data] == "\(Fingerprint(last))"
      })
    {
      verification.change =
        TableChange(
          from: last, to: inputs.tableBytes, name: inputs.tableName, table: inputs.experiment.table,
          inputs.expansion)?
        .description
    }
    return verification
  }

  /// The comparison of a single file with that of the same content, or else of the same name, or else of its kind.
  private func verification(
    of bytes: [UInt8], _ kind: VerifiedPath.Kind, _ inputs: inout LoadedExperiment,
    since origin: Provenance?
  ) throws -> Verification {
    var documents: [DocumentFormat] = []
    switch kind {
    case .image(let format):
      inputs.experiment.formats = [format]
      inputs.experiment.figures = FigureName.allCases.filter { [inputs] kind in
        (try? inputs.experiment.requireRoom(for: [kind])) != nil
      }
    case .document(let format): documents = [format]
    case .table: documents = [.markdown]
    }
    let name = report.split(separator: "/").last.map(String.init) ?? report
    let ending = name.split(separator: ".").last.map { "." + $0 } ?? ""
    let candidates = try made(documents, inputs, since: nil).filter { $0.path.hasSuffix(ending) }
    let match =
      candidates.first { $0.bytes == bytes }
      ?? candidates.first { $0.path.split(separator: "/").last.map(String.init) == name }
    let made = (match ?? candidates.first).map { [$0] } ?? []
    var verification = Verification(
      found: made.reduce(into: [:]) { $0[$1.path] = bytes }, made: made,
      names: names(inputs, since: origin))
    verification.isNamed = match != nil
    return verification
  }

  /// The files that the inputs give.
  private func made(
    _ documents: [DocumentFormat], _ inputs: LoadedExperiment, since earlier: [UInt8]?
  ) throws -> [Report.File] {
    var stages = ReportStages(verbosity)
    stages.templateName = template
    stages.hasText = !documents.isEmpty
    stages.documents = documents
    return try stages.files(on: inputs, since: earlier)
  }

  /// The names of the inputs.
  private func names(
    _ inputs: LoadedExperiment, since origin: Provenance?
  ) -> [OutputRecord.Input: String] {
    let curves = ChangedInputs.curves(inputs.curveFiles, since: origin)
    return [
      .data: inputs.tableName,
      .experiment: experiment.path
        ?? (inputs.classGuess == nil
          ? "the built-in experiment" : "the experiment inferred from \(inputs.tableName)"),
      .template: (try? inputs.template(named: template).name) ?? "the template",
      .curves: curves ?? "a curve",
    ]
  }
}
