import Formatting

/// A line of a file with a pointer to a place in it, made safe for a terminal.
///
/// Control characters are escaped, and long lines are cut to the part around the place.
public struct Excerpt: Equatable, Sendable {
  /// The line, or the part around the place, between `…`.
  public let line: String
  /// The line below: tabs and spaces, then `^~~` under the place.
  public let pointer: String

  /// Creates the line `before + marked + after`, pointing at `marked`.
  ///
  /// Texts longer than ``width`` characters are cut: `before` at its start, the others at their ends.
  init(before: String, marked: String, after: String) {
    var left = before.map(Cell.init)[...]
    var middle = marked.map(Cell.init)[...]
    var right = after.map(Cell.init)[...]
    if left.count + middle.count + right.count > Self.width {
      left = Self.ellipsis(if: left.count > 40) + left.suffix(40)
      middle = middle.prefix(50) + Self.ellipsis(if: middle.count > 50)
      let room = Self.width - left.count - middle.count
      right = right.prefix(room) + Self.ellipsis(if: right.count > room)
    }
    line = (left + middle + right).map(\.text).joined()
    let tail = max(middle.reduce(0) { $0 + $1.width }, 1) - 1
    pointer = left.map(\.blank).joined() + "^" + String(repeating: "~", count: tail)
  }

  /// The maximum number of characters shown, excluding ellipses.
  static let width = 120

  private static func ellipsis(if cut: Bool) -> ArraySlice<Cell> { cut ? [Cell("…")] : [] }
}

/// A displayed character and the columns that it occupies.
private struct Cell {
  let text: String
  let width: Int

  init(_ character: Character) {
    text = character == "\t" ? "\t" : String(character).escapingControls()
    width = text == "\t" ? 1 : displayWidth(text)
  }

  var blank: String { text == "\t" ? "\t" : String(repeating: " ", count: width) }
}

extension String {
  /// Returns the text with everything that could control a terminal or change the text direction
  /// escaped as `\u{1b}`: control characters, line and paragraph separators, and bidirectional
  /// marks.
  func escapingControls() -> String {
    if unicodeScalars.allSatisfy({ !$0.isUnfitForTerminals }) { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isUnfitForTerminals {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnfitForTerminals: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default:
      false
    }
  }
}
