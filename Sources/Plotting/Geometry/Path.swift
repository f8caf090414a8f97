/// A shape of straight lines and cubic Bézier curves, in points.
public struct Path: Equatable, Sendable {
  /// One step of the pen.
  public enum Element: Equatable, Sendable {
    /// Lifts the pen and sets it down at a point.
    case move(Point)
    /// Draws a straight line to a point.
    case line(Point)
    /// Draws a cubic Bézier curve by two control points to a point.
    case curve(Point, Point, Point)
    /// Draws a straight line back to where the pen was set down.
    case close
  }

  /// The steps, in order.
  public var elements: [Element]

  /// A path of the given steps.
  public init(_ elements: [Element] = []) { self.elements = elements }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { elements.isEmpty }

  /// The open line through `points`; points that are not finite break it.
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

  /// The straight line from `a` to `b`.
  public static func segment(_ a: Point, _ b: Point) -> Path { Path([.move(a), .line(b)]) }

  /// The closed shape with `corners`.
  public static func polygon(_ corners: some Sequence<Point>) -> Path {
    var path = polyline(corners)
    if !path.isEmpty { path.elements.append(.close) }
    return path
  }

  /// The outline of a rectangle.
  public static func rectangle(_ rect: Rect) -> Path {
    polygon([
      Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY),
      Point(rect.maxX, rect.maxY), Point(rect.minX, rect.maxY),
    ])
  }

  /// A circle of four cubic arcs, off by at most 0.03 % of the radius.
  ///
  /// Source: the control points lie at 4/3 (√2 − 1) of the radius, so that each arc passes through
  /// the middle of its quarter.
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

  /// Adds the steps of another path.
  public mutating func append(_ other: Path) { elements += other.elements }
}
