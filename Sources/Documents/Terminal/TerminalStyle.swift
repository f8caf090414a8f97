/// The style of terminal text: plain, or with bold and italics.
public enum TerminalStyle: Equatable, Sendable {
  /// Plain characters, for files and pipes.
  case plain
  /// With ANSI escape sequences.
  ///
  /// Source: ECMA-48, *Control Functions for Coded Character Sets* (1991), section 8.3.117.
  case ansi
}

/// A kind of emphasis.
enum Emphasis: Hashable {
  case bold, slanted, struck

  /// The escape sequences that turn it on and off.
  var sequences: (on: String, off: String) {
    switch self {
    case .bold: ("\u{1B}[1m", "\u{1B}[22m")
    case .slanted: ("\u{1B}[3m", "\u{1B}[23m")
    case .struck: ("\u{1B}[9m", "\u{1B}[29m")
    }
  }
}
