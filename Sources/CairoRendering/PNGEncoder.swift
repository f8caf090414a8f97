import CCairo
import Plotting

/// An encoder of image surfaces as PNG, with resolution and text.
enum PNGEncoder {
  /// Returns the bytes of a PNG of the pixels of `surface`, with its resolution in pixels per metre
  /// (chunk pHYs) and with keywords and values in UTF-8 (chunks iTXt).
  ///
  /// An opaque drawing with few colours is stored with a palette, which takes a third of the time
  /// and half the space, unless it is to have none.
  static func encode(
    _ surface: OpaquePointer, dotsPerInch: Double, hasPalette: Bool = true,
    texts: [(key: String, value: String)]
  ) throws(CairoError) -> [UInt8] {
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard let bytes = cairo_image_surface_get_data(surface) else {
      throw CairoError(doing: "encoding a PNG", reason: "the surface holds no pixels")
    }
    let pixels = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt32.self)
    let rows = PixelRows(pixels: pixels, width: width, height: height, stride: stride / 4)
    var image = ccairo_png_image()
    image.width = Int32(width)
    image.height = Int32(height)
    guard cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24 else {
      image.layout = CCAIRO_PNG_RGBA
      image.stride = Int32(width * 4)
      return try encode(image, rows: rows.straightened(), dotsPerInch: dotsPerInch, texts: texts)
    }
    if hasPalette, let indexed = IndexedImage(rows) {
      let stream = indexed.stream
      image.layout = CCAIRO_PNG_INDEXED
      image.stream_size = stream.count
      image.color_count = Int32(indexed.colors.count)
      return try encode(
        image, rows: stream, palette: indexed.palette, dotsPerInch: dotsPerInch, texts: texts)
    }
    image.layout = CCAIRO_PNG_RGB24
    image.stride = Int32(stride)
    image.rows = UnsafePointer(bytes)
    return try encode(image, dotsPerInch, texts)
  }

  /// Returns the bytes of a PNG of an image that is embedded in another file.
  static func encode(_ raster: Raster) throws(CairoError) -> [UInt8] {
    var image = ccairo_png_image()
    image.layout = CCAIRO_PNG_RGBA
    image.width = Int32(clamping: raster.width)
    image.height = Int32(clamping: raster.height)
    image.stride = Int32(clamping: raster.width * 4)
    let rows = raster.pixels.flatMap { pixel in
      [16, 8, 0, 24].map { UInt8(truncatingIfNeeded: pixel >> ($0 as UInt32)) }
    }
    return try encode(image, rows: rows, dotsPerInch: 200, texts: [])
  }

  private static func encode(
    _ image: ccairo_png_image, rows: [UInt8], palette: [UInt8] = [], dotsPerInch: Double,
    texts: [(key: String, value: String)]
  ) throws(CairoError) -> [UInt8] {
    let result = rows.withUnsafeBufferPointer { rows in
      palette.withUnsafeBufferPointer { palette in
        var image = image
        image.rows = rows.baseAddress
        image.palette = palette.baseAddress
        return Result { () throws(CairoError) in try encode(image, dotsPerInch, texts) }
      }
    }
    return try result.get()
  }

  private static func encode(
    _ image: ccairo_png_image, _ dotsPerInch: Double, _ texts: [(key: String, value: String)]
  ) throws(CairoError) -> [UInt8] {
    let sink = ByteSink()
    var target = ccairo_png_target()
    target.context = Unmanaged.passUnretained(sink).toOpaque()
    target.sink = { context, bytes, count in
      guard let context, let bytes else { return }
      Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
        .append(UnsafeBufferPointer(start: bytes, count: count))
    }
    var image = image
    let failed = withCStrings(texts) { list in
      ccairo_png_encode(
        &image, dotsPerInch / 0.0254, list, Int32(clamping: list.count), &target)
    }
    guard failed == 0 else {
      let reason = withUnsafeBytes(of: &target.message) { message in
        String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw CairoError(doing: "encoding a PNG", reason: reason)
    }
    return sink.bytes
  }

  private static func withCStrings<Result>(
    _ texts: [(key: String, value: String)], _ body: ([ccairo_png_text]) -> Result
  ) -> Result {
    func collect(_ index: Int, _ list: [ccairo_png_text]) -> Result {
      guard index < texts.count else { return body(list) }
      return texts[index].key.withCString { key in
        texts[index].value.withCString { value in
          collect(index + 1, list + [ccairo_png_text(key: key, utf8: value)])
        }
      }
    }
    return collect(0, [])
  }
}
