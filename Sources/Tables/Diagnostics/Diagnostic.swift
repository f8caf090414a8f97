import Formatting

/// A message about a file: what is wrong, where, and what to do about it.
///
///     rivers.csv:8:12: error: length is "n/a", not a number
///     Vltava,CZ,"n/a",151.1
///                ^~~
public struct Diagnostic: Equatable, Sendable, CustomStringConvertible {
  /// The severity of a diagnostic.
  public enum Severity: String, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, but perhaps not as its author intended.
    case warning
    /// The file was read in a way that its author should know of.
    case note
  }

  /// The severity.
  public var severity: Severity
  /// The place, or nil if no file is to blame.
  public var place: Place?
  /// What is wrong: one clause without a full stop.
  public var message: String
  /// What to do about it: one clause, or nil if unknown.
  public var suggestion: String?
  /// The line of the file, made safe for a terminal.
  public var excerpt: Excerpt?

  /// Creates a diagnostic from its parts.
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

  /// The message, followed by the line of the file and a pointer below it.
  ///
  /// Hidden characters are shown, so that no file can control the terminal.
  public var description: String {
    var text = severity.rawValue + ": " + message
    if let place { text = "\(place.text): " + text }
    if let suggestion { text += "; " + suggestion }
    text = visible(text, namesBreaks: true)
    if let excerpt { text += "\n\(excerpt.line)\n\(excerpt.pointer)" }
    return text
  }
}
