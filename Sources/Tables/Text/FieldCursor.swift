/// A field of a text table: its bytes, and how it escapes some of them.
struct Field: Equatable {
  /// The bytes of the field, without the enclosing quotes.
  var range: Range<Int>
  /// The byte before a quote or a bar that is part of the text: a quote or a backslash; nil if the
  /// field has none.
  var escape: UInt8?
}

/// An error in the syntax of a text: the message and its range.
struct FormFault {
  var message: String
  var range: Range<Int>
}

/// A cursor over the fields of one row.
///
/// A field that begins with `"` may contain delimiters, line ends and doubled quotes. A quote
/// within any other field is an ordinary character.
struct FieldCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The start of the next field; after the last field, the end of the row.
  private(set) var position: Int
  /// Whether all fields have been read.
  private(set) var isAtEnd = false
  /// The errors in the fields read so far.
  private(set) var faults: [FormFault] = []
  private let separation: TextFormat.Separation
  private let start: Int
  private var index = 0

  /// Creates a cursor before the first field of the row at `start`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ format: TextFormat, at start: Int) {
    self.bytes = bytes
    separation = format.separation
    self.start = start
    position = start
    switch separation {
    case .blanks: skipBlanks()
    case .bars:
      skipBlanks()
      if position < bytes.count, bytes[position] == .bar { position += 1 }
    case .delimiter, .fixed: break
    }
  }

  /// Returns the next field.
  ///
  /// Must not be called at the end.
  mutating func next() -> Field {
    switch separation {
    case .delimiter(let delimiter):
      let field = field { $0 == delimiter }
      if position < bytes.count, bytes[position] == delimiter {
        position += 1
      } else {
        isAtEnd = true
      }
      return field
    case .blanks:
      let field = field(endsAt: isBlank)
      skipBlanks()
      isAtEnd = position >= bytes.count || isLineEnd(bytes[position])
      return field
    case .bars: return barredField()
    case .fixed(let columns): return fixedField(columns)
    }
  }

  private mutating func field(endsAt isDelimiter: (UInt8) -> Bool) -> Field {
    if position < bytes.count, bytes[position] == .quote { return quotedField(isDelimiter) }
    let start = position
    skipToEnd(isDelimiter)
    return Field(range: start..<position)
  }

  private mutating func quotedField(_ isDelimiter: (UInt8) -> Bool) -> Field {
    let opening = position
    var escape: UInt8?
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      let isFollowed = position + 1 < bytes.count && bytes[position + 1] == .quote
      if byte == .quote, !isFollowed { break }
      if isFollowed, byte == .quote || (byte == .backslash && isEscape(position)) {
        escape = byte
        position += 1
      }
      position += 1
    }
    let field = Field(range: opening + 1..<position, escape: escape)
    guard position < bytes.count else {
      faults.append(FormFault(message: "this quote is never closed", range: opening..<opening + 1))
      return field
    }
    position += 1
    let rest = position
    skipToEnd(isDelimiter)
    if position > rest, !bytes[rest..<position].allSatisfy(isBlank) {
      faults.append(FormFault(message: "text after the closing quote", range: rest..<position))
    }
    return field
  }

  /// Whether the backslash at `position` escapes a quote, as STILTS writes it; it does not if the quote
  /// ends the field.
  private func isEscape(_ position: Int) -> Bool {
    guard separation == .blanks, position + 2 < bytes.count else { return false }
    return !isBlank(bytes[position + 2]) && !isLineEnd(bytes[position + 2])
  }

  private mutating func barredField() -> Field {
    let first = position
    var escape: UInt8?
    while position < bytes.count, !isLineEnd(bytes[position]), bytes[position] != .bar {
      if bytes[position] == .backslash, position + 1 < bytes.count, bytes[position + 1] == .bar {
        escape = .backslash
        position += 1
      }
      position += 1
    }
    let field = Field(range: first..<position, escape: escape)
    if position < bytes.count, bytes[position] == .bar { position += 1 }
    let next = position
    skipBlanks()
    isAtEnd = position >= bytes.count || isLineEnd(bytes[position])
    if !isAtEnd { position = next }
    return field
  }

  private mutating func fixedField(_ columns: [Range<Int>]) -> Field {
    // The line does not end before the end of the last field.
    var end = min(position, start + columns[index].upperBound)
    while end < bytes.count, !isLineEnd(bytes[end]), end - start < columns[index].upperBound {
      end += 1
    }
    let low = min(start + columns[index].lowerBound, end)
    index += 1
    position = max(position, end)
    if index == columns.count {
      isAtEnd = true
      skipToEnd { _ in false }
    }
    return Field(range: low..<end)
  }

  private mutating func skipToEnd(_ isDelimiter: (UInt8) -> Bool) {
    while position < bytes.count, !isLineEnd(bytes[position]), !isDelimiter(bytes[position]) {
      position += 1
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }
}
