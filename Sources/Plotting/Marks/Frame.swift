/// The area in which the data of a plot are drawn: the rectangle of the axes and the two scales.
public struct Frame: Sendable {
  /// The rectangle enclosed by the axes, in points.
  public var rect: Rect
  /// The scale from data to horizontal positions.
  public var x: Scale
  /// The scale from data to vertical positions.
  public var y: Scale
  /// The theme.
  public var theme: Theme

  /// Returns the position of a data point, in points.
  public func point(_ xValue: Double, _ yValue: Double) -> Point { Point(x(xValue), y(yValue)) }
}
