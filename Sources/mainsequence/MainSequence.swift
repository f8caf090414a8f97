import ArgumentParser

/// The program and its commands.
@main
struct MainSequence: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "mainsequence",
    abstract: "Trains a small neural network on a table of stars and writes the report on it.",
    discussion: """
      Without arguments a command does the assignment that is built in: 20 stars, a 2-3-3 network, two
      learning rates.

      EXAMPLES
        mainsequence report                       the assignment's report, into output/
        mainsequence report --data my-stars.csv   the same of other stars
        mainsequence plot loss -o loss.pdf        one figure
      """,
    version: version,
    subcommands: [ReportCommand.self, PlotCommand.self])
}
