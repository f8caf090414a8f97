import CCairo
import Formatting
import Plotting

/// A typesetter that lays out and measures lines of text with Pango.
///
/// A typesetter belongs to one figure and one thread. Every run of text is laid out once, at a
/// nominal size without hinting, and scaled to the size required. The metrics are those of the
/// outlines, so that the layout is the same in every format, and Pango selects its fonts once per
/// face rather than once per size.
final class Typesetter {
  /// The preferred families, in order: Liberation Sans has the metrics of Arial and Helvetica,
  /// which journals require and other machines have.
  static let usualFamilies = "Liberation Sans, Arial, Helvetica, DejaVu Sans"

  /// The families in order: that which is asked for, then the preferred ones.
  let families: String
  /// The family that is asked for; nil for none.
  let font: String?
  /// The characters of the texts that have been written.
  private(set) var characters: Set<Unicode.Scalar> = []

  /// The size at which text is laid out, in points.
  static let nominalSize = 16.0

  let context: OpaquePointer
  private var lines: [Face: SetLine] = [:]
  /// The glyphs of the lines for which they have been asked.
  private var glyphRuns: [Face: GlyphRun?] = [:]

  /// The appearance of a run apart from its size and colour.
  private struct Face: Hashable {
    var string: String
    var isItalic: Bool
    var isBold: Bool
  }

  /// A run of text laid out at the nominal size.
  private struct SetLine {
    var layout: OpaquePointer
    /// The width, as a fraction of the size.
    var width: Double
  }

  /// Creates a typesetter that prefers the family `font`, if it is given.
  convenience init(font: String? = nil) {
    self.init(families: (font.map { "\($0), " } ?? "") + Self.usualFamilies, font: font)
  }

  /// Creates a typesetter of the first of some families that is installed, with the others for missing characters.
  init(families: String, font: String? = nil) {
    self.font = font
    self.families = families
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

  deinit {
    for line in lines.values { ccairo_unref(UnsafeMutableRawPointer(line.layout)) }
    ccairo_unref(UnsafeMutableRawPointer(context))
  }

  /// Returns the width of a text in points.
  func width(of text: Text, _ style: TextStyle) -> Double {
    text.runs.reduce(0) { $0 + line($1, style).width * size(of: $1, style) }
  }

  /// Returns the width of a string, as a fraction of the size.
  func width(of string: String, isItalic: Bool, isBold: Bool) -> Double {
    line(Face(string: string, isItalic: isItalic, isBold: isBold)).width
  }

  /// Returns the extent of a text's marks above and below the baseline, as fractions of the size.
  func ink(of text: Text, _ style: TextStyle) -> (ascent: Double, descent: Double) {
    var (ascent, descent) = (0.0, 0.0)
    for run in text.runs {
      let layout = line(run, style).layout
      var ink = PangoRectangle()
      pango_layout_get_extents(layout, &ink, nil)
      let baseline = pango_layout_get_baseline(layout)
      let unit = Double(PANGO_SCALE) * Self.nominalSize
      ascent = max(ascent, Double(baseline - ink.y) / unit)
      descent = max(descent, Double(ink.y + ink.height - baseline) / unit)
    }
    return (ascent, descent)
  }

  /// Records that a text is written, for the notes on its characters.
  func record(_ text: Text) {
    for run in text.runs { characters.formUnion(visible(run.string).unicodeScalars) }
  }

  /// Shows a text on `cairo`, with its first glyph's origin at the current origin.
  func show(_ text: Text, _ style: TextStyle, on cairo: OpaquePointer) {
    var x = 0.0
    for run in text.runs {
      let line = line(run, style)
      let size = size(of: run, style)
      cairo_save(cairo)
      cairo_translate(cairo, x, -Text.shift(of: run.position) * style.size)
      cairo_scale(cairo, size / Self.nominalSize, size / Self.nominalSize)
      cairo_move_to(cairo, 0, 0)
      if let glyphs = pango_layout_get_line_readonly(line.layout, 0) {
        pango_cairo_show_layout_line(cairo, glyphs)
      }
      cairo_restore(cairo)
      x += line.width * size
    }
  }

  /// Returns the glyphs of a text; nil if they are not of the simple kind that a ``GlyphRun`` holds.
  func glyphs(of string: String, isItalic: Bool, isBold: Bool) -> GlyphRun? {
    let face = Face(string: string, isItalic: isItalic, isBold: isBold)
    if let glyphs = glyphRuns[face] { return glyphs }
    let glyphs = pango_layout_get_line_readonly(line(face).layout, 0).flatMap {
      GlyphRun($0, of: visible(string))
    }
    glyphRuns[face] = .some(glyphs)
    return glyphs
  }

  /// Returns the family actually used for Latin text.
  func resolvedFamily() -> String {
    withDescription { description in
      guard let font = pango_context_load_font(context, description) else { return "none" }
      defer { ccairo_unref(UnsafeMutableRawPointer(font)) }
      let found = pango_font_describe(font)
      defer { pango_font_description_free(found) }
      return pango_font_description_get_family(found).map { String(cString: $0) } ?? "none"
    }
  }

  /// Returns the names of all installed families.
  func installedFamilies() -> Set<String> {
    var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
    var count: Int32 = 0
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count)
    defer { g_free(families) }
    return (0..<Int(count)).reduce(into: []) { names, place in
      guard let name = families?[place].flatMap({ pango_font_family_get_name($0) }) else { return }
      names.insert(String(cString: name))
    }
  }

  private func size(of run: Text.Run, _ style: TextStyle) -> Double {
    run.position == .normal ? style.size : Text.scriptSize(style.size)
  }

  private func line(_ run: Text.Run, _ style: TextStyle) -> SetLine {
    line(Face(string: run.string, isItalic: run.isItalic, isBold: style.isBold))
  }

  private func line(_ face: Face) -> SetLine {
    if let line = lines[face] { return line }
    let layout: OpaquePointer = pango_layout_new(context)
    pango_layout_set_single_paragraph_mode(layout, 1)
    withDescription(isItalic: face.isItalic, isBold: face.isBold) {
      pango_layout_set_font_description(layout, $0)
    }
    let plain = visible(face.string)
    var logical = PangoRectangle()
    OpenFaces.keeping(layout) {
      pango_layout_set_text(layout, plain, Int32(clamping: plain.utf8.count))
      pango_layout_get_extents(layout, nil, &logical)
    }
    let width = Double(logical.width) / Double(PANGO_SCALE) / Self.nominalSize
    let line = SetLine(layout: layout, width: width)
    lines[face] = line
    return line
  }

  /// Runs `body` with the description of a face.
  func withDescription<Result>(
    isItalic: Bool = false, isBold: Bool = false, _ body: (OpaquePointer) -> Result
  ) -> Result {
    let description: OpaquePointer = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, families)
    pango_font_description_set_absolute_size(
      description, Self.nominalSize * Double(PANGO_SCALE))
    if isBold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
    if isItalic { pango_font_description_set_style(description, PANGO_STYLE_ITALIC) }
    return body(description)
  }
}
