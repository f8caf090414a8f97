extension String {
  /// The text as HTML that shows it, in an element or in an attribute with quotes.
  var escapedForHTML: String { Documents.escapedForHTML(visible(self)) }

  /// The text as HTML that shows it with its lines, for an element that keeps white space.
  var escapedLinesForHTML: String { Documents.escapedForHTML(visibleLines(self)) }
}

/// `text` with references for what HTML reads as markup.
///
/// Goes by bytes: `<` with a combining mark after it is one character, but still opens a tag. A mark at the
/// start is written as a reference, for it would join the `>` or the quote before it.
private func escapedForHTML(_ text: String) -> String {
  guard let first = text.unicodeScalars.first else { return "" }
  let opensWithMark = first.value >= 0x80 && first.isMark
  if !opensWithMark, !text.utf8.contains(where: { reference($0) != nil }) { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 32)
  if opensWithMark { bytes += Array("&#\(first.value);".utf8) }
  for byte in text.utf8.dropFirst(opensWithMark ? String(first).utf8.count : 0) {
    if let reference = reference(byte) {
      bytes += Array(reference.utf8)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func reference(_ byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: nil
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: self == "\u{200D}"
    }
  }
}
