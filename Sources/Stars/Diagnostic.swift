/// A place in a file, as an editor would show it.
public struct Place: Hashable, Sendable {
  /// The file's name, as the user gave it.
  public var file: String
  /// What ``line`` counts.
  public enum Unit: String, Sendable {
    /// The lines of a text.
    case line
    /// The rows of a table that has no lines.
    case row
  }

  /// The line, from 1; where a file has no lines, the row, or 0 for the file as a whole.
  public var line: Int
  /// The column, from 1, in characters: a letter with its accents is one, and so is a tab.
  public var column: Int
  /// How many characters are meant; 0 for a point between two.
  public var length: Int
  /// Whether ``line`` is a line or a row.
  public var unit = Unit.line

  /// A place of `length` characters at `line` and `column` of `file`.
  public init(file: String, line: Int, column: Int, length: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  /// A row of a table in a file that has no lines; 0 stands for the file as a whole.
  public init(file: String, row: Int) {
    self.init(file: file, line: row, column: 1)
    unit = .row
  }

  /// The beginning of a diagnostic: `stars.csv:8:26`, `stars.fits: row 7`.
  fileprivate var text: String {
    switch unit {
    case .line: "\(file):\(line):\(column)"
    case .row: line == 0 ? file : "\(file): row \(line)"
    }
  }
}

/// Something to tell the user about a file: what is wrong, where, and what may be meant instead.
///
///     stars.csv:8:26: error: absolute_magnitude is "n/a", not a number
///     WD 0343+247,,White Dwarf,n/a,4197,3.623,2
///                              ^~~
public struct Diagnostic: Equatable, Sendable, CustomStringConvertible {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable {
    /// The file can't be used.
    case error
    /// The file can be used, but perhaps not as its author thinks.
    case warning
  }

  /// How grave it is.
  public var severity: Severity
  /// Where, or nil where no file is to blame.
  public var place: Place?
  /// What is wrong: one clause, without a full stop.
  public var message: String
  /// What to do, or what may be meant: one clause; nil if nothing is known.
  public var suggestion: String?
  /// The line of the file, made fit for a terminal.
  public var excerpt: Excerpt?

  /// A diagnostic of the given parts.
  public init(
    _ severity: Severity, _ message: String, suggestion: String? = nil, place: Place? = nil,
    excerpt: Excerpt? = nil
  ) {
    self.severity = severity
    self.place = place
    self.message = message
    self.suggestion = suggestion
    self.excerpt = excerpt
  }

  /// The headline, then the line of the file and a pointer below it.
  ///
  /// Control characters are escaped, so that no file can drive the terminal it is shown on.
  public var description: String {
    var text = severity.rawValue + ": " + message
    if let place { text = "\(place.text): " + text }
    if let suggestion { text += "; " + suggestion }
    text = text.escapingControls()
    if let excerpt { text += "\n\(excerpt.line)\n\(excerpt.pointer)" }
    return text
  }
}
