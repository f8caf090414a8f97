import CCairo
import Formatting
import Plotting

/// A typesetter that lays out and measures lines of text with Pango.
///
/// A typesetter belongs to one figure and one thread. Every run of text is laid out once, at a
/// nominal size without hinting, and scaled to the size required; typesetters of the same families can share
/// what they laid out. The metrics are those of the outlines, so that the layout is the same in every format,
/// and Pango selects its fonts once per face rather than once per size.
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
  private var lines: [SetLine.Face: SetLine] = [:]
  private let shared: SetLines

  /// Creates a typesetter that prefers the family `font`, if it is given, and shares `lines` with others that do.
  convenience init(font: String? = nil, sharing lines: SetLines = SetLines()) {
    self.init(
      families: (font.map { "\($0), " } ?? "") + Self.usualFamilies, font: font, sharing: lines)
  }

  /// Creates a typesetter of the first of some families that is installed, with the others for missing characters.
  init(families: String, font: String? = nil, sharing lines: SetLines = SetLines()) {
    self.font = font
    self.families = families
    shared = lines
    context = Fonts.using { pango_font_map_create_context(Fonts.map) }
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit { Fonts.using { ccairo_unref(UnsafeMutableRawPointer(context)) } }

  /// Returns the width of a text in points.
  func width(of text: Text, _ style: TextStyle) -> Double {
    text.runs.reduce(0) { $0 + line($1, style).width * size(of: $1, style) }
  }

  /// Returns the width of a string, as a fraction of the size.
  func width(of string: String, isItalic: Bool, isBold: Bool) -> Double {
    line(SetLine.Face(string: string, isItalic: isItalic, isBold: isBold)).width
  }

  /// Returns the extent of a text's marks above and below the baseline, as fractions of the size.
  func ink(of text: Text, _ style: TextStyle) -> (ascent: Double, descent: Double) {
    var (ascent, descent) = (0.0, 0.0)
    for run in text.runs {
      let ink = line(run, style).ink()
      ascent = max(ascent, ink.ascent)
      descent = max(descent, ink.descent)
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
      line.show(on: cairo)
      cairo_restore(cairo)
      x += line.width * size
    }
  }

  /// Returns the glyphs of a text; nil if they are not of the simple kind that a ``GlyphRun`` holds.
  func glyphs(of string: String, isItalic: Bool, isBold: Bool) -> GlyphRun? {
    line(SetLine.Face(string: string, isItalic: isItalic, isBold: isBold)).glyphs
  }

  /// Looks up the fonts of the usual faces: upright, italic and bold.
  func prepare() {
    for (isItalic, isBold) in [(false, false), (true, false), (false, true)] {
      for text in ["A", "1"] { _ = width(of: text, isItalic: isItalic, isBold: isBold) }
    }
  }

  /// Returns the family actually used for Latin text.
  func resolvedFamily() -> String {
    withFont { font, family in font == nil || family.isEmpty ? "none" : family }
  }

  /// Returns the names of all installed families.
  func installedFamilies() -> Set<String> {
    Fonts.using {
      var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
      var count: Int32 = 0
      pango_font_map_list_families(Fonts.map, &families, &count)
      defer { g_free(families) }
      return (0..<Int(count)).reduce(into: []) { names, place in
        guard let name = families?[place].flatMap({ pango_font_family_get_name($0) }) else {
          return
        }
        names.insert(String(cString: name))
      }
    }
  }

  private func size(of run: Text.Run, _ style: TextStyle) -> Double {
    run.position == .normal ? style.size : Text.scriptSize(style.size)
  }

  private func line(_ run: Text.Run, _ style: TextStyle) -> SetLine {
    line(SetLine.Face(string: run.string, isItalic: run.isItalic, isBold: style.isBold))
  }

  private func line(_ face: SetLine.Face) -> SetLine {
    if let line = lines[face] { return line }
    let line = shared.line(face) ?? set(face)
    lines[face] = line
    shared.keep(line, face)
    return line
  }

  private func set(_ face: SetLine.Face) -> SetLine {
    FaceSample.sample(of: face, self).flatMap { SetLine(face, like: $0) }
      ?? withDescription(isItalic: face.isItalic, isBold: face.isBold) {
        SetLine(face, in: context, $0)
      }
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
