import Learning
import Plotting

/// The points at which three regions meet, where the boundaries between them end.
///
/// Contours of sampled values end near such a point, not on it: each line that was cut there is continued to the
/// point, and a line that passes by gets it as a corner.
enum BoundaryJunctions {
  /// A part of the boundary between a class and those before it, and whether its ends were cut where a later class
  /// is larger.
  struct Line {
    var label: Int
    var points: [Point]
    var isCutAtStart = false
    var isCutAtEnd = false
  }

  /// A point where three classes are equal, and the last of these, whose boundary passes through it.
  private struct Junction {
    var point: Point
    var label: Int
  }

  /// The parts of the boundary `line` of a class where `values` are at least zero, cut at the zeros between its points
  /// by linear interpolation.
  static func parts(of line: [Point], _ label: Int, where values: [Double]) -> [Line] {
    var parts: [Line] = []
    var current = Line(label: label, points: [])
    for (index, point) in line.enumerated() {
      let value = values[index]
      if index > 0, (values[index - 1] >= 0) != (value >= 0) {
        let last = line[index - 1]
        let t = values[index - 1] / (values[index - 1] - value)
        let cut = Point(last.x + (point.x - last.x) * t, last.y + (point.y - last.y) * t)
        current.points.append(cut)
        if value < 0 {
          current.isCutAtEnd = true
          parts.append(current)
          current = Line(label: label, points: [])
        } else {
          current.isCutAtStart = true
        }
      }
      if value >= 0 { current.points.append(point) }
    }
    if current.points.count > 1 { parts.append(current) }
    return parts
  }

  /// The lines joined at the junctions near their cut ends.
  static func joined(_ lines: [Line], _ grid: LogitGrid) -> [[Point]] {
    var paths = lines.map(\.points)
    var junctions: [Junction] = []
    for (index, line) in lines.enumerated() {
      if line.isCutAtStart, let first = line.points.first, let at = junction(near: first, grid) {
        paths[index].insert(at.point, at: 0)
        junctions.append(at)
      }
      if line.isCutAtEnd, let last = line.points.last, let at = junction(near: last, grid) {
        paths[index].append(at.point)
        junctions.append(at)
      }
    }
    for junction in junctions {
      let passing = paths.indices.filter { lines[$0].label == junction.label }
      let nearest = passing.min {
        distance(junction.point, paths[$0]) < distance(junction.point, paths[$1])
      }
      if let nearest { insert(junction.point, into: &paths[nearest], within: 6 * grid.cell) }
    }
    return paths
  }

  /// Makes a line that passes a junction at less than `reach` go through it, by the shortest way: a tip narrower than
  /// a cell ends before the junction.
  private static func insert(
    _ junction: Point, into path: inout [Point], within reach: Double
  ) {
    guard !path.contains(junction), distance(junction, path) < reach else { return }
    let detours = zip(path, path.dropFirst()).map {
      $0.distance(to: junction) + junction.distance(to: $1) - $0.distance(to: $1)
    }
    guard let shortest = detours.indices.min(by: { detours[$0] < detours[$1] }) else { return }
    path.insert(junction, at: shortest + 1)
  }

  /// The distance between a point and a line; infinite if the line has no segment.
  private static func distance(_ point: Point, _ path: [Point]) -> Double {
    zip(path, path.dropFirst()).reduce(.infinity) { min($0, distance(point, $1.0, $1.1)) }
  }

  private static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let share = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0
    let t = min(max(share, 0), 1)
    return point.distance(to: Point(a.x + t * dx, a.y + t * dy))
  }

  /// The point near `start` where the three largest logits are equal, by Newton's method; nil if there is none
  /// within two cells.
  private static func junction(near start: Point, _ grid: LogitGrid) -> Junction? {
    let logits = grid.logits(at: [start])
    guard logits.columns > 2 else { return nil }
    let top = (0..<logits.columns).sorted { logits[0, $0] > logits[0, $1] }.prefix(3)
    let (a, b, c) = (top[0], top[1], top[2])
    var point = start
    let step = 0.25
    for _ in 0..<8 {
      let z = grid.logits(at: [
        point, Point(point.x + step, point.y), Point(point.x, point.y + step),
      ])
      let (f, g) = ((0..<3).map { z[$0, a] - z[$0, b] }, (0..<3).map { z[$0, b] - z[$0, c] })
      let (fx, fy) = ((f[1] - f[0]) / step, (f[2] - f[0]) / step)
      let (gx, gy) = ((g[1] - g[0]) / step, (g[2] - g[0]) / step)
      let determinant = fx * gy - fy * gx
      guard determinant != 0 else { return nil }
      let next = Point(
        point.x - (f[0] * gy - fy * g[0]) / determinant,
        point.y - (fx * g[0] - f[0] * gx) / determinant)
      guard next.isFinite, next.distance(to: start) < 2 * grid.cell else { return nil }
      if next.distance(to: point) < 1e-3 {
        return Junction(point: next, label: max(a, b, c))
      }
      point = next
    }
    return nil
  }
}
