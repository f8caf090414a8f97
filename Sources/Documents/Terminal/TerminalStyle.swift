/// Whether text for a terminal has bold and slanted letters.
public enum TerminalStyle: Equatable, Sendable {
  /// Characters alone, for files and pipes.
  case plain
  /// With the control sequences of ANSI terminals.
  ///
  /// Source: ECMA-48, *Control Functions for Coded Character Sets* (1991), section 8.3.117.
  case ansi
}

/// A way to set letters apart.
enum Emphasis: Hashable {
  case bold, slanted, struck

  /// What turns it on and off again.
  var sequences: (on: String, off: String) {
    switch self {
    case .bold: ("\u{1B}[1m", "\u{1B}[22m")
    case .slanted: ("\u{1B}[3m", "\u{1B}[23m")
    case .struck: ("\u{1B}[9m", "\u{1B}[29m")
    }
  }
}
