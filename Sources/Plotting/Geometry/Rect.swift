/// An axis-aligned rectangle, in points.
public struct Rect: Equatable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The upper edge.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The lower edge.
  public var maxY: Double

  /// Creates a rectangle from its edges.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Creates a rectangle of `size` whose upper left corner is `origin`.
  public init(origin: Point, size: Size) {
    self.init(
      minX: origin.x, minY: origin.y, maxX: origin.x + size.width, maxY: origin.y + size.height)
  }

  /// The width; negative if the edges are swapped.
  public var width: Double { maxX - minX }
  /// The height; negative if the edges are swapped.
  public var height: Double { maxY - minY }
  /// The centre.
  public var center: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  /// Returns the rectangle shrunk by `margin` on every side, or enlarged if it is negative.
  public func inset(by margin: Double) -> Rect {
    Rect(minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
  }

  /// Returns the smallest rectangle that contains both.
  public func union(_ other: Rect) -> Rect {
    Rect(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  /// Returns the rectangle common to both, which have an area in common.
  func intersection(_ other: Rect) -> Rect {
    Rect(
      minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
      maxY: min(maxY, other.maxY))
  }

  /// Whether `other` lies entirely inside or on the edge.
  public func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether `point` lies inside or on the edge.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the rectangles share an area; touching edges do not count.
  public func intersects(_ other: Rect) -> Bool {
    other.minX < maxX && other.maxX > minX && other.minY < maxY && other.maxY > minY
  }

  /// Returns the distance from `point` to the rectangle; 0 inside.
  public func distance(to point: Point) -> Double {
    let dx = max(minX - point.x, 0, point.x - maxX)
    let dy = max(minY - point.y, 0, point.y - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Whether the segment from `a` to `b` passes through the rectangle.
  public func intersects(from a: Point, to b: Point) -> Bool { stretch(from: a, to: b) != nil }
}

extension Rect {
  /// Returns the fractions of the way from `a` to `b`, 0 to 1, at which the segment enters and
  /// leaves the rectangle, or nil if it misses it or is not finite (Liang & Barsky 1984).
  func stretch(from a: Point, to b: Point) -> (enter: Double, leave: Double)? {
    guard a.isFinite, b.isFinite else { return nil }
    if max(a.x, b.x) < minX || min(a.x, b.x) > maxX { return nil }
    if max(a.y, b.y) < minY || min(a.y, b.y) > maxY { return nil }
    let across = Self.shares(from: a.x, to: b.x, minX, maxX)
    let down = Self.shares(from: a.y, to: b.y, minY, maxY)
    let (enter, leave) = (max(across.enter, down.enter, 0), min(across.leave, down.leave, 1))
    return enter <= leave ? (enter, leave) : nil
  }

  /// Returns the fractions of the way from `a` to `b` at which the segment enters and leaves the
  /// strip from `lower` to `upper`; the whole segment if it runs along the strip.
  private static func shares(
    from a: Double, to b: Double, _ lower: Double, _ upper: Double
  ) -> (enter: Double, leave: Double) {
    if a == b { return (0, 1) }
    let (first, second) = ((lower - a) / (b - a), (upper - a) / (b - a))
    return (min(first, second), max(first, second))
  }
}
