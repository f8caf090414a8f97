/// A horizontal strip of a page that is never broken: a line of text, a row of a table, a figure.
struct Strip: Equatable {
  /// The height.
  var height: Double
  /// The items, relative to the left edge of the column and the top of the strip.
  var items: [PlacedItem] = []
  /// The space above, which is dropped at the top of a page.
  var before = 0.0
  /// Whether the next strip must be on the same page.
  var isKeptWithNext = false
  /// The strips that are repeated above this one if it begins a page, such as the header of a table.
  var header: [Strip] = []

  /// The height with the space above.
  var total: Double { before + height }
}

/// A part of the flow of a document.
enum FlowPart {
  /// Strips, one below the other.
  case strips([Strip])
  /// A unit that moves to the top of the next page if it does not fit on this one.
  case float([Strip])
  /// Strips on landscape pages of their own, which follow the current page.
  case landscape([Strip])
  /// A place that no float before it passes.
  case barrier
}

extension [FlowPart] {
  /// Joins strips that are kept together, so that a heading and what follows it are one part.
  ///
  /// A float after a heading stays in place. Landscape pages after it follow the text that comes next.
  func joined() -> [FlowPart] {
    var joined: [FlowPart] = []
    var turned: [FlowPart] = []
    for part in self {
      guard case .strips(let before)? = joined.last, before.last?.isKeptWithNext == true else {
        joined.append(part)
        continue
      }
      switch part {
      case .strips(let strips):
        let end = (strips.firstIndex { !$0.isKeptWithNext } ?? strips.count - 1) + 1
        joined[joined.count - 1] = .strips(before + strips.prefix(end))
        joined += turned
        turned = []
        if end < strips.count { joined.append(.strips([Strip](strips.dropFirst(end)))) }
      case .float(let strips): joined[joined.count - 1] = .strips(before + strips)
      case .landscape: turned.append(part)
      case .barrier: break
      }
    }
    return joined + turned
  }
}

extension [Strip] {
  /// The height of the strips, one below the other, without the space above the first.
  var stackedHeight: Double {
    enumerated().reduce(0) { $0 + ($1.offset == 0 ? $1.element.height : $1.element.total) }
  }

  /// Sets the space above the first strip.
  func spaced(_ before: Double) -> [Strip] {
    var strips = self
    if !strips.isEmpty { strips[0].before = Swift.max(strips[0].before, before) }
    return strips
  }

  /// Keeps two lines together at either end, so that no page begins or ends with a single one.
  mutating func controlWidows() {
    guard count > 1 else { return }
    self[0].isKeptWithNext = true
    self[count - 2].isKeptWithNext = true
  }
}
