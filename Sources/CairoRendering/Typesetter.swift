import CCairo
import Plotting

/// Sets lines of text with Pango, and measures them.
///
/// One typesetter belongs to one canvas and one thread. Metrics are those of the outlines, not
/// rounded to pixels, so that a figure is laid out the same in every format.
final class Typesetter {
  /// The families asked for, in order: Liberation Sans has the metrics of Arial and Helvetica, which
  /// journals ask for and other machines have.
  static let families = "Liberation Sans, Arial, Helvetica, DejaVu Sans"

  private let context: OpaquePointer
  private var widths: [Key: Double] = [:]

  private struct Key: Hashable {
    var text: Text
    var size: Double
    var isBold: Bool
  }

  init() {
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit { ccairo_unref(UnsafeMutableRawPointer(context)) }

  /// The width of a text in points.
  func width(of text: Text, _ style: TextStyle) -> Double {
    let key = Key(text: text, size: style.size, isBold: style.isBold)
    if let width = widths[key] { return width }
    let width = withLayout(of: text, style) { layout in
      var logical = PangoRectangle()
      pango_layout_get_extents(layout, nil, &logical)
      return Double(logical.width) / Double(PANGO_SCALE)
    }
    widths[key] = width
    return width
  }

  /// Shows a text on `cairo` with its first glyph's origin at the current point.
  func show(_ text: Text, _ style: TextStyle, on cairo: OpaquePointer) {
    withLayout(of: text, style) { layout in
      if let line = pango_layout_get_line_readonly(layout, 0) {
        pango_cairo_show_layout_line(cairo, line)
      }
    }
  }

  /// The family that is really used for Latin text.
  func resolvedFamily() -> String {
    withDescription(TextStyle(size: 10, color: .black)) { description in
      guard let font = pango_context_load_font(context, description) else { return "none" }
      defer { ccairo_unref(UnsafeMutableRawPointer(font)) }
      let found = pango_font_describe(font)
      defer { pango_font_description_free(found) }
      return pango_font_description_get_family(found).map { String(cString: $0) } ?? "none"
    }
  }

  private func withLayout<Result>(
    of text: Text, _ style: TextStyle, _ body: (OpaquePointer) -> Result
  ) -> Result {
    let layout: OpaquePointer = pango_layout_new(context)
    defer { ccairo_unref(UnsafeMutableRawPointer(layout)) }
    pango_layout_set_single_paragraph_mode(layout, 1)
    withDescription(style) { pango_layout_set_font_description(layout, $0) }
    let plain = text.plain.replacingControls()
    pango_layout_set_text(layout, plain, Int32(clamping: plain.utf8.count))
    let attributes = attributeList(of: text, style)
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    return body(layout)
  }

  private func withDescription<Result>(
    _ style: TextStyle, _ body: (OpaquePointer) -> Result
  ) -> Result {
    let description: OpaquePointer = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, Self.families)
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    if style.isBold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
    return body(description)
  }

  private func attributeList(of text: Text, _ style: TextStyle) -> OpaquePointer {
    let list: OpaquePointer = pango_attr_list_new()
    var start: UInt32 = 0
    for run in text.runs {
      let end = start + UInt32(clamping: run.string.replacingControls().utf8.count)
      var attributes = [UnsafeMutablePointer<PangoAttribute>?]()
      if run.isItalic { attributes.append(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
      if run.position != .normal {
        let size = style.size * Text.scriptScale * Double(PANGO_SCALE)
        attributes.append(pango_attr_size_new_absolute(Int32(size.rounded())))
        let rise = run.position == .raised ? Text.scriptRise : -Text.scriptDrop
        attributes.append(
          pango_attr_rise_new(Int32((rise * style.size * Double(PANGO_SCALE)).rounded())))
      }
      for case let attribute? in attributes {
        attribute.pointee.start_index = start
        attribute.pointee.end_index = end
        pango_attr_list_insert(list, attribute)
      }
      start = end
    }
    return list
  }
}

extension String {
  /// The text with control characters, which have no glyph, and what Cairo refuses shown as U+FFFD.
  func replacingControls() -> String {
    replacing { $0.value < 0x20 || $0.value == 0x7F || $0.isNoncharacter }
  }

  /// The text with U+FFFD for what metadata cannot hold: NUL, which would end it, and
  /// noncharacters, which Cairo takes for broken UTF-8.
  func replacingUnstorable() -> String { replacing { $0.value == 0 || $0.isNoncharacter } }

  private func replacing(_ isUnwanted: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isUnwanted) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { isUnwanted($0) ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// Whether Unicode sets the code point aside for internal use: U+FDD0 … U+FDEF and the last two
  /// of each plane.
  fileprivate var isNoncharacter: Bool {
    value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
  }
}
