/// Points too many to be drawn one by one: a two-dimensional histogram, shaded by the logarithm of the
/// count, with the lonely points still as points.
///
/// A cell takes the colour of the series with the most points in it. The time grows with the points, the
/// memory with the cells.
public struct Density: Mark {
  /// Points that share a colour and a name.
  public struct Series: Sendable {
    /// The horizontal values.
    public var x: [Double]
    /// The vertical values.
    public var y: [Double]
    /// The colour of cells with many points.
    public var color: Color
    /// The name in the legend.
    public var name: Text

    /// Points at (`x`, `y`).
    ///
    /// - Precondition: `x` and `y` have as many values.
    public init(x: [Double], y: [Double], color: Color, name: Text) {
      precondition(x.count == y.count, "\(x.count) x values and \(y.count) y values")
      self.x = x
      self.y = y
      self.color = color
      self.name = name
    }
  }

  /// The points.
  public var series: [Series]
  /// What thin cells fade into.
  public var background: Color
  /// What the fullest cells approach.
  public var ink: Color

  /// A density of the given points.
  public init(_ series: [Series], background: Color, ink: Color) {
    self.series = series
    self.background = background
    self.ink = ink
  }

  /// The side of a cell, in points: a pixel at 200 to the inch for 400,000 points and more, up to three
  /// pixels for fewer, so that a cell of a crowd holds several.
  var cell: Double {
    let count = max(series.reduce(0) { $0 + $1.x.count }, 1)
    return 0.36 * min(max((400_000 / Double(count)).squareRoot(), 1), 3)
  }

  /// How many shades there are.
  private static let shades = 24

  /// The span of all horizontal values.
  public var xExtent: Span? { extent { $0.x } }
  /// The span of all vertical values.
  public var yExtent: Span? { extent { $0.y } }

  private func extent(of values: (Series) -> [Double]) -> Span? {
    let spans = series.compactMap { Span(over: values($0)) }
    return spans.dropFirst().reduce(spans.first) { $0?.union($1) }
  }

  /// Each series with its shades.
  public var legend: [LegendEntry] {
    series.map { series in
      let steps = [0.0, 0.33, 0.66, 1].map { color(series.color, $0) }
      return LegendEntry(series.name, .swatches(steps))
    } + [LegendNote.shadesMeanCounts]
  }

  /// Draws nothing by itself: what is drawn depends on the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    fitted(to: frame).draw(on: canvas, in: frame)
  }

  /// The histogram of a frame.
  public func fitted(to frame: Frame) -> any Mark {
    var histogram = Histogram(over: frame.rect, cell: cell)
    for (index, series) in series.enumerated() {
      histogram.add(series.x, series.y, frame, series: index)
    }
    return FittedDensity(
      image: image(of: histogram), rect: histogram.rect, lonely: lonely(in: histogram),
      crowds: histogram.crowds(ofSide: 6, over: 3))
  }

  /// The shade at a share of the logarithm of the largest count.
  private func color(_ color: Color, _ share: Double) -> Color {
    let bright = background.mixed(with: color, 0.42 + 0.58 * min(share / 0.6, 1))
    return share > 0.6 ? bright.mixed(with: ink, (share - 0.6) * 1.6) : bright
  }

  private func image(of histogram: Histogram) -> Raster {
    let palettes = series.map { series in
      (0..<Self.shades).map { color(series.color, Double($0) / Double(Self.shades - 1)).word }
    }
    let largest = CMath.logarithm10(Double(max(histogram.largest, 2)))
    var shadeOfCount = (0...255).map { count in
      shade(CMath.logarithm10(Double(max(count, 1))) / largest)
    }
    shadeOfCount[0] = 0
    let pixels = histogram.counts.indices.map { cell -> UInt32 in
      let count = Int(histogram.counts[cell])
      if count == 0 { return 0 }
      let shade =
        count < 256 ? shadeOfCount[count] : shade(CMath.logarithm10(Double(count)) / largest)
      return palettes[Int(histogram.owners[cell])][shade]
    }
    return Raster(width: histogram.columns, height: histogram.rows, pixels: pixels)
  }

  private func shade(_ share: Double) -> Int {
    min(max(Int(share * Double(Self.shades - 1)), 0), Self.shades - 1)
  }

  /// The centres of cells with nothing much about them, and their colours.
  private func lonely(in histogram: Histogram) -> [(center: Point, color: Color)] {
    histogram.lonelyCells().map { cell in
      (histogram.center(of: cell), color(series[Int(histogram.owners[cell])].color, 0.3))
    }
  }
}

extension LegendNote {
  /// What the shades of a density mean.
  fileprivate static let shadesMeanCounts = LegendEntry(
    "Darker: more stars, logarithmic", .swatches([]))
}

extension Color {
  /// The opaque colour as a pixel.
  fileprivate var word: UInt32 {
    [red, green, blue].reduce(0xFF) { word, component in
      word << 8 | UInt32((min(max(component, 0), 1) * 255).rounded())
    }
  }
}

/// A density worked out for a frame.
private struct FittedDensity: Mark {
  var image: Raster
  var rect: Rect
  var lonely: [(center: Point, color: Color)]
  var crowds: [Rect]

  func obstacles(in frame: Frame) -> [Obstacle] { crowds.map { .box($0) } }

  func draw(on canvas: any Canvas, in frame: Frame) {
    canvas.clip(to: frame.rect) {
      canvas.draw(image, in: rect)
      for point in lonely { canvas.fill(.circle(point.center, radius: 0.6), point.color) }
    }
  }
}
