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
