/// A shape of straight lines and cubic Bézier curves, in points.
public struct Path: Equatable, Sendable {
  /// One step of the pen.
  public enum Element: Equatable, Sendable {
    /// Lifts the pen and sets it down at a point.
    case move(Point)
    /// Draws a straight line to a point.
    case line(Point)
    /// Draws a cubic Bézier curve with two control points to a point.
    case curve(Point, Point, Point)
    /// Draws a straight line back to the starting point.
    case close
  }

  /// The steps, in order.
  public var elements: [Element]
  /// Whether a place within two outlines is filled, as it is for ``union(of:)``; else it is a hole.
  public private(set) var isUnion = false

  /// Creates a path from its steps.
  public init(_ elements: [Element] = []) { self.elements = elements }

  /// Returns the shape that is filled wherever one of `outlines` is, all of which turn in the same direction.
  public static func union(of outlines: some Sequence<Path>) -> Path {
    var path = Path(outlines.flatMap(\.elements))
    path.isUnion = true
    return path
  }

  /// Whether the path draws nothing.
  public var isEmpty: Bool { elements.isEmpty }

  /// Returns the open line through `points`; non-finite points break it.
  public static func polyline(_ points: some Sequence<Point>) -> Path {
    var path = Path()
    var isDown = false
    for point in points {
      guard point.isFinite else {
        isDown = false
        continue
      }
      path.elements.append(isDown ? .line(point) : .move(point))
      isDown = true
    }
    return path
  }

  /// Returns the straight line from `a` to `b`.
  public static func segment(_ a: Point, _ b: Point) -> Path { Path([.move(a), .line(b)]) }

  /// Returns the closed shape with `corners`.
  public static func polygon(_ corners: some Sequence<Point>) -> Path {
    var path = polyline(corners)
    if !path.isEmpty { path.elements.append(.close) }
    return path
  }

  /// Returns the outline of a rectangle.
  public static func rectangle(_ rect: Rect) -> Path {
    polygon([
      Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY),
      Point(rect.maxX, rect.maxY), Point(rect.minX, rect.maxY),
    ])
  }

  /// Returns a circle of four cubic arcs, accurate to 0.03 % of the radius.
  ///
  /// Source: the control points lie at 4/3 (√2 − 1) of the radius, so that each arc passes through
  /// the midpoint of its quarter.
  public static func circle(_ center: Point, radius: Double) -> Path {
    let handle = radius * 0.552_284_749_830_793_4
    let (x, y, r) = (center.x, center.y, radius)
    return Path([
      .move(Point(x + r, y)),
      .curve(Point(x + r, y + handle), Point(x + handle, y + r), Point(x, y + r)),
      .curve(Point(x - handle, y + r), Point(x - r, y + handle), Point(x - r, y)),
      .curve(Point(x - r, y - handle), Point(x - handle, y - r), Point(x, y - r)),
      .curve(Point(x + handle, y - r), Point(x + r, y - handle), Point(x + r, y)),
      .close,
    ])
  }

  /// Appends the steps of another path.
  public mutating func append(_ other: Path) { elements += other.elements }
}
