/// How the rows and fields of a table in text are told apart.
struct TextFormat: Equatable, Sendable {
  /// What stands between the fields of a row.
  enum Separation: Equatable, Sendable {
    /// One byte: a comma, a tab or a semicolon; quoted as RFC 4180 has it.
    case delimiter(UInt8)
    /// Blanks, any number of them; a field that holds blanks is quoted.
    case blanks
    /// Nothing: every field has its bytes in the line, from 0.
    case fixed([Range<Int>])
  }

  /// What stands between the fields.
  var separation: Separation
  /// Whether lines that begin with `#` are left out wherever they stand, not at the start alone.
  var skipsComments = false
}
