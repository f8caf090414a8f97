/// Where the data of a plot are drawn: the rectangle of its axes and the two scales.
public struct Frame: Sendable {
  /// The rectangle that the axes enclose, in points.
  public var rect: Rect
  /// From data to horizontal positions.
  public var x: Scale
  /// From data to vertical positions.
  public var y: Scale
  /// The look.
  public var theme: Theme

  /// The position of a datum, in points.
  public func point(_ xValue: Double, _ yValue: Double) -> Point { Point(x(xValue), y(yValue)) }
}

/// Something drawn from data: it knows what it covers, how to draw itself and how to name itself.
public protocol Mark: Sendable {
  /// The horizontal data it needs to show, or nil if it needs none.
  var xExtent: Span? { get }
  /// The vertical data it needs to show, or nil if it needs none.
  var yExtent: Span? { get }
  /// How the legend names it; empty if it does not.
  var legend: [LegendEntry] { get }
  /// The labels it would like to have.
  var labels: [Label] { get }
  /// What of it a label must not touch.
  func obstacles(in frame: Frame) -> [Obstacle]
  /// What of it a label had better not touch.
  func guides(in frame: Frame) -> [Obstacle]
  /// The same mark with what it has to work out for a frame worked out, so that it is done once.
  func fitted(to frame: Frame) -> any Mark
  /// The same mark with what of it only leads the eye left out inside `boxes`, where text stands.
  func interrupted(by boxes: [Rect]) -> any Mark
  /// Draws it.
  func draw(on canvas: any Canvas, in frame: Frame)
}

extension Mark {
  /// By default a mark needs no room.
  public var xExtent: Span? { nil }
  /// By default a mark needs no room.
  public var yExtent: Span? { nil }
  /// By default a mark is not named.
  public var legend: [LegendEntry] { [] }
  /// By default a mark has no labels.
  public var labels: [Label] { [] }
  /// By default a mark may be written on.
  public func obstacles(in frame: Frame) -> [Obstacle] { [] }
  /// By default nothing only leads the eye.
  public func guides(in frame: Frame) -> [Obstacle] { [] }
  /// By default there is nothing to work out.
  public func fitted(to frame: Frame) -> any Mark { self }
  /// By default nothing is left out.
  public func interrupted(by boxes: [Rect]) -> any Mark { self }
}

/// Markers at data points.
public struct Points: Mark {
  /// The horizontal values.
  public var x: [Double]
  /// The vertical values.
  public var y: [Double]
  /// The shape.
  public var symbol: Symbol
  /// The fill.
  public var fill: Color
  /// The outline that keeps overlapping markers apart.
  public var outline: Stroke
  /// The radius, in points.
  public var radius: Double
  /// The name in the legend, or nil.
  public var name: Text?
  /// The names of the points, or empty; an empty name is not written.
  public var pointNames: [Text]
  /// The sides where names are asked to stand, by the index of the point.
  public var nameSides: [Int: Label.Side] = [:]

  /// Markers at (`x`, `y`).
  ///
  /// - Precondition: `x` and `y` have as many values, and `pointNames` as many or none.
  public init(
    x: [Double], y: [Double], symbol: Symbol, fill: Color, outline: Stroke, radius: Double,
    name: Text? = nil, pointNames: [Text] = []
  ) {
    precondition(x.count == y.count, "\(x.count) x values and \(y.count) y values")
    precondition(
      pointNames.isEmpty || pointNames.count == x.count,
      "\(pointNames.count) names for \(x.count) points")
    self.x = x
    self.y = y
    self.symbol = symbol
    self.fill = fill
    self.outline = outline
    self.radius = radius
    self.name = name
    self.pointNames = pointNames
  }

  /// The span of the horizontal values.
  public var xExtent: Span? { Span(over: x) }
  /// The span of the vertical values.
  public var yExtent: Span? { Span(over: y) }

  /// The marker and its name.
  public var legend: [LegendEntry] {
    guard let name else { return [] }
    return [LegendEntry(name, .marker(symbol, fill: fill, outline: outline, radius: radius))]
  }

  /// The names of the points, beside them.
  public var labels: [Label] {
    pointNames.indices.filter { !pointNames[$0].isEmpty }.map { index in
      Label(
        pointNames[index], near: .datum(x[index], y[index], radius: radius), side: nameSides[index])
    }
  }

  /// Each marker with its outline.
  public func obstacles(in frame: Frame) -> [Obstacle] {
    positions(in: frame).map { .disc($0, radius: radius + outline.width / 2) }
  }

  /// Draws the markers in order.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    for position in positions(in: frame) {
      let shape = symbol.path(at: position, radius: radius)
      if fill.alpha > 0 { canvas.fill(shape, fill) }
      if outline.width > 0 { canvas.stroke(shape, outline) }
    }
  }

  private func positions(in frame: Frame) -> [Point] {
    zip(x, y).map { frame.point($0, $1) }.filter { $0.isFinite && frame.rect.contains($0) }
  }
}

