import CCairo
import Plotting

extension Typesetter {
  /// A word and the place of its first glyph's origin on a baseline, in points.
  struct Word {
    var string: String
    var x: Double
  }

  /// Shows words of one face on a baseline through the current origin, in one operation if each is set in the same
  /// font: Cairo takes as long for a word as for a line.
  func show(
    _ words: [Word], isItalic: Bool, isBold: Bool, size: Double, on cairo: OpaquePointer
  ) {
    let runs = words.map { glyphs(of: $0.string, isItalic: isItalic, isBold: isBold) }
    guard let font = runs.first??.font, runs.allSatisfy({ $0?.font == font }) else {
      return showEach(words, isItalic: isItalic, isBold: isBold, size: size, on: cairo)
    }
    let scale = size / Self.nominalSize
    var line = GlyphRun(font: font)
    for (word, run) in zip(words, runs) {
      guard let run else { continue }
      line.utf8 += run.utf8
      line.clusters += run.clusters
      line.glyphs += run.glyphs.map {
        cairo_glyph_t(index: $0.index, x: $0.x + word.x / scale, y: $0.y)
      }
    }
    cairo_save(cairo)
    cairo_scale(cairo, scale, scale)
    cairo_set_scaled_font(cairo, font)
    line.utf8.withUnsafeBufferPointer { utf8 in
      cairo_show_text_glyphs(
        cairo, utf8.baseAddress, Int32(clamping: utf8.count), line.glyphs,
        Int32(clamping: line.glyphs.count), line.clusters, Int32(clamping: line.clusters.count),
        cairo_text_cluster_flags_t(0))
    }
    cairo_restore(cairo)
  }

  private func showEach(
    _ words: [Word], isItalic: Bool, isBold: Bool, size: Double, on cairo: OpaquePointer
  ) {
    let style = TextStyle(size: size, color: .black, isBold: isBold)
    for word in words {
      cairo_save(cairo)
      cairo_translate(cairo, word.x, 0)
      show(isItalic ? .italic(word.string) : Text(word.string), style, on: cairo)
      cairo_restore(cairo)
    }
  }
}

/// The glyphs of a text in one font at the nominal size, and the characters that each of them stands for.
struct GlyphRun {
  /// The font of Cairo, which the text's layout keeps.
  var font: OpaquePointer
  var glyphs: [cairo_glyph_t] = []
  var clusters: [cairo_text_cluster_t] = []
  var utf8: [CChar] = []

  init(font: OpaquePointer) { self.font = font }

  /// The glyphs of a line that is laid out; nil if it has several fonts or directions, characters that its font
  /// lacks, or several glyphs for one character.
  init?(_ line: UnsafeMutablePointer<PangoLayoutLine>, of text: String) {
    guard let first = line.pointee.runs, first.pointee.next == nil,
      let item = first.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee,
      let analysis = item.item?.pointee.analysis, analysis.level == 0, let pangoFont = analysis.font,
      let set = item.glyphs?.pointee, let infos = set.glyphs, let places = set.log_clusters,
      let font = pango_cairo_font_get_scaled_font(OpaquePointer(pangoFont))
    else { return nil }
    self.font = font
    utf8 = text.utf8.map { CChar(bitPattern: $0) }
    let unit = Double(PANGO_SCALE)
    var x = 0.0
    for place in 0..<Int(set.num_glyphs) {
      let (glyph, shape) = (infos[place].glyph, infos[place].geometry)
      let end = place + 1 < Int(set.num_glyphs) ? Int(places[place + 1]) : utf8.count
      let count = end - Int(places[place])
      guard count > 0, glyph < GlyphRun.firstSpecialGlyph else { return nil }
      glyphs.append(
        cairo_glyph_t(
          index: UInt(glyph), x: (x + Double(shape.x_offset)) / unit,
          y: Double(shape.y_offset) / unit))
      clusters.append(cairo_text_cluster_t(num_bytes: Int32(clamping: count), num_glyphs: 1))
      x += Double(shape.width)
    }
  }

  /// The first of Pango's numbers that stand for no glyph of a font: `PANGO_GLYPH_EMPTY`.
  private static let firstSpecialGlyph: PangoGlyph = 0x0FFF_FFFF
}
