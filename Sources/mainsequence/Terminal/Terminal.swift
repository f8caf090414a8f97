import Documents
import Experiments
import Formatting
import OutputFiles
import Tables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program's output: results on standard output, everything else on standard error.
enum Terminal {
  /// Writes a line to standard error.
  ///
  /// A failure to write is ignored, since there is nowhere to report it.
  static func note(_ line: String) {
    try? ByteStream.error.write(Array((visibleLines(line, keepsTabs: true) + "\n").utf8))
  }

  /// Writes diagnostics, if there are any, to standard error.
  static func note(_ diagnostics: Diagnostics) {
    if !diagnostics.isEmpty { note("\(diagnostics)") }
  }

  /// Writes text to standard error, which is a terminal, as it is.
  static func put(onTerminal text: String) { try? ByteStream.error.write(Array(text.utf8)) }

  /// Writes a document to standard output, with the width of the terminal and in bold if it is one, unless
  /// `NO_COLOR` is set in the environment (see https://no-color.org).
  static func put(_ document: Document) throws(OutputError) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isPlain =
      getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      || getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    let text = document.terminalText(
      width: isTerminal ? width : nil, style: isTerminal && !isPlain ? .ansi : .plain)
    try put(Array(text.utf8))
  }

  /// Writes text to standard output, with whatever is hidden in it shown.
  static func put(_ text: String) throws(OutputError) {
    try put(Array(visibleLines(text, keepsTabs: true).utf8))
  }

  /// Writes a value and a line end to standard output; it has escapes for whatever is hidden in it.
  static func put(_ json: JSON) throws(OutputError) { try put(Array((json.text + "\n").utf8)) }

  /// The number of columns of the terminal; 80 if unknown.
  private static var width: Int {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? max(Int(size.ws_col), 40) : 80
  }

  /// Writes the bytes of a file to standard output.
  static func put(_ bytes: [UInt8]) throws(OutputError) { try ByteStream.output.write(bytes) }

  /// Opens those of the three standard streams that are closed, so that no other file takes their place;
  /// reading and writing them fails as it would have.
  static func fillClosedStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
