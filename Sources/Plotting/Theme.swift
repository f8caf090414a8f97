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
  ///
  /// The first three colours differ by hue under every common colour-vision deficiency and by
  /// lightness in grey: dark blue, light teal, middling vermilion.
  public static let light = Theme(
    background: .white, ink: Color(0x1B1F24), muted: Color(0x5B636D), grid: Color(0xE3E6EA),
    palette: [
      Color(0x1F4E9E), Color(0x3FB8AF), Color(0xE0562B), Color(0x7A3E9D), Color(0xE9B000),
      Color(0x4C4C4C), Color(0x8CC152), Color(0xD36BA6),
    ],
    textSize: 8, labelSize: 7, lineWidth: 1.4, frameWidth: 0.7, markerRadius: 2.7)

  /// The colour of series `index`; they come round again after the last.
  public func color(_ index: Int) -> Color { palette[index % palette.count] }

  /// The style of text on axes.
  public var axisText: TextStyle { TextStyle(size: textSize, color: ink) }
  /// The style of labels on data.
  public var labelText: TextStyle { TextStyle(size: labelSize, color: ink) }
}
