import Plotting

extension MathSetter {
  /// Returns a bracket that is as tall as `inside`: the character itself, or a shape if that is too small.
  func fence(
    _ text: String, around inside: MathBox, _ style: MathStyle, isClosing: Bool
  ) -> MathBox {
    let size = size(style)
    let axis = constants.axisHeight * size
    let half = max(inside.ascent - axis, inside.descent + axis) + 0.08 * size
    let glyph = glyphs(text, style)
    if half <= 0.62 * size { return glyph }
    guard let (path, width, line) = shape(text, half, size, isClosing: isClosing) else {
      return glyph
    }
    var box = MathBox(width: width, ascent: half + axis, descent: half - axis)
    let content: PlacedItem.Content =
      line > 0 ? .stroke(path, Stroke(color, width: line)) : .fill(path, color)
    box.add(content, x: 0, y: -axis)
    return box
  }

  /// The outline of a tall bracket around (0, 0), its width, and the width of its line, 0 for a filled shape.
  private func shape(
    _ text: String, _ half: Double, _ size: Double, isClosing: Bool
  ) -> (Path, Double, Double)? {
    let line = 0.055 * size
    let width = 0.3 * size
    func x(_ share: Double) -> Double { (isClosing ? 1 - share : share) * width }
    switch text {
    case "[", "]":
      let corners = [(0.9, -half), (0.35, -half), (0.35, half), (0.9, half)]
      return (.polyline(corners.map { Point(x($0.0), $0.1) }), width, line)
    case "|": return (.segment(Point(width / 2, -half), Point(width / 2, half)), width, line)
    case "(", ")":
      // Two arcs: the outer from tip to tip, and the inner back, thickest in the middle.
      func arc(_ bulge: Double, _ end: Double) -> [Path.Element] {
        let sign = end > 0 ? 1.0 : -1.0
        return [
          .curve(
            Point(x(0.9 - (0.9 - bulge) * 0.75), -sign * half * 0.68),
            Point(x(bulge), -sign * half * 0.32), Point(x(bulge), 0)),
          .curve(
            Point(x(bulge), sign * half * 0.32),
            Point(x(0.9 - (0.9 - bulge) * 0.75), sign * half * 0.68), Point(x(0.9), end)),
        ]
      }
      let path = Path(
        [.move(Point(x(0.9), -half))] + arc(0.12, half)
          + [.line(Point(x(0.97), half))] + arc(0.38, -half) + [.close])
      return (path, width, 0)
    case "{", "}":
      let path = Path([
        .move(Point(x(0.95), -half)),
        .curve(Point(x(0.25), -half), Point(x(0.75), 0), Point(x(0.1), 0)),
        .curve(Point(x(0.75), 0), Point(x(0.25), half), Point(x(0.95), half)),
      ])
      return (path, width * 1.1, line)
    default: return nil
    }
  }
}
