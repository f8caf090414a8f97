import ArgumentParser

/// Draws all figures of a report, without its text.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Draws the figures of a report, without its text.",
    usage: "mainsequence figures [<experiment>] [--output <folder>] [<options>]",
    discussion: """
      Writes figures/ into the output folder. Where it holds the figures of an
      earlier run, only what a change touches is drawn anew.

      EXAMPLES
        mainsequence figures                          those of the assignment
        mainsequence figures my/experiment.yaml --format svg
        mainsequence figures --data stars.csv --size column --theme print
      """)

  @OptionGroup var options: ReportOptions

  @Flag(help: "Draw everything anew, whether it has changed or not.")
  var force = false

  func validate() throws {
    if let format = options.format, !format.documents.isEmpty {
      throw ValidationError("figures have the formats png, pdf and svg")
    }
  }

  func run() throws {
    try reportingFailures {
      var maker = ReportMaker(options: options, isWhole: false, isForced: force)
      let said = try maker.make(try options.load())
      if !options.study.quiet { try Terminal.put(Array(said.utf8)) }
    }
  }
}
