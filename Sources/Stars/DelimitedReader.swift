/// One field of a delimited text: where its bytes are, and whether `""` in them stands for `"`.
struct Field {
  /// The bytes of the field, without the quotes around it.
  var range: Range<Int>
  /// Whether the field holds doubled quotes.
  var hasDoubledQuotes = false
}

/// Reads delimited text record by record.
///
/// Quotes are those of RFC 4180: a field that begins with `"` may hold delimiters, line ends and
/// doubled quotes. A quote inside of a field that does not begin with one stands for itself. Records
/// end with LF, CR or CRLF; blank lines are skipped.
struct DelimitedReader {
  private let bytes: [UInt8]
  private var position: Int
  private let delimiter: UInt8
  /// The faults met so far: what is wrong, and where.
  private(set) var faults: [(message: String, range: Range<Int>)] = []

  /// A reader of `source`; comment lines at its start, which begin with `#`, are skipped.
  ///
  /// Fields are delimited by whichever of comma, tab and semicolon occurs most often outside of
  /// quotes in the first line; by a comma if none does.
  init(_ source: SourceText) {
    bytes = source.bytes
    position = Self.skipComments(bytes, from: source.start)
    delimiter = Self.delimiter(bytes, from: position)
  }

  /// Reads the next record into `fields`, and returns the bytes it takes; nil at the end.
  mutating func next(into fields: inout [Field]) -> Range<Int>? {
    fields.removeAll(keepingCapacity: true)
    while skipBlankLine() {}
    guard position < bytes.count else { return nil }
    let start = position
    while true {
      fields.append(position < bytes.count && bytes[position] == .quote ? quotedField() : field())
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    let end = position
    skipLineEnd()
    return start..<end
  }

  private mutating func field() -> Field {
    let start = position
    skipToFieldEnd()
    return Field(range: start..<position)
  }

  private mutating func quotedField() -> Field {
    let opening = position
    var hasDoubledQuotes = false
    position += 1
    while position < bytes.count {
      guard bytes[position] == .quote else {
        position += 1
        continue
      }
      guard position + 1 < bytes.count, bytes[position + 1] == .quote else { break }
      hasDoubledQuotes = true
      position += 2
    }
    let field = Field(range: opening + 1..<position, hasDoubledQuotes: hasDoubledQuotes)
    guard position < bytes.count else {
      faults.append(("this quote is never closed", opening..<opening + 1))
      return field
    }
    position += 1
    let rest = position
    skipToFieldEnd()
    if position > rest { faults.append(("text after the closing quote", rest..<position)) }
    return field
  }

  private mutating func skipToFieldEnd() {
    while position < bytes.count, !isLineEnd(bytes[position]), bytes[position] != delimiter {
      position += 1
    }
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    let isPair = bytes[position] == .cr && position + 1 < bytes.count && bytes[position + 1] == .lf
    position += isPair ? 2 : 1
  }

  /// Skips a line of nothing but blanks; whether there was one.
  private mutating func skipBlankLine() -> Bool {
    var end = position
    while end < bytes.count, bytes[end] == .space || (bytes[end] == .tab && delimiter != .tab) {
      end += 1
    }
    guard position < bytes.count, end == bytes.count || isLineEnd(bytes[end]) else { return false }
    position = end
    skipLineEnd()
    return true
  }

  private static func skipComments(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == UInt8(ascii: "#") || isLineEnd(bytes[position])
    {
      while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
      while position < bytes.count, isLineEnd(bytes[position]) { position += 1 }
    }
    return position
  }

  private static func delimiter(_ bytes: [UInt8], from start: Int) -> UInt8 {
    var counts = (comma: 0, tab: 0, semicolon: 0)
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineEnd(byte) { break }
      if byte == UInt8(ascii: ",") { counts.comma += 1 }
      if byte == .tab { counts.tab += 1 }
      if byte == UInt8(ascii: ";") { counts.semicolon += 1 }
    }
    if counts.comma >= max(counts.tab, counts.semicolon) { return UInt8(ascii: ",") }
    return counts.tab >= counts.semicolon ? .tab : UInt8(ascii: ";")
  }
}

private func isLineEnd(_ byte: UInt8) -> Bool { byte == .lf || byte == .cr }
