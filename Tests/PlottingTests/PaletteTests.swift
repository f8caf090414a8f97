import Plotting
import Testing
import _TestSupport

@Suite("The difference of colours")
struct ColorDifferenceTests {
  /// L*, a*, b* of two colours, and ΔE₀₀, from Sharma, Wu & Dalal (2005), table 1.
  static let pairs: [(first: Lab, second: Lab, difference: Double)] = [
    (Lab(50, 2.6772, -79.7751), Lab(50, 0, -82.7485), 2.0425),
    (Lab(50, 3.1571, -77.2803), Lab(50, 0, -82.7485), 2.8615),
    (Lab(50, 2.8361, -74.02), Lab(50, 0, -82.7485), 3.4412),
    (Lab(50, -1.3802, -84.2814), Lab(50, 0, -82.7485), 1),
    (Lab(50, -1.1848, -84.8006), Lab(50, 0, -82.7485), 1),
    (Lab(50, -0.9009, -85.5211), Lab(50, 0, -82.7485), 1),
    (Lab(50, 0, 0), Lab(50, -1, 2), 2.3669),
    (Lab(50, -1, 2), Lab(50, 0, 0), 2.3669),
    (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.0009), 7.1792),
    (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.001), 7.1792),
    (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.0011), 7.2195),
    (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.0012), 7.2195),
    (Lab(50, -0.001, 2.49), Lab(50, 0.0009, -2.49), 4.8045),
    (Lab(50, -0.001, 2.49), Lab(50, 0.001, -2.49), 4.8045),
    (Lab(50, -0.001, 2.49), Lab(50, 0.0011, -2.49), 4.7461),
    (Lab(50, 2.5, 0), Lab(50, 0, -2.5), 4.3065),
    (Lab(50, 2.5, 0), Lab(73, 25, -18), 27.1492),
    (Lab(50, 2.5, 0), Lab(61, -5, 29), 22.8977),
    (Lab(50, 2.5, 0), Lab(56, -27, -3), 31.903),
    (Lab(50, 2.5, 0), Lab(58, 24, 15), 19.4535),
    (Lab(50, 2.5, 0), Lab(50, 3.1736, 0.5854), 1),
    (Lab(50, 2.5, 0), Lab(50, 3.2972, 0), 1),
    (Lab(50, 2.5, 0), Lab(50, 1.8634, 0.5757), 1),
    (Lab(50, 2.5, 0), Lab(50, 3.2592, 0.335), 1),
    (Lab(60.2574, -34.0099, 36.2677), Lab(60.4626, -34.1751, 39.4387), 1.2644),
    (Lab(63.0109, -31.0961, -5.8663), Lab(62.8187, -29.7946, -4.0864), 1.263),
    (Lab(61.2901, 3.7196, -5.3901), Lab(61.4292, 2.248, -4.962), 1.8731),
    (Lab(35.0831, -44.1164, 3.7933), Lab(35.0232, -40.0716, 1.5901), 1.8645),
    (Lab(22.7233, 20.0904, -46.694), Lab(23.0331, 14.973, -42.5619), 2.0373),
    (Lab(36.4612, 47.858, 18.3852), Lab(36.2715, 50.5065, 21.2231), 1.4146),
    (Lab(90.8027, -2.0831, 1.441), Lab(91.1528, -1.6435, 0.0447), 1.4441),
    (Lab(90.9257, -0.5406, -0.9208), Lab(88.6381, -0.8985, -0.7239), 1.5381),
    (Lab(6.7747, -0.2908, -2.4247), Lab(5.8714, -0.0985, -2.2286), 0.6377),
    (Lab(2.0776, 0.0795, -1.135), Lab(0.9033, -0.0636, -0.5514), 0.9082),
  ]

  @Test("ΔE₀₀ matches the 34 published pairs, in either order", arguments: pairs.indices)
  func published(index: Int) {
    let pair = Self.pairs[index]
    expectClose(pair.first.difference(from: pair.second), pair.difference, within: 1e-4)
    expectClose(pair.second.difference(from: pair.first), pair.difference, within: 1e-4)
  }

  @Test("The sRGB primaries and white have their known CIELAB coordinates")
  func coordinates() {
    // From Lindbloom's calculator, sRGB, D65.
    let known: [(UInt32, Lab)] = [
      (0xFF0000, Lab(53.2408, 80.0925, 67.2032)), (0x00FF00, Lab(87.7347, -86.1827, 83.1793)),
      (0x0000FF, Lab(32.2970, 79.1875, -107.8602)), (0xFFFFFF, Lab(100, 0, 0)),
      (0x000000, Lab(0, 0, 0)),
    ]
    for (hex, lab) in known {
      let found = Lab(Color(hex))
      expectClose(found.lightness, lab.lightness, within: 0.01)
      expectClose(found.a, lab.a, within: 0.02)
      expectClose(found.b, lab.b, within: 0.02)
    }
  }

  @Test("Greys look the same with every kind of colour vision", arguments: ColorVision.allCases)
  func greys(vision: ColorVision) {
    for level in stride(from: UInt32(0), through: 255, by: 51) {
      let grey = Color(level << 16 | level << 8 | level)
      #expect(vision.appearance(of: grey).difference(from: Lab(grey)) < 0.1)
    }
  }

  @Test("Red and green of equal lightness nearly coincide without medium-wavelength cones")
  func confusion() {
    let (red, green) = (Color(0xB0503A), Color(0x6F7A30))
    #expect(ColorVision.normal.difference(red, green) > 30)
    #expect(ColorVision.deutan.difference(red, green) < 10)
  }

  @Test("The contrast of black on white is 21, of #767676 4.54")
  func contrast() {
    expectClose(Color.black.contrast(with: .white), 21, within: 1e-9)
    expectClose(Color(0x767676).contrast(with: .white), 4.54, within: 0.005)
    #expect(Color.white.contrast(with: .white) == 1)
  }
}

