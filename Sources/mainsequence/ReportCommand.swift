import ArgumentParser
import Experiments
import Reporting

/// Writes the whole report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Trains the network and writes the report with its figures and tables.",
    usage: "mainsequence report [<experiment>] [--output <folder>] [<options>]",
    discussion: """
      Writes report.md, figures/ and tables/ into the output folder, each file whole
      or not at all.

      EXAMPLES
        mainsequence report                           the assignment, into output/
        mainsequence report my/experiment.yaml        your own experiment
        mainsequence report --data stars.csv -o mine  the same network on other stars
        mainsequence report --format png,pdf,svg --dpi 300
      """)

  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output = "output"

  @Option(
    help: ArgumentHelp(
      "The formats of the figures: png, pdf, svg, separated by commas.", valueName: "formats"))
  var format: FormatList?

  @Option(
    help: ArgumentHelp("A Mustache template for report.md.", valueName: "file"),
    completion: .file(extensions: ["mustache"]))
  var template: String?

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a folder") }
  }

  func run() throws {
    try reportingFailures {
      var loaded = try study.load()
      if let format { loaded.experiment.formats = format.names }
      let template = try loaded.template(at: template)
      let files = try files(loaded, template)
      study.noteFont()
      let changed = try holdingInterruptions { () throws(OutputError) in
        try OutputFolder(output).write(files)
      }
      try tell(files.count, changed)
    }
  }

  /// The files of the report; where the stars have no classes, nothing is trained.
  private func files(
    _ loaded: LoadedExperiment, _ template: ReportTemplate
  ) throws -> [Report.File] {
    let (isOwnTable, version) = (loaded.isOwnTable, MainSequence.version)
    if loaded.experiment.label == nil {
      let stars = StarReport(
        loaded.experiment, try loaded.catalogue(), isOwnTable: isOwnTable, version: version)
      return try stars.files(template: template, render: study.renderer(loaded))
    }
    let report = Report(try study.study(loaded), isOwnTable: isOwnTable, version: version)
    return try report.files(template: template, render: study.renderer(loaded))
  }

  private func tell(_ count: Int, _ changed: [String]) throws {
    if study.verbose {
      for path in changed { Terminal.note("wrote \(output)/\(path)") }
    }
    guard !study.quiet else { return }
    let kept = count - changed.count
    let detail =
      changed.isEmpty
      ? "nothing has changed"
      : "\(counted(changed.count, "file")) written\(kept > 0 ? ", \(kept) unchanged" : "")"
    try Terminal.put(Array("\(output)/report.md: \(detail)\n".utf8))
  }
}

/// Formats separated by commas.
struct FormatList: ExpressibleByArgument {
  var names: [FormatName]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let names = parts.compactMap { FormatName(rawValue: $0.lowercased()) }
    guard names.count == parts.count, Set(names).count == names.count else { return nil }
    self.names = names
  }

  static let allValueStrings = FormatName.allCases.map(\.rawValue)
}
