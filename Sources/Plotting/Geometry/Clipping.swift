/// The clipping of lines to rectangles.
package enum Clipping {
  /// Returns the line without the parts outside `rect`, with a NaN point for each gap, or the line
  /// itself if all of it is inside.
  ///
  /// Where the line leaves `rect` it ends on the edge, however far it would continue.
  package static func kept(_ line: [Point], inside rect: Rect) -> [Point] {
    if line.allSatisfy({ rect.contains($0) || !$0.isFinite }) { return line }
    var kept: [Point] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard a.isFinite, b.isFinite, let part = part(from: a, to: b, inside: rect) else {
        kept.append(.nowhere)
        continue
      }
      if kept.last != part.from { kept += [.nowhere, part.from] }
      kept.append(part.to)
    }
    return kept
  }

  /// Returns the part of a segment inside `rect`, or nil.
  private static func part(
    from a: Point, to b: Point, inside rect: Rect
  ) -> (from: Point, to: Point)? {
    guard let (a, b) = part(from: a, to: b, between: rect.minX, rect.maxX),
      let (c, d) = part(from: a.transposed, to: b.transposed, between: rect.minY, rect.maxY)
    else { return nil }
    return (c.transposed, d.transposed)
  }

  /// Returns the part of a segment between two vertical lines, or nil.
  ///
  /// Its ends lie on them exactly, even where the segment is so long that its length overflows.
  private static func part(
    from a: Point, to b: Point, between left: Double, _ right: Double
  ) -> (Point, Point)? {
    if max(a.x, b.x) < left || min(a.x, b.x) > right { return nil }
    func cut(_ end: Point, _ other: Point) -> Point {
      let x = min(max(end.x, left), right)
      if x == end.x { return end }
      let share = (x / 2 - end.x / 2) / (other.x / 2 - end.x / 2)
      return Point(x, end.y * (1 - share) + other.y * share)
    }
    return (cut(a, b), cut(b, a))
  }

  /// Returns the parts of `lines` outside `gap`, in order; a non-finite point is kept and breaks
  /// its line.
  static func cut(_ lines: [[Point]], at gap: Rect) -> [[Point]] {
    lines.flatMap { line in
      let isClear = zip(line, line.dropFirst()).allSatisfy { gap.stretch(from: $0, to: $1) == nil }
      return isClear ? [line] : parts(of: line, outside: gap)
    }
  }

  private static func parts(of line: [Point], outside gap: Rect) -> [[Point]] {
    var parts: [[Point]] = []
    var current = Array(line.prefix(1))
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (enter, leave) = gap.stretch(from: a, to: b) else {
        current.append(b)
        continue
      }
      // A segment that begins in the gap ends the line before its first point.
      parts.append(enter > 0 ? current + [between(a, b, enter)] : current.dropLast())
      current = leave < 1 ? [between(a, b, leave), b] : []
    }
    parts.append(current)
    return parts.filter { $0.count > 1 }
  }

  private static func between(_ a: Point, _ b: Point, _ share: Double) -> Point {
    Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
  }
}

extension Point {
  /// A point that breaks a line.
  fileprivate static let nowhere = Point(.nan, .nan)

  /// The point with its coordinates swapped.
  fileprivate var transposed: Point { Point(y, x) }
}
