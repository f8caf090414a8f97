import CCairo

/// The glyphs of a text in one font at the nominal size, and the characters that each of them stands for.
struct GlyphRun {
  /// The font of Cairo, which whoever set the text keeps.
  var font: OpaquePointer
  var glyphs: [cairo_glyph_t] = []
  var clusters: [cairo_text_cluster_t] = []
  var utf8: [CChar] = []

  init(font: OpaquePointer) { self.font = font }

  /// The glyphs of a text as Pango shaped it; nil for another direction than left to right, characters that the font
  /// lacks, or several glyphs for one character.
  init?(_ set: PangoGlyphString, _ analysis: PangoAnalysis, of text: String) {
    guard analysis.level == 0, let pangoFont = analysis.font,
      let infos = set.glyphs, let places = set.log_clusters,
      let font = pango_cairo_font_get_scaled_font(OpaquePointer(pangoFont))
    else { return nil }
    self.font = font
    utf8 = text.utf8.map { CChar(bitPattern: $0) }
    let unit = Double(PANGO_SCALE)
    let count = Int(set.num_glyphs)
    var x = 0.0
    for place in 0..<count {
      let (glyph, shape) = (infos[place].glyph, infos[place].geometry)
      let end = place + 1 < count ? Int(places[place + 1]) : utf8.count
      let bytes = end - Int(places[place])
      guard bytes > 0, glyph < GlyphRun.firstSpecialGlyph else { return nil }
      glyphs.append(
        cairo_glyph_t(
          index: UInt(glyph), x: (x + Double(shape.x_offset)) / unit,
          y: Double(shape.y_offset) / unit))
      clusters.append(cairo_text_cluster_t(num_bytes: Int32(clamping: bytes), num_glyphs: 1))
      x += Double(shape.width)
    }
  }

  /// Shows the glyphs where Cairo's origin is.
  func show(on cairo: OpaquePointer) {
    cairo_set_scaled_font(cairo, font)
    utf8.withUnsafeBufferPointer { utf8 in
      cairo_show_text_glyphs(
        cairo, utf8.baseAddress, Int32(clamping: utf8.count), glyphs,
        Int32(clamping: glyphs.count), clusters, Int32(clamping: clusters.count),
        cairo_text_cluster_flags_t(0))
    }
  }

  /// The first of Pango's numbers that stand for no glyph of a font: `PANGO_GLYPH_EMPTY`.
  private static let firstSpecialGlyph: PangoGlyph = 0x0FFF_FFFF
}
