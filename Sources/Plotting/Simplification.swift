/// Leaves out the points of a line that the eye would not miss.
public enum Simplification {
  /// The line with every point left out that lies within `tolerance` of the line without it.
  ///
  /// Points that are not finite are kept: they break the line. The work is done on a stack of its
  /// own, so that a long line cannot exhaust the call stack, and for 256 points at a time, since a
  /// loss that swings from epoch to epoch would make it grow with the square of their number.
  ///
  /// Source: Douglas & Peucker (1973).
  public static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var keeps = [Bool](repeating: false, count: points.count)
    for stretch in finiteStretches(of: points) {
      for start in stride(from: stretch.lowerBound, through: stretch.upperBound, by: 256) {
        mark(&keeps, points, start...min(start + 256, stretch.upperBound), tolerance)
      }
    }
    return points.indices.filter { keeps[$0] || !points[$0].isFinite }.map { points[$0] }
  }

  private static func finiteStretches(of points: [Point]) -> [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    var start: Int?
    for index in points.indices {
      if points[index].isFinite {
        start = start ?? index
      } else if let first = start {
        stretches.append(first...(index - 1))
        start = nil
      }
    }
    if let first = start { stretches.append(first...(points.count - 1)) }
    return stretches
  }

  private static func mark(
    _ keeps: inout [Bool], _ points: [Point], _ stretch: ClosedRange<Int>, _ tolerance: Double
  ) {
    keeps[stretch.lowerBound] = true
    keeps[stretch.upperBound] = true
    var pending = [stretch]
    while let range = pending.popLast() {
      guard range.count > 2 else { continue }
      let a = points[range.lowerBound]
      let b = points[range.upperBound]
      var farthest = (index: range.lowerBound, distance: -1.0)
      for index in (range.lowerBound + 1)..<range.upperBound {
        let away = distance(points[index], a, b)
        if away > farthest.distance { farthest = (index, away) }
      }
      guard farthest.distance > tolerance else { continue }
      keeps[farthest.index] = true
      pending.append(range.lowerBound...farthest.index)
      pending.append(farthest.index...range.upperBound)
    }
  }

  /// The distance from `point` to the segment from `a` to `b`.
  static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    guard length > 0 else { return point.distance(to: a) }
    let t = min(max(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0), 1)
    return point.distance(to: Point(a.x + t * dx, a.y + t * dy))
  }
}
