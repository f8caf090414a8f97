/// The look of a figure: its colours, and the sizes of its type and lines.
public struct Theme: Equatable, Sendable {
  /// The colour behind everything.
  public var background: Color
  /// The colour of text, axes and outlines.
  public var ink: Color
  /// The colour of secondary text and of leaders.
  public var muted: Color
  /// The colour of separators, which must not draw attention.
  public var grid: Color
  /// The colour of guide lines, which contrast with the background (3:1).
  public var guide: Color
  /// The colours of the classes, in order.
  ///
  /// All contrast with the background (3:1) and are distinguishable with every common colour-vision
  /// deficiency; the first three differ strongly, even in grey, and so do those of classes that share a
  /// ``Symbol``.
  public var palette: [Color]
  /// The colours of lines that belong to no class, in order.
  ///
  /// They are as distinct from each other as those of the ``palette`` and, to normal sight,
  /// distinct from its first three.
  public var linePalette: [Color]
  /// The colour of values above zero and of correct predictions.
  public var positive: Color
  /// The colour of values below zero and of misclassified stars.
  public var negative: Color
  /// The outlines of markers: the background colour, which separates crowded markers, or ink, which
  /// makes pale ones visible.
  public var markerEdge: Color
  /// The strength of the deepest shade of an area, 0 to 1.
  public var shade: Double
  /// The size of the text on axes, in points.
  public var textSize: Double
  /// The size of labels on data, in points.
  public var labelSize: Double
  /// The width of a data line, in points.
  public var lineWidth: Double
  /// The width of the frame and its ticks, in points.
  public var frameWidth: Double
  /// The radius of a marker, in points.
  public var markerRadius: Double
  /// The side of the smallest cell of a density, in points: a pixel at 200 per inch.
  public var cellSize = 0.36
  /// The place of the legends; nil for inside where they cover nothing, else below.
  public var legend: LegendPlace?
  /// The family of the font; nil for the usual one.
  public var font: String?

  /// Dark ink on white.
  public static let light = Theme(
    background: .white, ink: Color(0x1B1F24), muted: Color(0x5B636D), grid: Color(0xE3E6EA),
    guide: Color(0x8F959C),
    palette: [
      Color(0x234595), Color(0x29A59C), Color(0xCA3A03), Color(0x5C1A4B), Color(0x6E7946),
      Color(0x8A6CE2), Color(0x827771), Color(0x9A3465),
      Color(0xF05A96), Color(0x3C2D2D), Color(0x0F5A3C), Color(0x3C00FF),
      Color(0xC3871E), Color(0x4B6978), Color(0xA587C3), Color(0x965AA5),
      Color(0x690000), Color(0x1E00A5), Color(0xA58769), Color(0xA50F00),
    ],
    linePalette: [
      Color(0x2B2F36), Color(0xB03A8C), Color(0x498860), Color(0xB87A00), Color(0x7A5AC8),
      Color(0x8A8A8A), Color(0x642700), Color(0x306060),
    ],
    positive: Color(0x2F6DB5), negative: Color(0xCC4B24), markerEdge: .white, shade: 0.44,
    textSize: 8,
    labelSize: 7, lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// Light ink on near-black, for slides and screens.
  public static let dark = Theme(
    background: Color(0x14171C), ink: Color(0xE9ECF0), muted: Color(0xA2ABB6),
    grid: Color(0x343A43), guide: Color(0x60676F),
    palette: [
      Color(0x0E73DD), Color(0xA3EFDC), Color(0xFF6F2D), Color(0xC98BE8), Color(0xF2D645),
      Color(0x8B929B), Color(0xC1496D), Color(0x69AC6B),
      Color(0xE1F0A5), Color(0xA5D2A5), Color(0xA5A596), Color(0x964B96),
      Color(0x4B783C), Color(0x4BC3C3), Color(0x5A695A), Color(0xD2D2FF),
      Color(0xD2001E), Color(0xC3C369), Color(0x9678A5), Color(0x0F8778),
    ],
    linePalette: [
      Color(0xE9ECF0), Color(0xBF9DC3), Color(0x89B276), Color(0xCFB300), Color(0x9949AF),
      Color(0x909090), Color(0xCA3800), Color(0xFEE499),
    ],
    positive: Color(0x5AA0F2), negative: Color(0xFF8A50), markerEdge: Color(0x14171C), shade: 0.34,
    textSize: 8, labelSize: 7, lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// Greys only, distinct enough for print and photocopies.
  public static let print = Theme(
    background: .white, ink: .black, muted: Color(0x404040), grid: Color(0xDCDCDC),
    guide: Color(0x8F8F8F),
    palette: [
      Color(0x1D1D1D), Color(0xBEBEBE), Color(0x686868), Color(0xA0A0A0), Color(0x000000),
      Color(0x848484), Color(0x353535), Color(0x4E4E4E),
      Color(0x575757), Color(0x7A7A7A), Color(0x252525), Color(0x454545),
      Color(0x3D3D3D), Color(0x0D0D0D), Color(0x2D2D2D), Color(0x717171),
      Color(0x161616), Color(0x8E8E8E), Color(0xAAAAAA), Color(0xB4B4B4),
    ],
    linePalette: [Color(0x000000), Color(0x8A8A8A), Color(0x4A4A4A), Color(0x6E6E6E)],
    positive: .black, negative: Color(0x8A8A8A), markerEdge: .black, shade: 0.44, textSize: 8,
    labelSize: 7,
    lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// The same theme without a background, for overlaying on something else.
  ///
  /// Shaded areas keep the background's colour; only unshaded areas are transparent.
  public var transparent: Theme {
    var theme = self
    theme.background.alpha = 0
    if markerEdge == background { theme.markerEdge.alpha = 0 }
    return theme
  }

  /// Whether classes have no hue, so that lightness cannot mean anything else as well.
  public var isGrey: Bool { palette.allSatisfy { $0.red == $0.green && $0.green == $0.blue } }

  /// Whether ink is lighter than the background.
  public var isDark: Bool { ink.contrast(with: .black) > background.contrast(with: .black) }

  /// Returns the colour of class `index`; after the last colour they start over.
  public func color(_ index: Int) -> Color { palette[index % palette.count] }

  /// Returns the outline of a hollow marker of class `index`: its own colour, unless all markers
  /// have ink outlines.
  public func hollowEdge(_ index: Int) -> Color { markerEdge == ink ? ink : color(index) }

  /// Returns the line style of series `index`; once the colours repeat, the dashes differ.
  public func line(_ index: Int) -> Stroke {
    let dashes: [[Double]] = [[], [5, 2], [1.2, 2], [5, 2, 1.2, 2]]
    let (round, place) = index.quotientAndRemainder(dividingBy: linePalette.count)
    return Stroke(
      linePalette[place], width: lineWidth, dash: dashes[(place + round) % dashes.count])
  }

  /// Returns the background mixed with `fraction` of a colour, opaque even on a transparent background.
  public func tint(_ color: Color, _ fraction: Double) -> Color {
    background.opacity(1).mixed(with: color, fraction)
  }

  /// The style of axis text.
  public var axisText: TextStyle { TextStyle(size: textSize, color: ink) }
  /// The style of data labels.
  public var labelText: TextStyle { TextStyle(size: labelSize, color: ink) }
}
