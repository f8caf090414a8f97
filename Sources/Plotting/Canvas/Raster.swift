/// An image of opaque or translucent pixels.
public struct Raster: Equatable, Sendable {
  /// The number of pixels in a row.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// The pixels, row by row from the top, as words `0xAARRGGBB` that are not premultiplied.
  public var pixels: [UInt32]

  /// Creates an image from its pixels.
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
