/// A surface to draw figures on: the few operations that every back end supports.
///
/// A canvas measures text, fills, strokes, writes and clips; it knows nothing about axes or stars.
public protocol Canvas: AnyObject {
  /// The text as the canvas writes and measures it, which may be in another language.
  func translated(_ text: Text) -> Text

  /// The width of a text, in points, from the first glyph's origin to the last one's end.
  func width(of text: Text, _ style: TextStyle) -> Double

  /// Fills the interior of a path by the even-odd rule.
  func fill(_ path: Path, _ color: Color)

  /// Strokes a path.
  func stroke(_ path: Path, _ stroke: Stroke)

  /// Writes a text whose first glyph's origin is `origin`, rotated about it by `angle` degrees
  /// counter-clockwise.
  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double)

  /// Draws an image that fills `rect`, its first row at the top.
  func draw(_ image: Raster, in rect: Rect)

  /// Runs `body`, clipping everything it draws to `rect`.
  func clip(to rect: Rect, _ body: () -> Void)

  /// Names what is drawn within `radius` of a point, for readers who point at it or reach it by keyboard.
  func tooltip(_ tooltip: Tooltip, at point: Point, radius: Double)
}

extension Canvas {
  /// The default: the text itself.
  public func translated(_ text: Text) -> Text { text }

  /// The default: nothing, since paper has no pointer.
  public func tooltip(_ tooltip: Tooltip, at point: Point, radius: Double) {}

  /// Writes a text with its baseline through `point`.
  public func write(
    _ text: Text, _ style: TextStyle, at point: Point, _ anchor: Anchor, angle: Double = 0
  ) {
    guard !text.isEmpty, point.isFinite else { return }
    let share = anchor == .start ? 0.0 : (anchor == .middle ? 0.5 : 1.0)
    let back = share == 0 ? 0 : share * width(of: text, style)
    let (sine, cosine) = CMath.sineCosine(degrees: angle)
    let origin = Point(point.x - back * cosine, point.y + back * sine)
    write(text, style, at: origin, angle: angle)
  }

  /// Writes a text whose capitals are centred vertically on `point`.
  public func write(
    _ text: Text, _ style: TextStyle, centeredAt point: Point, _ anchor: Anchor, angle: Double = 0
  ) {
    let (sine, cosine) = CMath.sineCosine(degrees: angle)
    let drop = style.capHeight / 2
    let baseline = Point(point.x + drop * sine, point.y + drop * cosine)
    write(text, style, at: baseline, anchor, angle: angle)
  }

  /// Returns the text in one line if that fits into `width`, otherwise in two lines as equal as
  /// possible, each truncated to fit.
  public func lines(of text: Text, within width: Double, _ style: TextStyle) -> [Text] {
    guard self.width(of: text, style) > width else { return [text] }
    let text = translated(text)
    let halves = text.halves.map { half in
      (half, max(self.width(of: half.first, style), self.width(of: half.second, style)))
    }
    guard let best = halves.min(by: { $0.1 < $1.1 })?.0 else {
      return [cut(text, to: width, style)]
    }
    return [best.first, best.second].map { cut($0, to: width, style) }
  }

  /// Returns the text, truncated with an ellipsis if it is wider than `width`.
  func cut(_ text: Text, to width: Double, _ style: TextStyle) -> Text {
    guard self.width(of: text, style) > width else { return text }
    var runs = translated(text).runs
    while let last = runs.popLast() {
      var run = last
      while !run.string.isEmpty {
        run.string.removeLast()
        let cut = Text(runs: runs + [run]) + "…"
        if self.width(of: cut, style) <= width { return cut }
      }
    }
    return "…"
  }
}
