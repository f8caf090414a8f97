/// A legend entry about other marks, without anything drawn in the frame.
public struct LegendNote: Mark {
  /// The entries.
  public var legend: [LegendEntry]

  /// Creates a note from its entries.
  public init(_ legend: [LegendEntry]) { self.legend = legend }

  /// Draws nothing in the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {}
}
