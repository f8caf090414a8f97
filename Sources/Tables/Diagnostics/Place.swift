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

  /// The beginning of a diagnostic: `rivers.csv:8:12`, `rivers.fits: row 7`.
  var text: String {
    switch unit {
    case .line: "\(file):\(line):\(column)"
    case .row: line == 0 ? file : "\(file): row \(line)"
    }
  }
}
