import ArgumentParser

/// Draws all figures of a report, without its text.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Draw all figures of a report, without its text.",
    usage: "mainsequence figures [<experiment>] [--output <folder>] [<options>]",
    discussion: """
      Writes figures/ into the output folder. If it holds the figures of an earlier run, only those affected by a change are redrawn.

      EXAMPLES
        mainsequence figures                          those of the assignment
        mainsequence figures my/experiment.yaml --format svg
        mainsequence figures --data stars.csv --size column --theme print
      """)

  @OptionGroup var experiment: ExperimentOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var folder: FolderOptions
  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var confinement: SandboxOptions

  @Flag(help: "Redraw everything.")
  var force = false

  func validate() throws {
    if let format = folder.format, !format.documents.isEmpty {
      throw ValidationError("figures have the formats png, pdf and svg")
    }
  }

  func run() throws {
    try reportingFailures {
      var build = ReportBuild(experiment, figures, folder, verbosity)
      build.stages.hasText = false
      build.isForced = force
      let summary = try build.run()
      if !verbosity.quiet { try Terminal.put(summary) }
      if build.stages.hasFailed { throw Status.diverged }
    }
  }
}
