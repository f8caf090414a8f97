/// Arrows from one data point each to another.
public struct Arrows: Mark {
  /// The horizontal and vertical values of the ends of an arrow.
  public struct Arrow: Equatable, Sendable {
    /// The values at its tail.
    public var from: Point
    /// The values at its tip.
    public var to: Point

    /// Creates an arrow.
    public init(from: Point, to: Point) {
      self.from = from
      self.to = to
    }
  }

  /// The arrows.
  public var arrows: [Arrow]
  /// The line style.
  public var stroke: Stroke
  /// The distance of the tip from the data point, for its marker.
  public var gap: Double
  /// The name in the legend.
  public var name: Text

  /// Creates arrows.
  public init(_ arrows: [Arrow], stroke: Stroke, gap: Double, name: Text) {
    self.arrows = arrows
    self.stroke = stroke
    self.gap = gap
    self.name = name
  }

  /// The length of the head, in points.
  static let head = 4.5

  /// The span of the horizontal values.
  public var xExtent: Span? { Span(over: arrows.flatMap { [$0.from.x, $0.to.x] }) }
  /// The span of the vertical values.
  public var yExtent: Span? { Span(over: arrows.flatMap { [$0.from.y, $0.to.y] }) }

  /// Returns the entry, if an arrow is long enough to be drawn.
  public func legend(in frame: Frame) -> [LegendEntry] {
    shafts(in: frame).isEmpty ? [] : [LegendEntry(name, .arrow(stroke))]
  }

  /// Returns the shafts.
  public func obstacles(in frame: Frame) -> [Obstacle] {
    shafts(in: frame).map { .segment($0.from, $0.to, width: Self.head * 0.8) }
  }

  /// Draws the arrows that are longer than their heads.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    for shaft in shafts(in: frame) { Self.draw(from: shaft.from, to: shaft.to, stroke, on: canvas) }
  }

  /// Draws an arrow on the page.
  static func draw(from: Point, to: Point, _ stroke: Stroke, on canvas: any Canvas) {
    let length = max(from.distance(to: to), 1e-9)
    let (dx, dy) = ((to.x - from.x) / length, (to.y - from.y) / length)
    let base = Point(to.x - dx * head, to.y - dy * head)
    canvas.stroke(.segment(from, base), stroke)
    let half = head * 0.4
    canvas.fill(
      .polygon([
        to, Point(base.x - dy * half, base.y + dx * half),
        Point(base.x + dy * half, base.y - dx * half),
      ]), stroke.color)
  }

  /// Returns the ends on the page of the arrows that are longer than their heads and gaps.
  private func shafts(in frame: Frame) -> [(from: Point, to: Point)] {
    arrows.compactMap { arrow in
      let from = frame.point(arrow.from.x, arrow.from.y)
      let to = frame.point(arrow.to.x, arrow.to.y)
      let length = from.distance(to: to)
      guard length > gap + Self.head + 1 else { return nil }
      let share = 1 - gap / length
      return (from, Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
    }
  }
}
