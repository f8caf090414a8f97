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
  /// The outline that separates overlapping markers.
  public var outline: Stroke
  /// The radius, in points.
  public var radius: Double
  /// The name in the legend, or nil.
  public var name: Text?
  /// The names of the points, or empty; empty names are not written.
  public var pointNames: [Text]
  /// The preferred sides of the names, by the index of the point.
  public var nameSides: [Int: Label.Side] = [:]
  /// Whether the names may cover the data where there is no other place.
  public var namesMayCoverData = false
  /// Whether no text may cover the markers, not even a name that may cover data.
  public var isBarrier = false

  /// Creates markers at (`x`, `y`).
  ///
  /// - Precondition: `x` and `y` have the same number of values; `pointNames` has that number or none.
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

  /// Returns the entry of markers of which one can be seen.
  public func legend(in frame: Frame) -> [LegendEntry] {
    positions(in: frame).isEmpty ? [] : legend
  }

  /// The names of the points, beside them.
  public var labels: [Label] {
    pointNames.indices.filter { !pointNames[$0].isEmpty }.map { index in
      var label = Label(
        pointNames[index], near: .datum(x[index], y[index], radius: radius), side: nameSides[index])
      label.mayCoverData = namesMayCoverData
      return label
    }
  }

  /// Returns the markers, including their outlines.
  public func obstacles(in frame: Frame) -> [Obstacle] {
    positions(in: frame).map { .disc($0, radius: radius + outline.width / 2) }
  }

  /// Returns the markers if they are barriers.
  public func barriers(in frame: Frame) -> [Obstacle] { isBarrier ? obstacles(in: frame) : [] }

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
