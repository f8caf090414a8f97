import CProcess

/// The arguments of the program, without its own name.
enum ProgramArguments {
  /// The arguments; nil if the system tells none, not even the program's name.
  ///
  /// `CommandLine.arguments` is empty where there is no `/proc`, which looks like a call without arguments.
  static let all: [String]? = {
    let count = Int(process_argument_count())
    let texts = (0..<count).map { String(cString: process_argument(Int32($0))) }
    let known = texts.isEmpty ? CommandLine.arguments : texts
    return known.isEmpty ? nil : Array(known.dropFirst())
  }()
}
