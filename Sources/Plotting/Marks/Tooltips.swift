/// The name of a data point and its values, in a line each.
public struct Tooltip: Equatable, Sendable {
  /// The name; empty for none.
  public var name: String
  /// The values.
  public var values: String

  /// Creates a tooltip.
  public init(name: String, values: String) {
    self.name = name
    self.values = values
  }

  /// The tooltip in one line: "Sirius A: 𝑀 = 1.45".
  public var plain: String { name.isEmpty ? values : "\(name): \(values)" }
}

/// The tooltips of data points, which draw nothing themselves.
public struct Tooltips: Mark {
  private let x: [Double]
  private let y: [Double]
  private let tooltips: [Tooltip]
  private let radius: Double

  /// Creates the tooltips of the points (`x`, `y`), which are drawn with `radius`.
  ///
  /// - Precondition: There are as many `x` and `y` values as tooltips.
  public init(x: [Double], y: [Double], _ tooltips: [Tooltip], radius: Double) {
    precondition(
      x.count == y.count && x.count == tooltips.count,
      "\(tooltips.count) tooltips for \(x.count) x values and \(y.count) y values")
    self.x = x
    self.y = y
    self.tooltips = tooltips
    self.radius = radius
  }

  /// Gives the canvas the tooltips of the points within the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    for (index, tooltip) in tooltips.enumerated() {
      let point = frame.point(x[index], y[index])
      guard point.isFinite, frame.rect.contains(point) else { continue }
      canvas.tooltip(tooltip, at: point, radius: radius)
    }
  }
}
