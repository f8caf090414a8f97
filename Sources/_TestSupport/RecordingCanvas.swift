import Foundation
import Plotting

/// A canvas that records what is drawn on it, with text metrics of its own: every letter is 0.55 of
/// the text size wide.
public final class RecordingCanvas: Canvas {
  /// A call of the canvas.
  public enum Operation: Sendable {
    case fill(Path, Color)
    case stroke(Path, Stroke)
    case write(Text, TextStyle, at: Point, angle: Double)
    case draw(Raster, in: Rect)
    case clip(Rect)
    case endClip
  }

  /// The calls, in order.
  public private(set) var operations: [Operation] = []

  /// Creates an empty recording.
  public init() {}

  /// Returns 0.55 of the size per character, less for subscripts and superscripts.
  public func width(of text: Text, _ style: TextStyle) -> Double {
    text.runs.reduce(0) { width, run in
      let size = run.position == .normal ? style.size : Text.scriptSize(style.size)
      return width + Double(run.string.count) * 0.55 * size
    }
  }

  /// Records a fill.
  public func fill(_ path: Path, _ color: Color) { operations.append(.fill(path, color)) }

  /// Records a stroke.
  public func stroke(_ path: Path, _ stroke: Stroke) { operations.append(.stroke(path, stroke)) }

  /// Records a text.
  public func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    operations.append(.write(text, style, at: origin, angle: angle))
  }

  /// Records an image.
  public func draw(_ image: Raster, in rect: Rect) { operations.append(.draw(image, in: rect)) }

  /// Records a clip around what is drawn in it.
  public func clip(to rect: Rect, _ body: () -> Void) {
    operations.append(.clip(rect))
    body()
    operations.append(.endClip)
  }

  /// The boxes of the texts written, in page coordinates; rotated text is excluded.
  public var textBoxes: [(text: String, box: Rect)] {
    operations.compactMap { operation in
      guard case .write(let text, let style, let origin, 0) = operation else { return nil }
      return (text.plain, box(of: text, style, at: origin))
    }
  }

  /// The paths filled and stroked, in order; the width of a fill is 0.
  public var shapes: [(path: Path, color: Color, width: Double)] {
    operations.compactMap { operation in
      switch operation {
      case .fill(let path, let color): (path, color, 0)
      case .stroke(let path, let stroke): (path, stroke.color, stroke.width)
      case .write, .draw, .clip, .endClip: nil
      }
    }
  }

  /// The operations other than clips, in order, each with the rectangle that clips it.
  public var clipped: [(operation: Operation, clip: Rect?)] {
    var clips: [Rect] = []
    return operations.compactMap { operation in
      switch operation {
      case .clip(let rect): clips.append(clips.last?.common(with: rect) ?? rect)
      case .endClip: clips.removeLast()
      case .fill, .stroke, .write, .draw: return (operation, clips.last)
      }
      return nil
    }
  }

  /// The boxes of everything visible, in page coordinates: clipped paths with their line widths and
  /// control points, and texts, including rotated ones.
  public var inkBoxes: [Rect] {
    clipped.compactMap { operation, clip in
      switch operation {
      case .fill(let path, _): Rect(around: path.points)?.clamped(to: clip)
      case .stroke(let path, let stroke):
        Rect(around: path.points)?.inset(by: -stroke.width / 2).clamped(to: clip)
      case .write(let text, let style, let origin, let angle):
        angle == 0 ? box(of: text, style, at: origin) : line(of: text, style, origin, angle)
      case .draw, .clip, .endClip: nil
      }
    }
  }

  private func box(of text: Text, _ style: TextStyle, at origin: Point) -> Rect {
    Rect(
      minX: origin.x, minY: origin.y - style.capHeight, maxX: origin.x + width(of: text, style),
      maxY: origin.y + style.descent)
  }

  /// Returns the box of the baseline of a rotated text.
  private func line(
    of text: Text, _ style: TextStyle, _ origin: Point, _ angle: Double
  ) -> Rect? {
    let width = width(of: text, style)
    let end = Point(
      origin.x + width * cos(angle * .pi / 180), origin.y - width * sin(angle * .pi / 180))
    return Rect(around: [origin, end])
  }
}

extension Rect {
  /// Creates the smallest rectangle around points; nil for none.
  public init?(around points: [Point]) {
    guard let x = Span(over: points.map(\.x)), let y = Span(over: points.map(\.y)) else {
      return nil
    }
    self.init(minX: x.lower, minY: y.lower, maxX: x.upper, maxY: y.upper)
  }

  /// Returns the part of `rect` inside this one; a line or a point on its edge if there is none.
  public func common(with rect: Rect) -> Rect {
    Rect(
      minX: min(max(rect.minX, minX), maxX), minY: min(max(rect.minY, minY), maxY),
      maxX: max(min(rect.maxX, maxX), minX), maxY: max(min(rect.maxY, maxY), minY))
  }

  /// Returns the part inside `clip`, or all if there is none.
  public func clamped(to clip: Rect?) -> Rect { clip?.common(with: self) ?? self }
}
