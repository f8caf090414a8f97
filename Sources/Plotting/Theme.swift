/// The look of a figure: its colours, and the sizes of its type and lines.
public struct Theme: Equatable, Sendable {
  /// What everything is drawn on.
  public var background: Color
  /// Text, axes and outlines.
  public var ink: Color
  /// Second-rank text and leaders.
  public var muted: Color
  /// Lines that lead the eye and must not catch it.
  public var grid: Color
  /// The colours of the classes or series, in order.
  ///
  /// Those of ``light`` and ``dark`` differ under every common colour-vision deficiency, and the first
  /// three in grey too.
  public var palette: [Color]
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

  /// Dark on white.
  public static let light = Theme(
    background: .white, ink: Color(0x1B1F24), muted: Color(0x5B636D), grid: Color(0xE3E6EA),
    palette: [
      Color(0x1F4E9E), Color(0x53C6BB), Color(0xDB5426), Color(0x600018), Color(0xE8C800),
      Color(0x9078F0), Color(0x786060), Color(0xA80000),
    ],
    textSize: 8, labelSize: 7, lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// Light on near black, for slides and screens.
  public static let dark = Theme(
    background: Color(0x14171C), ink: Color(0xE9ECF0), muted: Color(0xA2ABB6),
    grid: Color(0x343A43),
    palette: [
      Color(0x6FA8FF), Color(0x8FE3C8), Color(0xFF7A45), Color(0xC98BE8), Color(0xF2D64B),
      Color(0xB7BDC6), Color(0xE26D8A), Color(0x7FB04A),
    ],
    textSize: 8, labelSize: 7, lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// Greys alone, far enough apart to be told in print and in a photocopy.
  public static let print = Theme(
    background: .white, ink: .black, muted: Color(0x4A4A4A), grid: Color(0xDCDCDC),
    palette: [
      Color(0x1A1A1A), Color(0xB8B8B8), Color(0x6E6E6E), Color(0x000000), Color(0xD8D8D8),
      Color(0x8F8F8F), Color(0x3C3C3C), Color(0xC9C9C9),
    ],
    textSize: 8, labelSize: 7, lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// The colour of series `index`; they come round again after the last.
  public func color(_ index: Int) -> Color { palette[index % palette.count] }

  /// The style of text on axes.
  public var axisText: TextStyle { TextStyle(size: textSize, color: ink) }
  /// The style of labels on data.
  public var labelText: TextStyle { TextStyle(size: labelSize, color: ink) }
}
