import Plotting

extension Path {
  /// All points of the path in order, including control points.
  public var points: [Point] {
    var points: [Point] = []
    for element in elements {
      switch element {
      case .move(let to), .line(let to): points.append(to)
      case .curve(let a, let b, let to): points += [a, b, to]
      case .close: break
      }
    }
    return points
  }

  /// The corners of the path, with each curve approximated by 16 chords.
  public var flattened: [Point] {
    var points: [Point] = []
    for element in elements {
      switch element {
      case .move(let to), .line(let to): points.append(to)
      case .curve(let a, let b, let to):
        let from = points.last ?? to
        points += (1...16).map { step in
          let t = Double(step) / 16
          let u = 1 - t
          let w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
          return Point(
            w.0 * from.x + w.1 * a.x + w.2 * b.x + w.3 * to.x,
            w.0 * from.y + w.1 * a.y + w.2 * b.y + w.3 * to.y)
        }
      case .close: break
      }
    }
    return points
  }

  /// The sides of the path, with each curve approximated by 16 chords.
  public var sides: [(Point, Point)] {
    var sides: [(Point, Point)] = []
    var (start, pen) = (Point(0, 0), Point(0, 0))
    for element in elements {
      switch element {
      case .move(let to): (start, pen) = (to, to)
      case .line(let to):
        sides.append((pen, to))
        pen = to
      case .curve(_, _, let to):
        let chords = Path([.move(pen), element]).flattened
        sides += zip(chords, chords.dropFirst())
        pen = to
      case .close:
        if pen != start { sides.append((pen, start)) }
        pen = start
      }
    }
    return sides
  }

  /// Whether the path ends with a line back to its start.
  public var isClosed: Bool {
    if case .close = elements.last { return true }
    return false
  }

  /// The closed rings of the path.
  public var rings: [[Point]] {
    elements.split { if case .close = $0 { true } else { false } }.map { Path(Array($0)).flattened }
  }

  /// The enclosed area, minus holes of opposite orientation (Gauss's shoelace formula).
  public var enclosedArea: Double {
    rings.map { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { sum, side in
        sum + (side.0.x * side.1.y - side.1.x * side.0.y) / 2
      }
    }.reduce(0, +).magnitude
  }
}