@Suite("The colours of the themes")
struct PaletteTests {
  static let colored = [Theme.light, .dark]
  static let themes = [Theme.light, .dark, .print]

  private func smallestDifference(_ colors: some Collection<Color>, _ vision: ColorVision) -> Double
  {
    pairs(of: colors).map { vision.difference($0, $1) }.min() ?? .infinity
  }

  private func pairs<Element>(of elements: some Collection<Element>) -> [(Element, Element)] {
    elements.indices.flatMap { index in
      elements[elements.index(after: index)...].map { (elements[index], $0) }
    }
  }

  @Test(
    "Three classes differ by 20 with every kind of colour vision", arguments: colored,
    ColorVision.allCases)
  func three(theme: Theme, vision: ColorVision) {
    #expect(smallestDifference(theme.palette.prefix(3), vision) >= 20)
  }

  @Test(
    "Eight classes differ by 10 with every kind of colour vision", arguments: colored,
    ColorVision.allCases)
  func eight(theme: Theme, vision: ColorVision) {
    #expect(smallestDifference(theme.palette.prefix(8), vision) >= 10)
  }

  @Test(
    "Twenty classes differ by 8 with every kind of colour vision, and by 20 if they share a shape",
    arguments: colored, ColorVision.allCases)
  func twenty(theme: Theme, vision: ColorVision) {
    #expect(theme.palette.count == 20)
    #expect(smallestDifference(theme.palette, vision) >= 8)
    for (a, b) in pairs(of: theme.palette.indices) where Symbol(series: a) == Symbol(series: b) {
      #expect(vision.difference(theme.palette[a], theme.palette[b]) >= 20)
    }
  }

  @Test("The deepest shades of twenty classes differ by 5", arguments: colored)
  func twentyShades(theme: Theme) {
    let shades = theme.palette.map { theme.tint($0, theme.shade) }
    #expect(smallestDifference(shades, .normal) >= 5)
  }

