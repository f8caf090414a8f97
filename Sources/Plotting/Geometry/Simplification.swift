/// The removal of points whose absence from a line is invisible.
public enum Simplification {
  /// Returns the line without the points that lie within `tolerance` of the simplified line.
  ///
  /// Non-finite points are kept, since they break the line. An explicit stack keeps a long line
  /// from exhausting the call stack, and blocks of 256 points keep a loss that oscillates from
  /// epoch to epoch from taking quadratic time.
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

  /// Returns the line with at most four points in each pixel column of the given width.
  ///
  /// Of each stretch within one column the first, lowest, highest and last points remain. Lines of
  /// a few thousand points and non-finite points are left unchanged.
  ///
  /// The result covers the same heights in each column. A loss that oscillates for 100,000 epochs
  /// becomes a band of four points per pixel.
  ///
  /// Source: Jugel, Jerzak, Hackenbroich & Markl (2014), *M4: a visualization-oriented time series data
  /// aggregation*.
  static func thinned(_ points: [Point], column: Double) -> [Point] {
    guard points.count > 4_000 else { return points }
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let place = points[start].isFinite ? (points[start].x / column).rounded(.down) : .nan
      var (end, lowest, highest) = (start + 1, start, start)
      while end < points.count, points[end].isFinite,
        (points[end].x / column).rounded(.down) == place
      {
        if points[end].y < points[lowest].y { lowest = end }
        if points[end].y > points[highest].y { highest = end }
        end += 1
      }
      var last = -1
      for index in [start, min(lowest, highest), max(lowest, highest), end - 1] where index > last {
        kept.append(points[index])
        last = index
      }
      start = end
    }
    return kept
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

  /// Returns the distance from `point` to the segment from `a` to `b`.
  static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    guard length > 0 else { return point.distance(to: a) }
    let t = min(max(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0), 1)
    return point.distance(to: Point(a.x + t * dx, a.y + t * dy))
  }
}
