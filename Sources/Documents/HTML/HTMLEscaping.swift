import Formatting

extension String {
  /// The text escaped for HTML elements and quoted attributes.
  var escapedForHTML: String { Documents.escapedForHTML(visible(self)) }

  /// The text escaped for HTML with its line breaks, for elements that preserve white space.
  var escapedLinesForHTML: String { Documents.escapedForHTML(visibleLines(self)) }
}

/// Returns `text` with character references for HTML's special characters.
///
/// It works on bytes, since `<` followed by a combining mark is one character but still opens a
/// tag. A combining mark at the start becomes a reference, as it would otherwise join the preceding
/// `>` or quote.
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
