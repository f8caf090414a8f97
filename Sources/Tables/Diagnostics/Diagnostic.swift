/// Something to tell the user about a file: what is wrong, where, and what may be meant instead.
///
///     rivers.csv:8:12: error: length is "n/a", not a number
///     Vltava,CZ,"n/a",151.1
///                ^~~
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
