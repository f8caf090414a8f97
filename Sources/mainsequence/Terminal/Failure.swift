import ArgumentParser
import CairoRendering
import Experiments
import OutputFiles
import Reporting
import Tables

/// The exit codes, those of BSD's sysexits where possible.
enum Status {
  /// A training diverged, or no network beats the untrained one.
  static let diverged = ExitCode(1)
  /// A file is not what the inputs give.
  static let different = ExitCode(1)
  /// The data have errors.
  static let data = ExitCode(65)
  /// An input is missing, unreadable or a folder.
  static let noInput = ExitCode(66)
  /// The system has no more memory, threads or files.
  static let system = ExitCode(71)
  /// An output cannot be created, here for lack of a library or program.
  static let cannotCreate = ExitCode(73)
  /// Ctrl-C was pressed, and the program ended in an orderly way.
  static let interrupted = ExitCode(130)
  /// A fault of this program or of a library.
  static let software = ExitCode(70)
}

extension Terminal {
  /// Prints the trainings of `study` without a result, and returns whether there are any.
  static func noteFailures(of study: Study) -> Bool {
    let failures = LoadedExperiment.failures(of: study)
    for failure in failures { note("error: \(failure)") }
    return !failures.isEmpty
  }
}

/// Runs `body`, prints what it throws, and turns it into an exit code.
///
/// - Parameters:
///   - advice: The remedy if an output cannot be created.
///   - body: The work.
/// - Throws: The exit code.
func reportingFailures(
  advice: String = "choose another place with --output", _ body: () throws -> Void
) throws {
  do {
    try body()
  } catch let diagnostics as Diagnostics {
    Terminal.note("\(diagnostics)")
    throw Status.data
  } catch let error as InputError {
    Terminal.note("error: \(error)")
    throw error.isExhaustion ? Status.system : Status.noInput
  } catch let error as OutputError {
    Terminal.note(
      "error: \(error)\(error.exitCode == Status.cannotCreate.rawValue ? "; \(advice)" : "")")
    throw ExitCode(error.exitCode)
  } catch let error as CairoError {
    Terminal.note("error: \(error)")
    throw error == .missingLibrary ? Status.cannotCreate : Status.software
  } catch let error as Pandoc.Failure {
    Terminal.note("error: \(error)")
    throw error == .missing || error == .confined ? Status.cannotCreate : Status.software
  } catch let error as DivergedTraining {
    Terminal.note("error: \(error)")
    throw Status.diverged
  }
}
