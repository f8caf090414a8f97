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
    line.show(on: cairo)
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
