/// Thin bars from the lower to the upper value of data points, without end caps.
public struct ErrorBars: Mark {
  /// A horizontal or a vertical bar.
  public struct Bar: Equatable, Sendable {
    /// The horizontal values of its ends.
    public var x: Span
    /// The vertical values of its ends.
    public var y: Span

    /// Creates a vertical bar.
    public init(x: Double, y: Span) {
      self.x = Span(x, x)
      self.y = y
    }

    /// Creates a horizontal bar.
    public init(x: Span, y: Double) {
      self.x = x
      self.y = Span(y, y)
    }
  }

  /// The bars.
  public var bars: [Bar]
  /// The line style.
  public var stroke: Stroke
  /// The name in the legend, or nil.
  public var name: Text?
  /// The radius, in points, of the markers that hide shorter bars, which are not drawn.
  public var hiddenRadius = 0.0

  /// Creates bars; the axes need not reach their ends.
  public init(_ bars: [Bar], stroke: Stroke, name: Text? = nil) {
    self.bars = bars
    self.stroke = stroke
    self.name = name
  }

  /// The line and its name.
  public var legend: [LegendEntry] { name.map { [LegendEntry($0, .line(stroke))] } ?? [] }

  /// Returns the entry of bars of which one can be seen.
  public func legend(in frame: Frame) -> [LegendEntry] { ends(in: frame).isEmpty ? [] : legend }

  /// Returns the bars, which text along lines may cover.
  public func guides(in frame: Frame) -> [Obstacle] { contents(in: frame) }

  /// Returns the bars, which names may not cover.
  public func barriers(in frame: Frame) -> [Obstacle] { contents(in: frame) }

  /// Returns the bars.
  public func contents(in frame: Frame) -> [Obstacle] {
    ends(in: frame).map { .segment($0, $1, width: stroke.width) }
  }

  /// Draws the bars, clipped to the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    canvas.clip(to: frame.rect) {
      for (from, to) in ends(in: frame) { canvas.stroke(.segment(from, to), stroke) }
    }
  }

  /// Returns the ends of the bars that can be seen in the frame, cut off at its edges.
  private func ends(in frame: Frame) -> [(Point, Point)] {
    bars.compactMap { bar in
      let (from, to) = (frame.point(bar.x.from, bar.y.from), frame.point(bar.x.to, bar.y.to))
      guard from.distance(to: to) > 2 * hiddenRadius,
        let part = frame.rect.stretch(from: from, to: to)
      else { return nil }
      func point(_ share: Double) -> Point {
        Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
      }
      return (point(part.enter), point(part.leave))
    }
  }
}
