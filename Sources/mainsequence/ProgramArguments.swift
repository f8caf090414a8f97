import CProcess

/// The arguments of the program.
enum ProgramArguments {
  /// The arguments without the program's name; nil if the system tells none, not even that name.
  ///
  /// `CommandLine.arguments` is empty where there is no `/proc`, which looks like a call without arguments.
  static var all: [String]? {
    let known = atStart.isEmpty ? CommandLine.arguments : atStart
    return known.isEmpty ? nil : Array(known.dropFirst())
  }

  /// The arguments that `main` was called with, the program's name first; empty on a system that does not tell them.
  static let atStart: [String] = (0..<process_argument_count()).map {
    String(cString: process_argument($0))
  }
}
