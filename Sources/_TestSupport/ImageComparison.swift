import CCairo

/// The pixels of an image, for approximate comparison: the last bits of antialiasing differ between
/// machines.
public struct PixelImage: Equatable, Sendable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Red, green and blue, 8 bits each from the 24th bit down, row by row, shape `[height × width]`.
  public let pixels: [UInt32]

  /// Creates the pixels of a PNG without transparency, or nil if Cairo cannot read it.
  public init?(png bytes: [UInt8]) {
    var rest = bytes[...]
    let surface: OpaquePointer? = withUnsafeMutablePointer(to: &rest) { rest in
      cairo_image_surface_create_from_png_stream(
        { context, target, count in
          guard let context, let target else { return CAIRO_STATUS_READ_ERROR }
          let rest = context.assumingMemoryBound(to: ArraySlice<UInt8>.self)
          guard rest.pointee.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          for place in 0..<Int(count) { target[place] = rest.pointee.removeFirst() }
          return CAIRO_STATUS_SUCCESS
        }, rest)
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    for row in 0..<height {
      let line = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
      pixels += UnsafeBufferPointer(start: line, count: width)
    }
    self.pixels = pixels
  }

  /// Returns the difference of two images in levels: the mean, and the 95th percentile; nil if
  /// their sizes differ.
  public func difference(from other: PixelImage) -> (mean: Double, percentile95: Int)? {
    guard width == other.width, height == other.height else { return nil }
    var counts = [Int](repeating: 0, count: 256)
    for (a, b) in zip(pixels, other.pixels) where a != b {
      for shift in [16, 8, 0] as [UInt32] {
        counts[abs(Int(a >> shift & 0xFF) - Int(b >> shift & 0xFF))] += 1
      }
    }
    let count = pixels.count * 3
    counts[0] += count - counts.reduce(0, +)
    let total = counts.indices.reduce(0) { $0 + $1 * counts[$1] }
    var seen = 0
    let percentile = counts.firstIndex { count in
      seen += count
      return Double(seen) >= 0.95 * Double(count)
    }
    return (Double(total) / Double(max(count, 1)), percentile ?? 0)
  }
}
