import CCairo
import Plotting

/// A canvas on a Cairo surface.
///
/// Cairo keeps the first error and ignores later calls, so the status is checked once, at the end.
final class CairoCanvas: Canvas {
  private let cairo: OpaquePointer
  private let typesetter: Typesetter

  /// Creates a canvas on `surface` whose upper left corner is `origin`, with `scale` surface units per page unit.
  init(
    on surface: OpaquePointer, scale: Double, typesetter: Typesetter, origin: Point = Point(0, 0)
  ) {
    cairo = cairo_create(surface)
    self.typesetter = typesetter
    cairo_translate(cairo, origin.x, origin.y)
    cairo_scale(cairo, scale, scale)
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
  }

  deinit { cairo_destroy(cairo) }

  /// Throws the first error since drawing began.
  func check(_ doing: String) throws(CairoError) {
    try CairoError.check(cairo_status(cairo), doing)
  }

  /// Fills the whole surface with one colour, replacing its contents.
  func paint(_ color: Color) {
    setSource(color)
    cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE)
    cairo_paint(cairo)
    cairo_set_operator(cairo, CAIRO_OPERATOR_OVER)
  }

  func width(of text: Text, _ style: TextStyle) -> Double { typesetter.width(of: text, style) }

  func fill(_ path: Path, _ color: Color) {
    trace(path)
    setSource(color)
    if path.isUnion { cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING) }
    cairo_fill(cairo)
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    trace(path)
    setSource(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_dash(cairo, stroke.dash, Int32(clamping: stroke.dash.count), 0)
    cairo_set_line_cap(cairo, stroke.isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_stroke(cairo)
  }

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    setSource(style.color)
    cairo_save(cairo)
    cairo_translate(cairo, origin.x, origin.y)
    if angle != 0 { cairo_rotate(cairo, -angle * .pi / 180) }
    typesetter.show(text, style, on: cairo)
    cairo_restore(cairo)
    cairo_new_path(cairo)
  }

  /// Writes words of one style on the baseline at height `y`.
  func write(_ words: [Typesetter.Word], _ style: TextStyle, isItalic: Bool, y: Double) {
    setSource(style.color)
    cairo_save(cairo)
    cairo_translate(cairo, 0, y)
    typesetter.show(
      words, isItalic: isItalic, isBold: style.isBold, size: style.size, on: cairo)
    cairo_restore(cairo)
    cairo_new_path(cairo)
  }

  func draw(_ image: Raster, in rect: Rect) {
    // Opaque and transparent pixels are premultiplied as they stand.
    let isPlain = image.pixels.allSatisfy { $0 == 0 || $0 >> 24 == 255 }
    let pixels = isPlain ? image.pixels : image.pixels.map(Self.premultiplied)
    pixels.withUnsafeBytes { bytes in
      // Cairo only reads from a surface that is painted with.
      let surface = cairo_image_surface_create_for_data(
        UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress),
        CAIRO_FORMAT_ARGB32,
        Int32(clamping: image.width), Int32(clamping: image.height),
        Int32(clamping: image.width * 4))
      cairo_save(cairo)
      cairo_translate(cairo, rect.minX, rect.minY)
      cairo_scale(cairo, rect.width / Double(image.width), rect.height / Double(image.height))
      cairo_set_source_surface(cairo, surface, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST)
      cairo_paint(cairo)
      cairo_restore(cairo)
      cairo_set_source_rgb(cairo, 0, 0, 0)
      // A vector surface copies the pixels here, before they are freed.
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }

  /// Returns the pixel as Cairo stores it, with premultiplied alpha.
  private static func premultiplied(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 { return pixel }
    if alpha == 0 { return 0 }
    return [16, 8, 0].reduce(alpha << 24) { word, shift in
      word | ((pixel >> (shift as UInt32) & 255) * alpha + 127) / 255 << shift
    }
  }

  func clip(to rect: Rect, _ body: () -> Void) {
    cairo_save(cairo)
    cairo_rectangle(cairo, rect.minX, rect.minY, rect.width, rect.height)
    cairo_clip(cairo)
    body()
    cairo_restore(cairo)
  }

  private func trace(_ path: Path) {
    cairo_new_path(cairo)
    for element in path.elements {
      switch element {
      case .move(let to): cairo_move_to(cairo, to.x, to.y)
      case .line(let to): cairo_line_to(cairo, to.x, to.y)
      case .curve(let a, let b, let to): cairo_curve_to(cairo, a.x, a.y, b.x, b.y, to.x, to.y)
      case .close: cairo_close_path(cairo)
      }
    }
  }

  private func setSource(_ color: Color) {
    if color.alpha == 1 {
      cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
    } else {
      cairo_set_source_rgba(cairo, color.red, color.green, color.blue, color.alpha)
    }
  }
}
