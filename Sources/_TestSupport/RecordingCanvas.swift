import Foundation
import Plotting

/// A canvas that records what is drawn on it, one call per line, with text metrics of its own:
/// every letter is 0.55 of the text size wide.
public final class RecordingCanvas: Canvas {
  /// The calls, in order, as text.
  public private(set) var calls: [String] = []
  /// The boxes of the texts written, in page coordinates; rotated text is excluded.
  public private(set) var textBoxes: [(text: String, box: Rect)] = []
  /// The paths filled and stroked, in order; the width of a fill is 0.
  public private(set) var shapes: [(path: Path, color: Color, width: Double)] = []
  /// The boxes of everything visible, in page coordinates: clipped paths with their line widths and
  /// control points, and texts, including rotated ones.
  public private(set) var inkBoxes: [Rect] = []
  private var clips: [Rect] = []

  /// Creates an empty recording.
  public init() {}

  /// All calls, one per line.
  public var recording: String { calls.joined(separator: "\n") + "\n" }

  /// Returns 0.55 of the size per character, less for subscripts and superscripts.
  public func width(of text: Text, _ style: TextStyle) -> Double {
    text.runs.reduce(0) { width, run in
      let scale = run.position == .normal ? 1 : Text.scriptScale
      return width + Double(run.string.count) * 0.55 * style.size * scale
    }
  }

  /// Records a fill.
  public func fill(_ path: Path, _ color: Color) {
    calls.append("fill \(describe(color)) \(describe(path))")
    record(path, color, width: 0)
  }

  /// Records a stroke.
  public func stroke(_ path: Path, _ stroke: Stroke) {
    let dash = stroke.dash.isEmpty ? "" : " dash \(stroke.dash.map(number).joined(separator: " "))"
    calls.append(
      "stroke \(describe(stroke.color)) \(number(stroke.width))\(dash) \(describe(path))")
    record(path, stroke.color, width: stroke.width)
  }

  /// Records a text and its box.
  public func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    let turn = angle == 0 ? "" : " turned \(number(angle))"
    calls.append(
      "text \(describe(style.color)) \(number(style.size)) at \(describe(origin))\(turn): "
        + text.runs.map(describe).joined())
    let width = width(of: text, style)
    let box = Rect(
      minX: origin.x, minY: origin.y - style.capHeight, maxX: origin.x + width,
      maxY: origin.y + style.descent)
    if angle == 0 {
      textBoxes.append((text.plain, box))
      inkBoxes.append(box)
    } else {
      let (dx, dy) = (width * cos(angle * .pi / 180), -width * sin(angle * .pi / 180))
      let along = [origin, Point(origin.x + dx, origin.y + dy)]
      inkBoxes += Self.box(of: along).map { [$0] } ?? []
    }
  }

  private func record(_ path: Path, _ color: Color, width: Double) {
    shapes.append((path, color, width))
    guard let box = Self.box(of: path.points)?.inset(by: -width / 2) else { return }
    inkBoxes.append(
      clips.reduce(box) { box, clip in
        Rect(
          minX: min(max(box.minX, clip.minX), clip.maxX),
          minY: min(max(box.minY, clip.minY), clip.maxY),
          maxX: max(min(box.maxX, clip.maxX), clip.minX),
          maxY: max(min(box.maxY, clip.maxY), clip.minY))
      })
  }

  private static func box(of points: [Point]) -> Rect? {
    guard let x = Span(over: points.map(\.x)), let y = Span(over: points.map(\.y)) else {
      return nil
    }
    return Rect(minX: x.lower, minY: y.lower, maxX: x.upper, maxY: y.upper)
  }

  /// Records an image by its size and place.
  public func draw(_ image: Raster, in rect: Rect) {
    calls.append(
      "image \(image.width) x \(image.height) in \(describe(Point(rect.minX, rect.minY))) "
        + describe(Point(rect.maxX, rect.maxY)))
  }

  /// Records a clip around what is drawn in it.
  public func clip(to rect: Rect, _ body: () -> Void) {
    calls.append(
      "clip \(describe(Point(rect.minX, rect.minY))) \(describe(Point(rect.maxX, rect.maxY)))")
    clips.append(rect)
    body()
    clips.removeLast()
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

  /// Returns a number to a tenth of a point.
  private func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths == 0 ? "0" : "\(tenths / 10)"
  }
}

extension Path {
  /// All points of the path in order, including control points.
  public var points: [Point] {
    elements.flatMap { element -> [Point] in
      switch element {
      case .move(let to), .line(let to): [to]
      case .curve(let a, let b, let to): [a, b, to]
      case .close: []
      }
    }
  }
}
