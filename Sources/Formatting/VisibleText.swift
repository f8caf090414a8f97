/// Returns the text in a form that is safe to show anywhere on one line: everything shown passes
/// through here.
///
/// Line breaks and tabs become blanks, a CR LF pair a single one. Every hidden character, such as a
/// control character, a mark that changes the text direction or a blank without width, is shown as
/// its code point: ‹U+200B›.
///
/// Source: Boucher & Anderson, *Trojan Source: Invisible Vulnerabilities* (2021).
///
/// - Parameters:
///   - text: The text, from anywhere.
///   - namesBreaks: Whether line breaks and tabs are shown as their code points, too.
/// - Returns: The text without hidden characters.
public func visible(_ text: String, namesBreaks: Bool = false) -> String {
  gated(text, keeping: "", namesBreaks: namesBreaks)
}

/// Returns the text in a form that is safe to show on several lines: like ``visible(_:namesBreaks:)``,
/// but with its line breaks, of which CR LF becomes a line feed.
///
/// - Parameters:
///   - text: The text, from anywhere.
///   - keepsTabs: Whether its tabs are kept, too.
/// - Returns: The text without hidden characters other than these.
public func visibleLines(_ text: String, keepsTabs: Bool = false) -> String {
  gated(text, keeping: keepsTabs ? "\n\t" : "\n", namesBreaks: false)
}

private func gated(_ text: String, keeping kept: String, namesBreaks: Bool) -> String {
  let kept = kept.unicodeScalars
  let isPlain = text.utf8.allSatisfy { byte in
    0x20..<0x7F ~= byte || kept.contains { $0.value == UInt32(byte) }
  }
  if isPlain { return text }
  var shown = ""
  var before: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    defer { before = scalar }
    if scalar.isBreak && !namesBreaks {
      if scalar == "\n" && before == "\r" { shown.unicodeScalars.removeLast() }
      shown.unicodeScalars.append(kept.contains(scalar) ? scalar : " ")
    } else if scalar.isHidden || scalar.isJoiner && before.map(\.isASCII) ?? true {
      shown += "‹\(scalar.codePoint)›"
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}

extension Unicode.Scalar {
  /// Whether the character cannot be seen, or changes how others are: controls, line breaks, marks
  /// of direction, blanks without width, tags and noncharacters.
  ///
  /// The selectors of variants and the joiners belong to the letters before them.
  public var isHidden: Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0..<0xA0, 0x2028, 0x2029, 0xFDD0...0xFDEF, 0xFFF9...0xFFFB: true
    case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
    case _ where value & 0xFFFE == 0xFFFE: true
    default: properties.isDefaultIgnorableCodePoint && !isJoiner
    }
  }

  /// Whether the character joins or separates the shapes of its neighbours, as in Persian, Hindi and
  /// families of emoji.
  public var isJoiner: Bool { value == 0x200C || value == 0x200D }

  /// Whether the character ends a line or is a tab.
  fileprivate var isBreak: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The code point as Unicode writes it: U+200B.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
