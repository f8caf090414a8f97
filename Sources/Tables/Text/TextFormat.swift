import CText

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

extension TextFormat {
  /// Calls `body` with the text of `bytes` for passes over many of them, and returns what it returns; returns nil, without
  /// a call, if these do not know the format.
  func withText<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (ct_text) -> Result
  ) -> Result? {
    guard exceptions?.nulls.isEmpty ?? true, let start = bytes.baseAddress else { return nil }
    var text = ct_text()
    (text.bytes, text.count) = (start, bytes.count)
    switch separation {
    case .delimiter(let byte): (text.separation, text.delimiter) = (ct_delimiters, byte)
    case .blanks: text.separation = ct_blanks
    case .bars: return nil
    case .fixed(let columns):
      text.separation = ct_places
      return columns.map { ct_place(lower: $0.lowerBound, upper: $0.upperBound) }
        .withUnsafeBufferPointer { places in
          text.places = places.baseAddress
          return body(text)
        }
    }
    return body(text)
  }
}
