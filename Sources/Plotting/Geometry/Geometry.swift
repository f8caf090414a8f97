/// A position on the page, in points (1/72 inch) from the upper left corner, with y pointing down.
public struct Point: Equatable, Sendable {
  /// The distance from the left edge, in points.
  public var x: Double
  /// The distance from the upper edge, in points.
  public var y: Double

  /// Creates a point at (`x`, `y`).
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether both coordinates are finite.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// Returns the distance to another point, in points.
  public func distance(to other: Point) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// A width and a height, in points.
public struct Size: Equatable, Sendable {
  /// The horizontal extent, in points.
  public var width: Double
  /// The vertical extent, in points.
  public var height: Double

  /// Creates a size of `width` × `height` points.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }

  /// Returns a size given in millimetres; one millimetre is 72/25.4 points.
  public static func millimetres(_ width: Double, _ height: Double) -> Size {
    Size(width * 72 / 25.4, height * 72 / 25.4)
  }
}

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
  /// leaves the rectangle, or nil if it misses it (Liang & Barsky 1984).
  func stretch(from a: Point, to b: Point) -> (enter: Double, leave: Double)? {
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

/// An interval with a direction: on a reversed axis `from` exceeds `to`.
public struct Span: Equatable, Sendable {
  /// The start of the interval.
  public var from: Double
  /// The end of the interval.
  public var to: Double

  /// Creates the interval from `from` to `to`.
  public init(_ from: Double, _ to: Double) {
    self.from = from
    self.to = to
  }

  /// The smaller end.
  public var lower: Double { min(from, to) }
  /// The larger end.
  public var upper: Double { max(from, to) }
  /// The length, never negative.
  public var length: Double { upper - lower }
  /// The same interval in the opposite direction.
  public var reversed: Span { Span(to, from) }

  /// Whether `value` lies between the ends or on one of them.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The smallest ascending span that contains every finite value, or nil if there are none.
  public init?(over values: some Sequence<Double>) {
    var lower = Double.infinity
    var upper = -Double.infinity
    for value in values where value.isFinite {
      lower = min(lower, value)
      upper = max(upper, value)
    }
    guard lower <= upper else { return nil }
    self.init(lower, upper)
  }

  /// Returns the span extended at both ends by `fraction` of its length; an empty span by
  /// `fraction` of its value, or of 1 at zero.
  public func padded(by fraction: Double) -> Span {
    let room = length > 0 ? length : (from == 0 ? 1 : from.magnitude)
    let step = room * fraction
    return from <= to ? Span(from - step, to + step) : Span(from + step, to - step)
  }

  /// Returns the smallest ascending span that contains both.
  public func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}