  @Test("Three classes differ by 14 in lightness in grey", arguments: themes)
  func grey(theme: Theme) {
    for (a, b) in pairs(of: theme.palette.prefix(3)) {
      #expect((Lab(a).lightness - Lab(b).lightness).magnitude >= 14)
    }
  }

  @Test("The print theme has only greys; eight classes differ by 10 in lightness, twenty by 3")
  func print() {
    let theme = Theme.print
    let colors =
      theme.palette + theme.linePalette + [
        theme.background, theme.ink, theme.muted, theme.grid, theme.guide, theme.positive,
        theme.negative, theme.markerEdge,
      ]
    #expect(colors.allSatisfy { $0.red == $0.green && $0.green == $0.blue })
    for (a, b) in pairs(of: theme.palette.prefix(8)) {
      #expect((Lab(a).lightness - Lab(b).lightness).magnitude >= 10)
    }
    #expect(theme.palette.count == 20)
    for (a, b) in pairs(of: theme.palette.indices) {
      let difference = Lab(theme.palette[a]).lightness - Lab(theme.palette[b]).lightness
      #expect(difference.magnitude >= (Symbol(series: a) == Symbol(series: b) ? 30 : 3))
    }
  }

  @Test(
    "Lines differ by 10 with every kind of colour vision", arguments: colored, ColorVision.allCases)
  func lines(theme: Theme, vision: ColorVision) {
    #expect(smallestDifference(theme.linePalette, vision) >= 10)
  }

  @Test("No line has the colour of one of the first three classes", arguments: colored)
  func linesAndClasses(theme: Theme) {
    for line in theme.linePalette {
      for color in theme.palette.prefix(3) {
        #expect(ColorVision.normal.difference(line, color) >= 10)
      }
    }
  }

  @Test("No two of sixteen lines have the same colour and dashes", arguments: themes)
  func dashes(theme: Theme) {
    let lines = (0..<16).map(theme.line)
    for (index, line) in lines.enumerated() { #expect(!lines[..<index].contains(line)) }
  }

  @Test(
    "Correct and misclassified differ by 20 with every kind of colour vision", arguments: themes)
  func signs(theme: Theme) {
    for vision in ColorVision.allCases {
      #expect(vision.difference(theme.positive, theme.negative) >= 20)
    }
  }

  @Test("Text has a contrast of 4.5 with the background, markers and lines of 3", arguments: themes)
  func contrast(theme: Theme) {
    for color in [theme.ink, theme.muted] {
      #expect(color.contrast(with: theme.background) >= 4.5)
    }
    for color in theme.linePalette + [theme.positive, theme.negative, theme.guide] {
      #expect(color.contrast(with: theme.background) >= 3)
    }
    // A marker outlined in ink may be as pale as it likes.
    for color in theme.palette where theme.markerEdge != theme.ink {
      #expect(color.contrast(with: theme.background) >= 3)
    }
  }

  @Test("Text is readable on the deepest shade of every class", arguments: themes)
  func textOnShades(theme: Theme) {
    for color in theme.palette {
      #expect(theme.ink.contrast(with: theme.tint(color, theme.shade)) >= 4.5)
    }
  }

  @Test("Each of four shades of a class differs from the next", arguments: themes)
  func shades(theme: Theme) {
    for color in theme.palette {
      let shades = (0...3).map { theme.tint(color, 0.08 + (theme.shade - 0.08) * Double($0) / 3) }
      for (a, b) in zip(shades, shades.dropFirst()) {
        #expect(ColorVision.normal.difference(a, b) >= 1.5)
      }
    }
  }

  @Test("A theme without a background keeps its shades and loses its halos")
  func transparent() {
    let theme = Theme.dark.transparent
    #expect(theme.background.alpha == 0)
    #expect(theme.markerEdge.alpha == 0)
    #expect(theme.tint(theme.color(0), 0.3) == Theme.dark.tint(theme.color(0), 0.3))
    #expect(Theme.print.transparent.markerEdge == .black)
  }
}
