/// A straight line across the whole frame at one value, with its name written along it.
public struct Rule: Mark {
  /// The direction of a rule.
  public enum Direction: Sendable {
    /// At one vertical value, from left to right.
    case horizontal
    /// At one horizontal value, from bottom to top.
    case vertical
  }

  /// The direction.
  public var direction: Direction
  /// The value.
  public var value: Double
  /// The line style.
  public var stroke: Stroke
  /// The text along the rule; may be empty.
  public var label: Text
  /// Whether the axis must include it.
  public var isInExtent: Bool

  /// Creates a rule at `value`.
  public init(
    _ direction: Direction, at value: Double, stroke: Stroke, label: Text = "",
    isInExtent: Bool = true
  ) {
    self.direction = direction
    self.value = value
    self.stroke = stroke
    self.label = label
    self.isInExtent = isInExtent
  }

  /// The value of a vertical rule.
  public var xExtent: Span? {
    direction == .vertical && isInExtent ? Span(over: [value]) : nil
  }
  /// The value of a horizontal rule.
  public var yExtent: Span? {
    direction == .horizontal && isInExtent ? Span(over: [value]) : nil
  }
  /// The text along the rule.
  public var labels: [Label] {
    label.isEmpty ? [] : [Label(label, near: .rule(direction, value))]
  }

  /// Returns the line.
  public func obstacles(in frame: Frame) -> [Obstacle] {
    guard let (a, b) = ends(in: frame) else { return [] }
    return [.segment(a, b, width: stroke.width)]
  }

  /// Draws the line.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    guard let (a, b) = ends(in: frame) else { return }
    canvas.stroke(.segment(a, b), stroke)
  }

  private func ends(in frame: Frame) -> (Point, Point)? {
    let rect = frame.rect
    let position = direction == .horizontal ? frame.y(value) : frame.x(value)
    let a = direction == .horizontal ? Point(rect.minX, position) : Point(position, rect.maxY)
    let b = direction == .horizontal ? Point(rect.maxX, position) : Point(position, rect.minY)
    return a.isFinite && rect.contains(a) ? (a, b) : nil
  }
}
