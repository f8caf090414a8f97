import CCairo
import Formatting

/// A run of text set at the nominal size.
///
/// Several threads may show one that has ``glyphs``, since those never change. Any other belongs to the typesetter that
/// set it: Pango looks up fonts while it shows one.
final class SetLine: @unchecked Sendable {
  /// The appearance of a run apart from its size and colour.
  struct Face: Hashable, Sendable {
    var string: String
    var isItalic: Bool
    var isBold: Bool
  }

  /// The width, as a fraction of the size.
  let width: Double
  /// The glyphs; nil if they are not of the simple kind that a ``GlyphRun`` holds.
  let glyphs: GlyphRun?
  private let content: Content

  private enum Content {
    case layout(OpaquePointer)
    case shape(UnsafeMutablePointer<PangoGlyphString>, FaceSample)
  }

  /// Lays out a run in the fonts of a description.
  init(_ face: Face, in context: OpaquePointer, _ description: OpaquePointer) {
    let layout: OpaquePointer = pango_layout_new(context)
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_font_description(layout, description)
    let plain = visible(face.string)
    var logical = PangoRectangle()
    Fonts.keeping(layout) {
      pango_layout_set_text(layout, plain, Int32(clamping: plain.utf8.count))
      pango_layout_get_extents(layout, nil, &logical)
    }
    content = .layout(layout)
    width = Double(logical.width) / Self.unit
    glyphs = layout.onlyRun.flatMap { GlyphRun($0.glyphs, $0.analysis, of: plain) }
  }

  /// Shapes a run in the font of a sample that stands for its characters, without the search for fonts and directions
  /// that a layout begins with; nil if the glyphs are not simple.
  init?(_ face: Face, like sample: FaceSample) {
    let set: UnsafeMutablePointer<PangoGlyphString> = pango_glyph_string_new()
    let count = Int32(clamping: face.string.utf8.count)
    Fonts.using {
      var analysis = sample.analysis
      pango_shape(face.string, count, &analysis, set)
    }
    guard let glyphs = GlyphRun(set.pointee, sample.analysis, of: face.string) else {
      pango_glyph_string_free(set)
      return nil
    }
    content = .shape(set, sample)
    width = Double(pango_glyph_string_get_width(set)) / Self.unit
    self.glyphs = glyphs
  }

  deinit {
    switch content {
    case .layout(let layout): Fonts.using { ccairo_unref(UnsafeMutableRawPointer(layout)) }
    case .shape(let glyphs, _): pango_glyph_string_free(glyphs)
    }
  }

  /// Pango's units in the nominal size.
  private static let unit = Double(PANGO_SCALE) * Typesetter.nominalSize

  /// Returns the extent of the marks above and below the baseline, as fractions of the size.
  func ink() -> (ascent: Double, descent: Double) {
    var ink = PangoRectangle()
    var baseline: Int32 = 0
    switch content {
    case .layout(let layout):
      Fonts.keeping(layout) { pango_layout_get_extents(layout, &ink, nil) }
      baseline = pango_layout_get_baseline(layout)
    case .shape(let glyphs, let sample):
      Fonts.using {
        pango_glyph_string_extents(glyphs, sample.analysis.font, &ink, nil)
      }
    }
    return (Double(baseline - ink.y) / Self.unit, Double(ink.y + ink.height - baseline) / Self.unit)
  }

  /// Shows the line with its first glyph's origin at Cairo's origin.
  func show(on cairo: OpaquePointer) {
    if let glyphs {
      glyphs.show(on: cairo)
    } else if case .layout(let layout) = content,
      let line = pango_layout_get_line_readonly(layout, 0)
    {
      cairo_move_to(cairo, 0, 0)
      Fonts.using { pango_cairo_show_layout_line(cairo, line) }
    }
  }
}

extension OpaquePointer {
  /// The glyphs of a layout of one run, and how Pango analysed it; nil if it has several runs.
  var onlyRun: (glyphs: PangoGlyphString, analysis: PangoAnalysis)? {
    guard let first = pango_layout_get_line_readonly(self, 0)?.pointee.runs,
      first.pointee.next == nil,
      let run = first.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee,
      let glyphs = run.glyphs?.pointee, let analysis = run.item?.pointee.analysis
    else { return nil }
    return (glyphs, analysis)
  }
}
