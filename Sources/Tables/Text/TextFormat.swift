/// The syntax of the rows and fields of a text table.
struct TextFormat: Equatable, Sendable {
  /// The separation of fields.
  enum Separation: Equatable, Sendable {
    /// A single byte: a comma, a tab or a semicolon, with quoting as in RFC 4180.
    case delimiter(UInt8)
    /// Any number of blanks; fields that contain blanks are quoted.
    case blanks
    /// Fixed widths: every field has its byte range in the line, from 0.
    case fixed([Range<Int>])
  }

  /// The separation of fields.
  var separation: Separation
  /// Whether lines that begin with `#` are skipped everywhere, not only at the start.
  var skipsComments = false
}
