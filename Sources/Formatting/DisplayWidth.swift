/// Returns the number of terminal columns that `text` occupies: 2 for a wide character, 0 for a
/// combining mark.
///
/// A character is a grapheme cluster, such as a letter with its accents or a family of emoji.
/// Control characters have width 0.
///
/// Source: Unicode Standard Annex 11, *East Asian Width* (2024).
public func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// Returns the number of columns that one character occupies: 0, 1 or 2.
public func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  if scalars.allSatisfy(\.isZeroWidth) { return 0 }
  return scalars.contains(where: \.isWide) ? 2 : 1
}

extension Unicode.Scalar {
  fileprivate var isZeroWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }

  /// Whether a character that contains this scalar is drawn double-width: classes W and F of the
  /// annex by blocks, emoji, and U+FE0F, which selects emoji presentation.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE0F, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x1F200...0x1F2FF,
      0x20000...0x3FFFD:
      true
    default: properties.isEmojiPresentation
    }
  }
}
