/// Where the data of a plot are drawn: the rectangle of its axes and the two scales.
public struct Frame: Sendable {
  /// The rectangle that the axes enclose, in points.
  public var rect: Rect
  /// From data to horizontal positions.
  public var x: Scale
  /// From data to vertical positions.
  public var y: Scale
  /// The look.
  public var theme: Theme

  /// The position of a datum, in points.
  public func point(_ xValue: Double, _ yValue: Double) -> Point { Point(x(xValue), y(yValue)) }
}
