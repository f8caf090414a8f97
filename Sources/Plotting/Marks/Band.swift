/// An area between two lines over the same horizontal values, which ascend.
public struct Band: Mark {
  /// The horizontal values.
  public var x: [Double]
  /// The vertical values of the lower line.
  public var lower: [Double]
  /// The vertical values of the upper line.
  public var upper: [Double]
  /// The fill.
  public var color: Color

  /// Creates a band; places where a value is not finite are left out.
  ///
  /// - Precondition: `x`, `lower` and `upper` have the same number of values.
  public init(x: [Double], lower: [Double], upper: [Double], color: Color) {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "\(x.count) x values, \(lower.count) lower and \(upper.count) upper ones")
    self.x = x
    self.lower = lower
    self.upper = upper
    self.color = color
  }

  /// The span of the horizontal values.
  public var xExtent: Span? { Span(over: x) }
  /// The span of the vertical values.
  public var yExtent: Span? { Span(over: lower + upper) }

  /// Returns the parts of the area, two points wide each.
  public func contents(in frame: Frame) -> [Obstacle] {
    slices(in: frame, width: 2).map { .segment($0.lower, $0.upper, width: 2) }
  }

  /// Draws the area, clipped to the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    let slices = slices(in: frame, width: 0.36)
    guard slices.count > 1 else { return }
    canvas.clip(to: frame.rect) {
      canvas.fill(.polygon(slices.map(\.lower) + slices.reversed().map(\.upper)), color)
    }
  }

  /// Returns the ends of the band from left to right, one pair for each column of `width` points, whatever the
  /// number of values.
  private func slices(in frame: Frame, width: Double) -> [(lower: Point, upper: Point)] {
    var slices: [(lower: Point, upper: Point)] = []
    for index in x.indices {
      let (low, high) = (frame.point(x[index], lower[index]), frame.point(x[index], upper[index]))
      guard low.isFinite, high.isFinite else { continue }
      if let last = slices.last, low.x - last.lower.x < width {
        slices[slices.count - 1].lower.y = max(last.lower.y, low.y)
        slices[slices.count - 1].upper.y = min(last.upper.y, high.y)
      } else {
        slices.append((low, high))
      }
    }
    return slices
  }
}
