import CCairo

/// Encodes an image surface as PNG with its resolution and its words.
enum PNGEncoder {
  /// The bytes of a PNG of the pixels of `surface`, opaque or not, with its resolution in pixels per metre
  /// (chunk pHYs) and with keywords and values in UTF-8 (chunks iTXt).
  static func encode(
    _ surface: OpaquePointer, dotsPerInch: Double, texts: [(key: String, value: String)]
  ) throws(CairoError) -> [UInt8] {
    guard let pixels = cairo_image_surface_get_data(surface) else {
      throw CairoError(doing: "encoding a PNG", reason: "the surface holds no pixels")
    }
    let sink = ByteSink()
    var target = ccairo_png_target()
    target.context = Unmanaged.passUnretained(sink).toOpaque()
    target.sink = { context, bytes, count in
      guard let context, let bytes else { return }
      Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
        .append(UnsafeBufferPointer(start: bytes, count: count))
    }
    let width = cairo_image_surface_get_width(surface)
    let isOpaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24
    var straight = [UInt8](repeating: 0, count: isOpaque ? 0 : Int(width) * 4)
    let failed = withCStrings(texts) { list in
      straight.withUnsafeMutableBufferPointer { row in
        ccairo_png_encode(
          pixels, width, cairo_image_surface_get_height(surface),
          cairo_image_surface_get_stride(surface), dotsPerInch / 0.0254, list,
          Int32(clamping: list.count), isOpaque ? nil : row.baseAddress, &target)
      }
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
