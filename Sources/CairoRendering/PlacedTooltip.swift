import Plotting

/// A tooltip in a drawing that is part of a page: an invisible circle that can be pointed at and focused, and a text
/// that the style sheet of the page shows only then.
///
/// Tooltips follow the drawing, so that nothing covers them, and need no script.
struct PlacedTooltip {
  private let tooltip: Tooltip
  private let point: Point
  private let radius: Double

  /// The largest number of data points that are reached by keyboard one by one.
  private static let mostStops = 200
  /// The smallest radius that is easily pointed at.
  private static let smallestRadius = 6.0

  init(_ tooltip: Tooltip, at point: Point, radius: Double) {
    self.tooltip = tooltip
    self.point = point
    self.radius = max(radius + 2, Self.smallestRadius)
  }

  /// The elements of `tooltips` in a drawing of a given width.
  static func markup(_ tooltips: [PlacedTooltip], width: Double) -> String {
    tooltips.map { $0.markup(width: width, isStop: tooltips.count <= mostStops) }.joined()
  }

  private func markup(width: Double, isStop: Bool) -> String {
    let name = SVGCanvas.escaped(tooltip.plain)
    let (x, y) = (SVGCanvas.number(point.x), SVGCanvas.number(point.y))
    guard isStop else {
      let circle = "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(SVGCanvas.number(radius))\">"
      return "<g class=\"point\">\(circle)<title>\(name)</title></circle></g>\n"
    }
    let isLeft = point.x < width / 2
    let textX = SVGCanvas.number(point.x + (isLeft ? radius : -radius))
    let lines = [tooltip.name, tooltip.values].filter { !$0.isEmpty }
    let first = point.y < 24 ? point.y + 14 : point.y - 10 * Double(lines.count - 1) - 3
    let text = lines.enumerated().map { index, line in
      "<tspan x=\"\(textX)\" y=\"\(SVGCanvas.number(first + 10 * Double(index)))\">"
        + "\(SVGCanvas.escaped(line))</tspan>"
    }.joined()
    return "<g class=\"point\" tabindex=\"0\" role=\"img\" aria-label=\"\(name)\">"
      + "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(SVGCanvas.number(radius))\"/>"
      + "<text text-anchor=\"\(isLeft ? "start" : "end")\" aria-hidden=\"true\">\(text)</text></g>\n"
  }
}
