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
