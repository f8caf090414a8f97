/// Cuts lines at rectangles.
enum Clipping {
  /// The parts of `lines` outside `gap`, in order; a point that is not finite stays and breaks its line.
  static func cut(_ lines: [[Point]], at gap: Rect) -> [[Point]] {
    lines.flatMap { line in
      let isClear = zip(line, line.dropFirst()).allSatisfy { gap.stretch(from: $0, to: $1) == nil }
      return isClear ? [line] : parts(of: line, outside: gap)
    }
  }

  private static func parts(of line: [Point], outside gap: Rect) -> [[Point]] {
    var parts: [[Point]] = []
    var current: [Point] = line.first.map { gap.contains($0) ? [] : [$0] } ?? []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (enter, leave) = gap.stretch(from: a, to: b) else {
        current.append(b)
        continue
      }
      if enter > 0 {
        parts.append(current + [between(a, b, enter)])
        current = []
      }
      if leave < 1 { current = [between(a, b, leave), b] }
    }
    parts.append(current)
    return parts.filter { $0.count > 1 }
  }

  private static func between(_ a: Point, _ b: Point, _ share: Double) -> Point {
    Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
  }
}
