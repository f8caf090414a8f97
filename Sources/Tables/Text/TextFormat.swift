/// The syntax of the rows and fields of a text table.
struct TextFormat: Equatable, Sendable {
  /// The separation of fields.
  enum Separation: Equatable, Sendable {
    /// A single byte, such as a comma or a tab, with quoting as in RFC 4180.
    case delimiter(UInt8)
    /// Any number of blanks; fields that contain blanks are quoted.
    case blanks
    /// Bars, also before the first and after the last field, as in Markdown; lines of rules are
    /// skipped.
    case bars
    /// Fixed widths: every field has its byte range in the line, from 0.
    case fixed([Range<Int>])

    /// A comma.
    static let comma = Separation.delimiter(UInt8(ascii: ","))
  }

  /// The separation of fields.
  var separation: Separation
  /// Whether lines that begin with `#` are skipped everywhere, not only at the start.
  var skipsComments = false
  /// The fields that are not read as they are, if there are any.
  var exceptions: FieldExceptions?
}
