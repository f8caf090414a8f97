import Plotting

/// A canvas that writes down what is drawn on it, one call a line, with text metrics of its own: every
/// letter is 0.55 of the type's size wide.
public final class RecordingCanvas: Canvas {
  /// The calls, in order, as text.
  public private(set) var calls: [String] = []
  /// The boxes of the texts written, in the page's points; turned text is left out.
  public private(set) var textBoxes: [(text: String, box: Rect)] = []

  /// An empty recording.
  public init() {}

  /// All calls, one a line.
  public var recording: String { calls.joined(separator: "\n") + "\n" }

  /// The number of characters times 0.55 of the size, scripts at their share.
  public func width(of text: Text, _ style: TextStyle) -> Double {
    text.runs.reduce(0) { width, run in
      let scale = run.position == .normal ? 1 : Text.scriptScale
      return width + Double(run.string.count) * 0.55 * style.size * scale
    }
  }

  /// Records a fill.
  public func fill(_ path: Path, _ color: Color) {
    calls.append("fill \(describe(color)) \(describe(path))")
  }

  /// Records a stroke.
  public func stroke(_ path: Path, _ stroke: Stroke) {
    let dash = stroke.dash.isEmpty ? "" : " dash \(stroke.dash.map(number).joined(separator: " "))"
    calls.append(
      "stroke \(describe(stroke.color)) \(number(stroke.width))\(dash) \(describe(path))")
  }

  /// Records a text and its box.
  public func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    let turn = angle == 0 ? "" : " turned \(number(angle))"
    calls.append(
      "text \(describe(style.color)) \(number(style.size)) at \(describe(origin))\(turn): "
        + text.runs.map(describe).joined())
    guard angle == 0 else { return }
    let box = Rect(
      minX: origin.x, minY: origin.y - style.capHeight, maxX: origin.x + width(of: text, style),
      maxY: origin.y + style.descent)
    textBoxes.append((text.plain, box))
  }

  /// Records the clip around what it holds.
  public func clip(to rect: Rect, _ body: () -> Void) {
    calls.append(
      "clip \(describe(Point(rect.minX, rect.minY))) \(describe(Point(rect.maxX, rect.maxY)))")
    body()
    calls.append("end clip")
  }

  private func describe(_ run: Text.Run) -> String {
    let text = run.isItalic ? "/\(run.string)/" : run.string
    switch run.position {
    case .normal: return text
    case .raised: return "^{\(text)}"
    case .lowered: return "_{\(text)}"
    }
  }

  private func describe(_ color: Color) -> String {
    color.alpha < 1 ? "\(color.hex)@\(number(color.alpha))" : color.hex
  }

  private func describe(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let to): "M\(describe(to))"
      case .line(let to): "L\(describe(to))"
      case .curve(let a, let b, let to): "C\(describe(a)) \(describe(b)) \(describe(to))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }

  private func describe(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  /// A number to a tenth of a point.
  private func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths == 0 ? "0" : "\(tenths / 10)"
  }
}
