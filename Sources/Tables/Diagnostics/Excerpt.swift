import Formatting

/// A line of a file with a pointer to a place in it, made safe for a terminal.
///
/// Hidden characters are shown, and long lines are cut to the part around the place.
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
    text = character == "\t" ? "\t" : visible(String(character), namesBreaks: true)
    width = text == "\t" ? 1 : displayWidth(text)
  }

  var blank: String { text == "\t" ? "\t" : String(repeating: " ", count: width) }
}
