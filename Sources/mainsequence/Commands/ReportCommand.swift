import ArgumentParser

/// Writes the whole report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Train the network, and write the report with its figures and tables.",
    usage: "mainsequence report [<experiment>] [--output <folder>] [<options>]",
    discussion: """
      Writes report.md, figures/ and tables/ into the output folder, each file whole or not at all. With --format html, the report is one page that holds its figures; with report-pdf, it is report.pdf, typeset and tagged (pdf alone is a format of the figures). If the folder holds an earlier report, only what is affected by a change of the data, the experiment, the template, the options, the fonts or the program is rebuilt, and the reason is printed.

      EXAMPLES
        mainsequence report                           the assignment, into output/
        mainsequence report my/experiment.yaml        your own experiment
        mainsequence report --data stars.csv -o mine  the same network on other stars
        mainsequence report --format png,pdf,svg --dpi 300
        mainsequence report --format md,html,png      Markdown and HTML
        mainsequence report --format report-pdf       pages to hand in: report.pdf
        mainsequence report --template handout        a worksheet without results
        mainsequence report --json > findings.json    the numbers behind every sentence
      """)

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var folder: FolderOptions
  @OptionGroup var pages: PaperOptions
  @OptionGroup var verbosity: VerbosityOptions

  @Option(
    help: ArgumentHelp(
      "The template of the text: a file, or a name that mainsequence templates lists.",
      valueName: "name|file"),
    completion: .file(extensions: ["mustache"]))
  var template: String?

  @Flag(help: "Rebuild everything.")
  var force = false

  @Flag(
    help: "Print the numbers behind the report and every finding as JSON, instead of the summary.")
  var json = false

  func run() throws {
    try reportingFailures {
      var build = ReportBuild(experiment, figures, folder, verbosity)
      build.stages.templateName = template
      build.paper = pages.paper
      build.isForced = force
      build.wantsFacts = json
      let summary = try build.run()
      if json {
        try Terminal.put(Array(((build.facts ?? .null).text + "\n").utf8))
      } else if !verbosity.quiet {
        try Terminal.put(Array(summary.utf8))
      }
      if build.stages.hasFailed { throw Status.diverged }
    }
  }
}
