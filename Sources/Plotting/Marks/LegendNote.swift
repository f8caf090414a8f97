/// A line of the legend that explains what other marks have in common.
public struct LegendNote: Mark {
  /// The lines.
  public var legend: [LegendEntry]

  /// A note of the given lines.
  public init(_ legend: [LegendEntry]) { self.legend = legend }

  /// Draws nothing in the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {}
}
