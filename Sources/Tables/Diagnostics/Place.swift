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
    /// The rows of a spreadsheet.
    case cell
  }

  /// The line, from 1; in a file without lines the row, or 0 for the whole file.
  public var line: Int
  /// The column, from 1, in characters: a letter with its accents counts as one, as does a tab.
  ///
  /// In a spreadsheet it is the column of the cell.
  public var column: Int
  /// The number of characters; 0 for a position between two characters.
  public var length: Int
  /// The unit of ``line``.
  public var unit = Unit.line
  /// The name of the sheet, if the place is a cell.
  public var sheet = ""

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

  /// Creates the place of a cell, whose row and column are counted from 1.
  public init(file: String, sheet: String, row: Int, column: Int) {
    self.init(file: file, line: row, column: column)
    self.sheet = sheet
    unit = .cell
  }

  /// Returns the letters of a spreadsheet's column: A, …, Z, AA, AB, … for 1, …, 26, 27, 28, ….
  public static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The prefix of a diagnostic: `rivers.csv:8:12`, `rivers.fits: row 7`, `rivers.xlsx: Europe!C7`.
  var text: String {
    switch unit {
    case .line: "\(file):\(line):\(column)"
    case .row: line == 0 ? file : "\(file): row \(line)"
    case .cell: "\(file): \(sheet)!\(Self.letters(column))\(line)"
    }
  }
}
