/// A line through data points in order; a non-finite value breaks it.
public struct Line: Mark {
  /// The horizontal values.
  public var x: [Double]
  /// The vertical values.
  public var y: [Double]
  /// The line style.
  public var stroke: Stroke
  /// The name in the legend, or nil.
  public var name: Text?

  /// Whether the line is a guide: the axes need not reach it, and a label may cover it where there
  /// is no better place.
  public var isGuide: Bool
  /// Whether no name of a data point may cover the line, even if it is a guide.
  public var isBarrier = false
  /// The text along the line, or nil.
  public var label: Text?
  /// The boxes of text that interrupt the line, in points.
  private var gaps: [Rect] = []

  /// Creates a line through (`x`, `y`).
  ///
  /// - Precondition: `x` and `y` have the same number of values.
  public init(
    x: [Double], y: [Double], stroke: Stroke, name: Text? = nil, label: Text? = nil,
    isGuide: Bool = false
  ) {
    precondition(x.count == y.count, "\(x.count) x values and \(y.count) y values")
    self.label = label
    self.isGuide = isGuide
    self.x = x
    self.y = y
    self.stroke = stroke
    self.name = name
  }

  /// The span of the horizontal values.
  public var xExtent: Span? { isGuide ? nil : Span(over: x) }
  /// The span of the vertical values.
  public var yExtent: Span? { isGuide ? nil : Span(over: y) }
  /// The line and its name.
  public var legend: [LegendEntry] { name.map { [LegendEntry($0, .line(stroke))] } ?? [] }

  /// Returns the entry of a line that crosses the frame.
  public func legend(in frame: Frame) -> [LegendEntry] {
    guard name != nil else { return [] }
    let points = positions(in: frame)
    let isSeen = zip(points, points.dropFirst()).contains {
      frame.rect.intersects(from: $0, to: $1)
    }
    return isSeen ? legend : []
  }

  /// The text along the longest unbroken part of the line.
  public var labels: [Label] {
    guard let label else { return [] }
    let part = longestPart
    return [Label(label, near: .curve(x: Array(x[part]), y: Array(y[part])))]
  }

  /// Whether it is a guide that only its label explains.
  public var needsLabel: Bool { isGuide && name == nil && label != nil }

  /// The part of most points without a break.
  private var longestPart: Range<Int> {
    var (longest, start) = (0..<0, 0)
    for index in 0...x.count where index == x.count || !x[index].isFinite || !y[index].isFinite {
      if index - start > longest.count { longest = start..<index }
      start = index + 1
    }
    return longest
  }

  /// Returns the segments of the line, unless it is a guide.
  public func obstacles(in frame: Frame) -> [Obstacle] { isGuide ? [] : stretches(in: frame) }

  /// Returns the segments of the line, unless it is a guide without an entry in the legend.
  public func contents(in frame: Frame) -> [Obstacle] {
    isGuide && name == nil ? [] : stretches(in: frame)
  }

  /// Returns the segments of the line if it is a guide.
  public func guides(in frame: Frame) -> [Obstacle] { isGuide ? stretches(in: frame) : [] }

  /// Returns the segments of the line if it is a barrier.
  public func barriers(in frame: Frame) -> [Obstacle] { isBarrier ? stretches(in: frame) : [] }

  private func stretches(in frame: Frame) -> [Obstacle] {
    let points = positions(in: frame)
    return zip(points, points.dropFirst()).compactMap { a, b in
      a.isFinite && b.isFinite ? .segment(a, b, width: stroke.width) : nil
    }
  }

  /// Returns the line with gaps at `boxes` if it is a guide.
  public func interrupted(by boxes: [Rect]) -> any Mark {
    guard isGuide else { return self }
    var line = self
    line.gaps = boxes.map { $0.inset(by: -stroke.width / 2) }
    return line
  }

  /// Draws the line, clipped to the frame and interrupted at its gaps.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    let positions = positions(in: frame)
    let parts = gaps.reduce([positions], Clipping.cut)
    canvas.clip(to: frame.rect) {
      for part in parts where gaps.isEmpty || Self.isWorthDrawing(part) {
        canvas.stroke(.polyline(part), stroke)
      }
    }
  }

  /// Whether a part between two gaps is longer than a speck; breaks at its ends do not count.
  private static func isWorthDrawing(_ part: [Point]) -> Bool {
    var length = 0.0
    for (a, b) in zip(part, part.dropFirst()) where a.isFinite && b.isFinite {
      length += a.distance(to: b)
    }
    return length > 6
  }

  /// Returns the positions without those that make no visible difference: points far outside the
  /// frame, which a back end could not represent; of thousands in one column of pixels, all but the
  /// first, lowest, highest and last; and points within a twentieth of a point of the simplified
  /// line.
  private func positions(in frame: Frame) -> [Point] {
    let room = max(frame.rect.width, frame.rect.height, 100)
    let near = Clipping.kept(
      zip(x, y).map { frame.point($0, $1) }, inside: frame.rect.inset(by: -room))
    return Simplification.simplified(
      Simplification.thinned(near, column: 0.36), tolerance: 0.05)
  }
}
