import ArgumentParser
import CairoRendering
import Reporting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program and its commands.
@main
struct MainSequence: ParsableCommand {
  static let version = "0.1.0"
  /// How many threads work best side by side.
  static let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  static let configuration = CommandConfiguration(
    commandName: "mainsequence",
    abstract: "Trains a small neural network on a table of stars and writes the report on it.",
    discussion: """
      Without arguments a command does the assignment that is built in: 20 stars, a
      2-3-3 network, two learning rates.

      EXAMPLES
        mainsequence report                      the assignment, into output/
        mainsequence report --data my-stars.csv  the same of other stars
        mainsequence plot loss -o loss.pdf       one figure
        mainsequence train -o model.json         the network, for other tables
        mainsequence check my-stars.csv          what is in a table, and what is wrong
        mainsequence new mine --data stars.csv   a folder to start from
      """,
    version: version,
    subcommands: [
      ReportCommand.self, FiguresCommand.self, PlotCommand.self, WatchCommand.self,
      DiffCommand.self, TrainCommand.self, ClassifyCommand.self, ExplainCommand.self,
      CheckCommand.self, NewCommand.self,
    ])

  /// The commands that need the font of the figures.
  private static let drawingCommands: Set = ["report", "plot", "figures", "watch", "diff"]

  static func main() {
    keepMemory()
    Terminal.fillClosedStreams()
    if drawingCommands.contains(CommandLine.arguments.dropFirst().first ?? "") {
      _ = FontCheck.shared
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      finish(error)
    }
  }

  /// Says what `error` asks for, help on standard output and a fault on standard error, and exits;
  /// help that cannot be written is a fault too.
  private static func finish(_ error: any Error) -> Never {
    guard exitCode(for: error).isSuccess else { exit(withError: error) }
    do {
      try Terminal.put(Array((fullMessage(for: error) + "\n").utf8))
    } catch {
      Terminal.note("error: \(error)")
      exit(withError: ExitCode(error.exitCode))
    }
    exit()
  }
}
