import ArgumentParser
import Documents
import Formatting

/// Writes the whole report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Train the network, and write the report with its figures and tables.",
    usage: """
      mainsequence report [<experiment>] [--output <folder>] [<options>]
      mainsequence report <experiment> <experiment> ... [--output <folder>]
      mainsequence report [<experiment>] --each <folder> [--output <folder>]
      """,
    discussion: """
      Writes report.md, figures/ and tables/ into the output folder, each file whole or not at all. With --format html, the report is one page that holds its figures; with report-pdf, it is report.pdf, typeset and tagged (pdf alone is a format of the figures); with docx, it is report.docx for Word and LibreOffice, which pandoc writes. If the folder holds an earlier report, only what is affected by a change of the data, the experiment, the template, the options, the fonts or the program is rebuilt, and the reason is printed.

      With several experiments or tables, or with --each and a folder of tables, each has its report in a folder of its own name, and index.md and index.html compare them: stars, errors, warnings, accuracy, loss, differences from the reference, and repeated tables. The reference is the table of the experiment or, without --each, the first one. A file with errors does not stop the others; the exit code is then 65.

      EXAMPLES
        mainsequence report                           the assignment, into output/
        mainsequence report my/experiment.yaml        your own experiment
        mainsequence report --data stars.csv -o mine  the same network on other stars
        mainsequence report --format png,pdf,svg --dpi 300
        mainsequence report --format md,html,png      Markdown and HTML
        mainsequence report --format report-pdf       pages to hand in: report.pdf
        mainsequence report --format docx             pages to edit: report.docx
        mainsequence report --template handout        a worksheet without results
        mainsequence report a.yaml b.yaml -o both     two experiments
        mainsequence report my/experiment.yaml --each submissions -o class
        mainsequence report job/experiment.yaml -o job/output --sandbox
                                                      a job from someone else
        mainsequence report --json > findings.json    the numbers behind every sentence
      """)

  @OptionGroup var experiment: ExperimentOptions
  @Argument(
    help: ArgumentHelp(
      "More experiments or tables: a report for each, and an index.",
      valueName: "experiment|table"),
    completion: .file())
  var others: [String] = []

  @Option(
    help: ArgumentHelp(
      "A folder of tables: a report of the experiment on each, and an index.",
      valueName: "folder"),
    completion: .directory)
  var each: String?

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

  @Flag(help: "Rebuild everything.")
  var force = false

  @Flag(
    help:
      "Print the numbers behind the report and every finding as JSON, instead of the summary; for several reports, those of each with the index."
  )
  var json = false

  func validate() throws {
    if each?.isEmpty == true { throw ValidationError("--each needs the name of a folder") }
    guard each != nil || !others.isEmpty else { return }
    guard !others.isEmpty else { return }
    if each != nil { throw ValidationError("--each goes with one experiment") }
    if experiment.otherData != nil { throw ValidationError("--data goes with one experiment") }
  }

  func run() throws {
    try reportingFailures {
      var build = ReportBuild(experiment, figures, folder, verbosity)
      build.stages.templateName = template
      build.paper = pages.paper
      build.isForced = force
      build.wantsFacts = json
      if let each { return try write(ReportBatch(each: each, build)) }
      if let first = experiment.source, !others.isEmpty {
        return try write(ReportBatch(of: [first] + others, build))
      }
      let summary = try build.run()
      if json {
        try Terminal.put(build.facts ?? .null)
      } else if !verbosity.quiet {
        try Terminal.put(summary)
      }
      if build.stages.hasFailed { throw Status.diverged }
    }
  }

  /// Writes several reports, and prints how many, and which have failed.
  private func write(_ batch: ReportBatch) throws {
    let outcome = try batch.run(verbosity)
    let failed = outcome.failed
    if let facts = outcome.facts {
      try Terminal.put(facts)
    } else if !verbosity.quiet {
      let counts = counted(outcome.total - failed.count, "report") + " written"
      try Terminal.put("\(folder.output)/index.html: \(counts)\n")
    }
    if !failed.isEmpty {
      Terminal.note(
        visible(
          "error: \(failed.count) of \(counted(outcome.total, "report")) failed: \(listed(failed))")
      )
      throw Status.data
    }
    if outcome.hasDiverged { throw Status.diverged }
  }
}
