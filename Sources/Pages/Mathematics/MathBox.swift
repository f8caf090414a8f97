import Plotting

/// A laid-out expression: items around an origin on its baseline.
struct MathBox: Equatable {
  var width = 0.0
  /// The extent above the baseline.
  var ascent = 0.0
  /// The extent below the baseline.
  var descent = 0.0
  /// The items, relative to the left end of the baseline; they belong to no element yet.
  var items: [PlacedItem] = []

  /// The height of both extents.
  var height: Double { ascent + descent }

  /// Places another box with its origin at (`x`, `y`), y pointing down, and includes its extents.
  mutating func add(_ box: MathBox, x: Double, y: Double = 0) {
    items += box.items.map { $0.moved(x, y) }
    ascent = max(ascent, box.ascent - y)
    descent = max(descent, box.descent + y)
  }

  /// Appends a box on the same baseline, after a space.
  mutating func append(_ box: MathBox, after space: Double = 0) {
    add(box, x: width + space)
    width += space + box.width
  }

  /// Adds a shape or a line at (`x`, `y`).
  mutating func add(_ content: PlacedItem.Content, x: Double, y: Double) {
    items.append(PlacedItem(content, at: Point(x, y), in: nil))
  }
}

/// The size at which a part of an expression is set.
struct MathStyle: Equatable {
  /// Whether sums have their limits above and below, and fractions are set large.
  var isDisplay: Bool
  /// The depth of scripts: 0 for none.
  var level = 0

  /// An equation on a line of its own.
  static let display = MathStyle(isDisplay: true)
  /// An equation within text.
  static let text = MathStyle(isDisplay: false)

  /// The style of scripts.
  var script: MathStyle { MathStyle(isDisplay: false, level: level + 1) }
  /// The style of numerators and denominators.
  var inFraction: MathStyle { isDisplay ? .text : MathStyle(isDisplay: false, level: level + 1) }
}
