/// A place in a file, as an editor would show it.
public struct Place: Hashable, Sendable {
  /// The file's name, as the user gave it.
  public var file: String
  /// The unit of ``line``.
  public enum Unit: String, Sendable {
    /// The lines of a text.
    case line
    /// The rows of a table that has no lines.
    case row
  }

  /// The line, from 1; in a file without lines the row, or 0 for the whole file.
  public var line: Int
  /// The column, from 1, in characters: a letter with its accents counts as one, as does a tab.
  public var column: Int
  /// The number of characters; 0 for a position between two characters.
  public var length: Int
  /// Whether ``line`` is a line or a row.
  public var unit = Unit.line

  /// Creates a place of `length` characters at `line` and `column` of `file`.
  public init(file: String, line: Int, column: Int, length: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  /// Creates the place of a row in a file without lines; 0 is the whole file.
  public init(file: String, row: Int) {
    self.init(file: file, line: row, column: 1)
    unit = .row
  }

  /// The prefix of a diagnostic: `rivers.csv:8:12`, `rivers.fits: row 7`.
  var text: String {
    switch unit {
    case .line: "\(file):\(line):\(column)"
    case .row: line == 0 ? file : "\(file): row \(line)"
    }
  }
}
