/// A place on the page, in points (1/72 inch) from the upper left corner, y downward.
public struct Point: Equatable, Sendable {
  /// The distance from the left edge, in points.
  public var x: Double
  /// The distance from the upper edge, in points.
  public var y: Double

  /// A point at (`x`, `y`).
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether neither coordinate is infinite or not a number.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// The distance to another point, in points.
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

  /// A size of `width` × `height` points.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }

  /// A size given in millimetres; one millimetre is 72/25.4 points.
  public static func millimetres(_ width: Double, _ height: Double) -> Size {
    Size(width * 72 / 25.4, height * 72 / 25.4)
  }
}

/// An upright rectangle, in points.
public struct Rect: Equatable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The upper edge.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The lower edge.
  public var maxY: Double

  /// The rectangle between two edges in each direction.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The rectangle of `size` whose upper left corner is `origin`.
  public init(origin: Point, size: Size) {
    self.init(
      minX: origin.x, minY: origin.y, maxX: origin.x + size.width, maxY: origin.y + size.height)
  }

  /// The horizontal extent; negative if the edges are crossed.
  public var width: Double { maxX - minX }
  /// The vertical extent; negative if the edges are crossed.
  public var height: Double { maxY - minY }
  /// The middle.
  public var center: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  /// The rectangle made smaller by `margin` on every side; larger if it is negative.
  public func inset(by margin: Double) -> Rect {
    Rect(minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
  }

  /// The smallest rectangle about both.
  public func union(_ other: Rect) -> Rect {
    Rect(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  /// Whether `other` lies wholly inside or on the edge.
  public func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether `point` lies inside or on the edge.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether the two share an area; touching edges share none.
  public func intersects(_ other: Rect) -> Bool {
    other.minX < maxX && other.maxX > minX && other.minY < maxY && other.maxY > minY
  }

  /// The distance from `point` to the nearest place of the rectangle; 0 inside.
  public func distance(to point: Point) -> Double {
    let dx = max(minX - point.x, 0, point.x - maxX)
    let dy = max(minY - point.y, 0, point.y - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Whether the segment from `a` to `b` passes through the rectangle.
  public func intersects(from a: Point, to b: Point) -> Bool { stretch(from: a, to: b) != nil }
}

extension Rect {
  /// The shares of the way from `a` to `b`, 0 to 1, at which it enters and leaves the rectangle, or nil
  /// where it does not pass through it (Liang & Barsky 1984).
  func stretch(from a: Point, to b: Point) -> (enter: Double, leave: Double)? {
    if max(a.x, b.x) < minX || min(a.x, b.x) > maxX { return nil }
    if max(a.y, b.y) < minY || min(a.y, b.y) > maxY { return nil }
    let across = Self.shares(from: a.x, to: b.x, minX, maxX)
    let down = Self.shares(from: a.y, to: b.y, minY, maxY)
    let (enter, leave) = (max(across.enter, down.enter, 0), min(across.leave, down.leave, 1))
    return enter <= leave ? (enter, leave) : nil
  }

  /// The shares of the way from `a` to `b` at which it enters and leaves the strip from `lower` to
  /// `upper`; all of it where it runs along the strip.
  private static func shares(
    from a: Double, to b: Double, _ lower: Double, _ upper: Double
  ) -> (enter: Double, leave: Double) {
    if a == b { return (0, 1) }
    let (first, second) = ((lower - a) / (b - a), (upper - a) / (b - a))
    return (min(first, second), max(first, second))
  }
}

/// An interval that knows its direction: on a reversed axis `from` exceeds `to`.
public struct Span: Equatable, Sendable {
  /// Where the interval begins.
  public var from: Double
  /// Where the interval ends.
  public var to: Double

  /// The interval from `from` to `to`.
  public init(_ from: Double, _ to: Double) {
    self.from = from
    self.to = to
  }

  /// The smaller end.
  public var lower: Double { min(from, to) }
  /// The larger end.
  public var upper: Double { max(from, to) }
  /// The distance between the ends, never negative.
  public var length: Double { upper - lower }
  /// The same interval walked the other way.
  public var reversed: Span { Span(to, from) }

  /// Whether `value` lies between the ends or on one of them.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The smallest ascending span with every finite value in it, or nil where there is none.
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

  /// The span widened at both ends by `fraction` of its length; an empty one by `fraction` of
  /// its value, or of 1 about zero.
  public func padded(by fraction: Double) -> Span {
    let room = length > 0 ? length : (from == 0 ? 1 : from.magnitude)
    let step = room * fraction
    return from <= to ? Span(from - step, to + step) : Span(from + step, to - step)
  }

  /// The smallest ascending span over both.
  public func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}
