/// Returns the text in a form that is safe to show anywhere on one line: all data passes through
/// here on output.
///
/// Line breaks and tabs become blanks, a CR LF pair a single one. Other control characters, marks
/// that change the text direction, and noncharacters become U+FFFD, so that they are visible and
/// have no effect.
///
/// Source: Boucher & Anderson, *Trojan Source: Invisible Vulnerabilities* (2021).
public func visible(_ text: String) -> String { gated(text, keepsLines: false) }

/// Returns the text in a form that is safe to show in a code block: like ``visible(_:)``, but with
/// its line breaks.
///
/// A CR LF pair becomes a line feed.
public func visibleLines(_ text: String) -> String { gated(text, keepsLines: true) }

private func gated(_ text: String, keepsLines: Bool) -> String {
  let isPlain = text.utf8.allSatisfy { 0x20..<0x7F ~= $0 || keepsLines && $0 == 0x0A }
  if isPlain { return text }
  var shown = String.UnicodeScalarView()
  var before: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    defer { before = scalar }
    switch scalar.visibility {
    case .shown: shown.append(scalar)
    case .hidden: shown.append("\u{FFFD}")
    case .space where scalar == "\n":
      if before == "\r" { shown.removeLast() }
      shown.append(keepsLines ? "\n" : " ")
    case .space: shown.append(" ")
    }
  }
  return String(shown)
}

private enum Visibility {
  case shown, space, hidden
}

extension Unicode.Scalar {
  fileprivate var visibility: Visibility {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: .space
    case 0x00...0x1F, 0x7F...0x9F: .hidden
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .hidden
    case 0xFDD0...0xFDEF: .hidden
    case _ where value & 0xFFFE == 0xFFFE: .hidden
    default: .shown
    }
  }
}
