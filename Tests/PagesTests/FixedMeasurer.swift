import Pages

/// A measurer whose characters are all half as wide as the type size.
struct FixedMeasurer: TextMeasurer {
  var mathConstants = MathConstants()

  func width(of text: String, _ font: Font) -> Double { Double(text.count) * font.size / 2 }

  func ink(of text: String, _ font: Font) -> (ascent: Double, descent: Double) {
    (0.7 * font.size, 0.2 * font.size)
  }
}
