/// An image of opaque or translucent pixels.
public struct Raster: Equatable, Sendable {
  /// The number of pixels in a row.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// One word a pixel, row by row from the top: `0xAARRGGBB`, not multiplied by the opacity.
  public var pixels: [UInt32]

  /// An image of the given pixels.
  ///
  /// - Precondition: There are `width` × `height` pixels, at least one.
  public init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(
      width > 0 && height > 0 && pixels.count == width * height,
      "\(pixels.count) pixels do not make an image of \(width) × \(height)")
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
