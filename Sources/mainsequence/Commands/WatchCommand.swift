import ArgumentParser
import Formatting
import Reporting

/// Rebuilds the report whenever one of its inputs is saved.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Rebuild the report whenever one of its inputs is saved.",
    usage: "mainsequence watch [<experiment>] [--output <folder>] [<options>]",
    discussion: """
      Builds the report, and rebuilds what is affected each time the experiment, the table, the template or a curve is saved. After a broken save the errors are printed, and the last good report stays. Ctrl-C ends it.

      EXAMPLES
        mainsequence watch my/experiment.yaml -o my/report
        mainsequence watch --data stars.csv     the assignment's network on your stars
      """)

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var folder: FolderOptions
  @OptionGroup var pages: PaperOptions
  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var confinement: SandboxOptions

  @Option(
    help: ArgumentHelp(
      "The template of the text: a file, or a name that mainsequence templates lists.",
      valueName: "name|file"),
    completion: .file(extensions: ["mustache"]))
  var template: String?

  func validate() throws {
    if experiment.data == "-" {
      throw ValidationError("standard input cannot be watched; name a file with --data")
    }
    let isFile = template.map { !TemplateSource.isBuiltIn($0, at: $0) } ?? false
    if experiment.path == nil, experiment.data == nil, !isFile {
      throw ValidationError("name an experiment, or a table with --data; there is no file to watch")
    }
  }

  func run() throws {
    var inputs = InputPaths(experiment, figures, template: template)
    var build = ReportBuild(experiment, figures, folder, verbosity)
    build.stages.templateName = template
    build.paper = pages.paper
    try reportingFailures {
      while true {
        let watcher = try FileWatcher(inputs.all)
        if !verbosity.quiet { Terminal.note("watching \(listed(inputs.all))") }
        var now = inputs
        repeat {
          try run(&build)
          watcher.wait()
          now.update()
        } while now == inputs
        inputs = now
      }
    }
  }

  /// Builds the report, or prints why it cannot be built; then the last one stays.
  private func run(_ build: inout ReportBuild) throws {
    let start = ContinuousClock.now
    do {
      var summary = ""
      try reportingFailures { summary = try build.run() }
      let time = (ContinuousClock.now - start) / .milliseconds(1)
      if !verbosity.quiet {
        try Terminal.put("\(summary.dropLast()) (\(Int(time.rounded())) ms)\n")
      }
    } catch is ExitCode {
      if !verbosity.quiet { Terminal.note("the last good report stays; waiting for the next save") }
    }
  }
}

/// The files that a report is made from.
private struct InputPaths: Equatable {
  private let experiment: String?
  private let data: String?
  /// The file of the template of the command line.
  private let template: String?
  private let isTemplateGiven: Bool
  private let curves: [String]
  /// The table, the template and the curves that the experiment names.
  private var named: [String] = []

  init(_ options: ExperimentOptions, _ figures: FigureOptions, template: String?) {
    curves = figures.curves.map(\.plan.file)
    experiment = options.path
    data = options.data
    self.template = template.flatMap {
      TemplateSource.isBuiltIn($0, at: $0) ? nil : $0
    }
    isTemplateGiven = template != nil
    update()
  }

  /// Finds the files that the experiment names now; if it cannot be read, they stay as they were.
  mutating func update() {
    guard let experiment,
      let files = try? LoadedExperiment.files(ofExperiment: experiment)
    else { return }
    named =
      (data == nil ? [files.table] : [])
      + (isTemplateGiven ? [] : [files.template].compactMap(\.self)) + files.curves
  }

  var all: [String] { [experiment, data, template].compactMap(\.self) + curves + named }
}