/// A line through data points in order; a value that is not finite breaks it.
public struct Line: Mark {
  /// The horizontal values.
  public var x: [Double]
  /// The vertical values.
  public var y: [Double]
  /// How it is drawn.
  public var stroke: Stroke
  /// The name in the legend, or nil.
  public var name: Text?

  /// Whether it only leads the eye: the axes need not reach to it, and a label may stand on it where
  /// there is no better place.
  public var isGuide: Bool
  /// What is written along it, or nil.
  public var label: Text?
  /// Where text stands on it, in points.
  private var gaps: [Rect] = []

  /// A line through (`x`, `y`).
  ///
  /// - Precondition: `x` and `y` have as many values.
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

  /// What is written along it.
  public var labels: [Label] { label.map { [Label($0, near: .curve(x: x, y: y))] } ?? [] }

  /// Each stretch of the line, unless it only leads the eye.
  public func obstacles(in frame: Frame) -> [Obstacle] { isGuide ? [] : stretches(in: frame) }

  /// Each stretch of the line, if it only leads the eye.
  public func guides(in frame: Frame) -> [Obstacle] { isGuide ? stretches(in: frame) : [] }

  private func stretches(in frame: Frame) -> [Obstacle] {
    let points = positions(in: frame)
    return zip(points, points.dropFirst()).compactMap { a, b in
      a.isFinite && b.isFinite ? .segment(a, b, width: stroke.width) : nil
    }
  }

  /// The line with gaps in `boxes`, if it only leads the eye.
  public func interrupted(by boxes: [Rect]) -> any Mark {
    guard isGuide else { return self }
    var line = self
    line.gaps = boxes.map { $0.inset(by: -stroke.width / 2) }
    return line
  }

  /// Draws the line, cut at the frame and at its gaps.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    let positions = positions(in: frame)
    canvas.clip(to: frame.rect) {
      for part in gaps.reduce([positions], Clipping.cut) { canvas.stroke(.polyline(part), stroke) }
    }
  }

  /// The positions, with those left out that nobody would see: far outside the frame, where a back end
  /// could not follow; of thousands in one column of pixels, all but the first, lowest, highest and
  /// last; and those within a twentieth of a point of the line without them.
  private func positions(in frame: Frame) -> [Point] {
    let room = max(frame.rect.width, frame.rect.height, 100)
    let near = Clipping.kept(
      zip(x, y).map { frame.point($0, $1) }, inside: frame.rect.inset(by: -room))
    return Simplification.simplified(
      Simplification.thinned(near, column: 0.36), tolerance: 0.05)
  }
}

/// A straight line across the whole frame at one value, with its name written along it.
public struct Rule: Mark {
  /// Which way a rule runs.
  public enum Direction: Sendable {
    /// At one vertical value, from left to right.
    case horizontal
    /// At one horizontal value, from bottom to top.
    case vertical
  }

  /// Which way it runs.
  public var direction: Direction
  /// The value at which it stands.
  public var value: Double
  /// How it is drawn.
  public var stroke: Stroke
  /// What is written along it; may be empty.
  public var label: Text
  /// Whether the axis must reach to it.
  public var isInExtent: Bool

  /// A rule at `value`.
  public init(
    _ direction: Direction, at value: Double, stroke: Stroke, label: Text = "",
    isInExtent: Bool = true
  ) {
    self.direction = direction
    self.value = value
    self.stroke = stroke
    self.label = label
    self.isInExtent = isInExtent
  }

  /// The value of a vertical rule.
  public var xExtent: Span? {
    direction == .vertical && isInExtent ? Span(over: [value]) : nil
  }
  /// The value of a horizontal rule.
  public var yExtent: Span? {
    direction == .horizontal && isInExtent ? Span(over: [value]) : nil
  }
  /// What is written along it.
  public var labels: [Label] {
    label.isEmpty ? [] : [Label(label, near: .rule(direction, value))]
  }

  /// The line.
  public func obstacles(in frame: Frame) -> [Obstacle] {
    guard let (a, b) = ends(in: frame) else { return [] }
    return [.segment(a, b, width: stroke.width)]
  }

  /// Draws the line.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    guard let (a, b) = ends(in: frame) else { return }
    canvas.stroke(.segment(a, b), stroke)
  }

  private func ends(in frame: Frame) -> (Point, Point)? {
    let rect = frame.rect
    let position = direction == .horizontal ? frame.y(value) : frame.x(value)
    let a = direction == .horizontal ? Point(rect.minX, position) : Point(position, rect.maxY)
    let b = direction == .horizontal ? Point(rect.maxX, position) : Point(position, rect.minY)
    return a.isFinite && rect.contains(a) ? (a, b) : nil
  }
}

/// A line of the legend that explains what other marks have in common.
public struct LegendNote: Mark {
  /// The lines.
  public var legend: [LegendEntry]

  /// A note of the given lines.
  public init(_ legend: [LegendEntry]) { self.legend = legend }

  /// Draws nothing in the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {}
}
