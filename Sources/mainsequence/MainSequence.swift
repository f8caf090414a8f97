import ArgumentParser
import CProcess
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
  static let version = "0.2.0"
  /// The number of cores.
  static let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  static let configuration = CommandConfiguration(
    commandName: "mainsequence",
    abstract: "Train a small neural network on a table of stars, and write the report on it.",
    discussion: """
      Without arguments, commands run the built-in example: a university assignment with 20 stars, a 2-3-3 network and two learning rates.

      EXAMPLES
        mainsequence report                      the assignment, into output/
        mainsequence report --data my-stars.csv  the same for your own stars
        mainsequence plot loss -o loss.pdf       one figure
        mainsequence train -o model.json         train a model for other tables
        mainsequence check my-stars.csv          check a table
        mainsequence new mine --data stars.csv   start your own experiment
      """,
    version: version,
    subcommands: [
      ReportCommand.self, FiguresCommand.self, PlotCommand.self, WatchCommand.self,
      DiffCommand.self, VerifyCommand.self, AuditCommand.self, TrainCommand.self,
      ClassifyCommand.self, ExplainCommand.self, ExportCommand.self, QueryCommand.self,
      BinCommand.self, CheckCommand.self,
      NewCommand.self, TemplatesCommand.self,
    ])

  /// The commands that draw, and so need the font.
  private static let drawingCommands: Set = [
    "report", "plot", "figures", "watch", "diff", "verify",
  ]

  static func main() {
    process_report_exhaustion()
    reportLibraryErrors()
    keepMemory()
    Terminal.fillClosedStreams()
    guard let arguments = ProgramArguments.all else {
      Terminal.note("error: the system does not tell the arguments of the program")
      exit(withError: Status.software)
    }
    if drawingCommands.contains(arguments.first ?? "") { _ = FontCheck.shared }
    do {
      // The parser, which knows it too, takes a fifth of the time for it.
      if arguments == ["--version"] { exit(printing: version) }
      if let option = RepeatedOption.first(in: arguments) {
        throw ValidationError("\(option) is given twice")
      }
      var command = try parseAsRoot(arguments)
      (command as? any ConfinedCommand)?.confine()
      try command.run()
    } catch {
      finish(error)
    }
  }

  /// Prints `error`, help on standard output and faults on standard error, and exits.
  private static func finish(_ error: any Error) -> Never {
    guard exitCode(for: error).isSuccess else {
      let message = fullMessage(for: error)
      // The parser's spelling differs from that of all other errors.
      let isTitled = message.hasPrefix("Error: ")
      if !message.isEmpty { Terminal.note(isTitled ? "e" + message.dropFirst() : message) }
      exit(withError: exitCode(for: error))
    }
    exit(printing: fullMessage(for: error))
  }

  /// Prints `text` on standard output and exits; failing to print it is a fault.
  private static func exit(printing text: String) -> Never {
    do {
      try Terminal.put(text + "\n")
    } catch {
      Terminal.note("error: \(error)")
      exit(withError: ExitCode(error.exitCode))
    }
    exit()
  }
}
