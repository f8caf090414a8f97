/// `text` from data as every writer shows it: in one line, without characters that cannot be seen.
///
/// Line breaks and tabs become blanks. Other controls, the marks that turn the writing direction, and code
/// points that are no characters become U+FFFD: they could hide or reorder what stands around them.
///
/// Source: Unicode Standard Annex 9, *Bidirectional Algorithm* (2024), section 2; Unicode 16, section 23.7.
public func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { shown.append(visible(scalar)) }
  return String(shown)
}

/// `text` of several lines as every writer shows it.
public func visibleLines(_ text: String) -> String {
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 || $0 == 0x0A }) { return text }
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { shown.append(scalar == "\n" ? scalar : visible(scalar)) }
  return String(shown)
}

private func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
  case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
    "\u{FFFD}"
  default: scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar
  }
}
