import Foundation
import Plotting

/// Something visible on a page.
public struct Ink: Sendable {
  /// The kind of ink.
  public enum Kind: Sendable {
    case text(Text, TextStyle, TextBox)
    case area(Color)
    case line(Stroke)
    case image(Raster, Rect)
  }

  /// The kind.
  public let kind: Kind
  /// The outline; that of the box for texts and images.
  public let path: Path
  /// The rectangle that clips it, or nil.
  public let clip: Rect?
  /// The box of what is visible of it, without the width of lines; nil if nothing is.
  public let box: Rect?
  /// The shape, if it is that of a marker.
  public let symbol: Symbol?

  /// The largest side of a marker, in points.
  private static let markerSize = 16.0
  private static let symbols = Dictionary(
    uniqueKeysWithValues: Symbol.allCases.map {
      (signature($0.path(at: Point(0, 0), radius: 1)), $0)
    })

  fileprivate init(_ kind: Kind, _ path: Path, clip: Rect?) {
    self.kind = kind
    self.path = path
    self.clip = clip
    let whole = Rect(around: path.points)
    let isSeen = whole.map { clip?.inset(by: -1e-9).meets($0) ?? true } ?? false
    box = isSeen ? whole?.clamped(to: clip) : nil
    let isSmall = whole.map { max($0.width, $0.height) <= Self.markerSize } ?? false
    symbol =
      isSmall && path.isClosed && path.elements.count <= 14
      ? Self.symbols[Self.signature(path)] : nil
  }

  /// The corners of a path relative to its box, in tenths.
  private static func signature(_ path: Path) -> [Int] {
    guard let box = Rect(around: path.points) else { return [] }
    let side = max(box.width, box.height, 1e-9)
    return path.points.flatMap { point in
      [(point.x - box.minX) / side, (point.y - box.minY) / side].map {
        // No corner of a symbol is near the limit of two tenths.
        Int(($0 * 10 + 0.33).rounded())
      }
    }
  }

  /// Whether an area contains a point, by the even-odd rule.
  public func contains(_ point: Point) -> Bool {
    guard box?.contains(point) ?? false else { return false }
    return path.sides.reduce(false) { isInside, side in
      let (a, b) = side
      guard (a.y > point.y) != (b.y > point.y) else { return isInside }
      return point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y) ? !isInside : isInside
    }
  }
}

extension RecordingCanvas {
  /// Everything on the page, in the order of drawing.
  public var inks: [Ink] {
    clipped.compactMap { operation, clip in
      switch operation {
      case .fill(let path, let color): Ink(.area(color), path, clip: clip)
      case .stroke(let path, let stroke): Ink(.line(stroke), path, clip: clip)
      case .write(let text, let style, let origin, let angle):
        TextBox(width(of: text, style), style, at: origin, angle: angle).ink(text, style, clip)
      case .draw(let image, let rect):
        Ink(.image(image, rect), .rectangle(rect), clip: clip)
      case .clip, .endClip: nil
      }
    }
  }
}

/// The box of a text from its capitals to its descenders, which may be rotated.
public struct TextBox: Sendable {
  /// The corner above the first letter.
  public let corner: Point
  /// The direction of writing, a unit vector.
  public let along: Point
  /// The length along the baseline and the height across it.
  public let size: Size

  init(_ width: Double, _ style: TextStyle, at origin: Point, angle: Double) {
    along = Point(cos(angle * .pi / 180), -sin(angle * .pi / 180))
    corner = Point(
      origin.x + along.y * style.capHeight, origin.y - along.x * style.capHeight)
    size = Size(width, style.capHeight + style.descent)
  }

  fileprivate func ink(_ text: Text, _ style: TextStyle, _ clip: Rect?) -> Ink {
    Ink(.text(text, style, self), .polygon(corners), clip: clip)
  }

  /// The point at fractions of the length and the height.
  public func point(_ across: Double, _ down: Double) -> Point {
    let (x, y) = (size.width * across, size.height * down)
    return Point(corner.x + along.x * x - along.y * y, corner.y + along.y * x + along.x * y)
  }

  /// The corners, from that above the first letter on.
  public var corners: [Point] { [point(0, 0), point(1, 0), point(1, 1), point(0, 1)] }

  /// Whether a line comes nearer than `reach`, or deeper into it than `-reach` if that is negative.
  public func isTouched(by side: (Point, Point), reach: Double = -0.05) -> Bool {
    Rect(origin: Point(0, 0), size: size).inset(by: -reach)
      .intersects(from: local(side.0), to: local(side.1))
  }

  /// Whether another text covers a part of it.
  public func isTouched(by other: TextBox) -> Bool {
    let corners = other.corners
    let sides = zip(corners, corners.dropFirst() + corners.prefix(1))
    let middle = local(other.point(0.5, 0.5))
    return sides.contains { isTouched(by: $0) }
      || Rect(origin: Point(0, 0), size: size).contains(middle)
  }

  private func local(_ point: Point) -> Point {
    let (dx, dy) = (point.x - corner.x, point.y - corner.y)
    return Point(dx * along.x + dy * along.y, dy * along.x - dx * along.y)
  }
}

extension Rect {
  /// Whether two rectangles share a point; unlike ``intersects(_:)`` this includes the edges.
  public func meets(_ other: Rect) -> Bool {
    other.minX <= maxX && other.maxX >= minX && other.minY <= maxY && other.maxY >= minY
  }
}
