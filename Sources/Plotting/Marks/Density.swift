import Parallelism

/// A two-dimensional histogram of points too numerous to draw one by one, shaded by the logarithm
/// of the count; isolated points are still drawn as points, and isolated cells of a grid whole.
///
/// A cell has the colour of the series with the most points in it. Time grows with the points,
/// memory with the cells: the columns are read in place, once for their extent and once for the
/// counts.
public struct Density: Mark {
  /// The style of a group of points.
  public struct Series: Sendable {
    /// The colour of cells with many points.
    public var color: Color
    /// The name in the legend, or nil.
    public var name: Text?
    /// The share of the colour in a cell with one point, from 0.5 to 1; the rest is the background.
    public var faintest = 0.5

    /// Creates a series in `color`.
    public init(color: Color, name: Text?) {
      self.color = color
      self.name = name
    }
  }

  /// The horizontal values.
  public let x: [Double]
  /// The vertical values.
  public let y: [Double]
  /// The index in ``series`` of each point, or empty if all belong to the first.
  public let members: [Int]
  /// The number of equal points that each one stands for; nil if each is one.
  public var weights: [Int]?
  /// The sides of the cells of a grid, whose centres the points are, in data units; nil if they lie anywhere.
  public var grid: Grid?
  /// The series.
  public var series: [Series]
  /// The colour that sparse cells fade into.
  public var background: Color
  /// The colour that the fullest cells approach.
  public var ink: Color
  /// The span of the horizontal values.
  public let xExtent: Span?
  /// The span of the vertical values.
  public let yExtent: Span?

  /// Creates a density of the points (`x`, `y`); a point that belongs to no series is not drawn.
  ///
  /// - Precondition: `x` and `y` have the same number of values; `members` has that number or none.
  public init(
    x: [Double], y: [Double], members: [Int] = [], series: [Series], background: Color, ink: Color
  ) {
    precondition(x.count == y.count, "\(x.count) x values and \(y.count) y values")
    precondition(
      members.isEmpty || members.count == x.count,
      "the series of \(members.count) of \(x.count) points")
    self.x = x
    self.y = y
    self.members = members
    self.series = series
    self.background = background
    self.ink = ink
    (xExtent, yExtent) = (Span(over: x), Span(over: y))
  }

  /// Returns the side of a cell of a frame, in points: the theme's for 400,000 points and more, up to twice that
  /// for fewer, so that a crowded cell holds several; more if the frame would otherwise have over 16 million cells.
  func cell(in frame: Frame) -> Double {
    let factor = min(max((Self.many / Double(max(x.count, 1))).squareRoot(), 1), 2)
    let area = (frame.rect.width * frame.rect.height).magnitude
    return max(frame.theme.cellSize * factor, area.squareRoot() / 4_000)
  }

  /// The number of points from which a cell is one pixel.
  private static let many = 400_000.0

  /// The named series and the shades of their cells; the numbers beside these depend on the frame.
  public var legend: [LegendEntry] { legend([]) }

  /// Returns the entries with the given numbers of points in a cell; a single series needs no entry of its own.
  private func legend(_ ticks: [ColorBar.Tick]) -> [LegendEntry] {
    let named = series.filter { $0.name != nil }
    if named.isEmpty { return [] }
    let bar = ColorBar(strips: named.map(shades), ticks: ticks)
    let single = named.count == 1 ? named[0].name : nil
    return
      (single == nil
      ? named.compactMap { series in
        series.name.map { LegendEntry($0, .swatches([series.color])) }
      } : []) + [LegendEntry(Text("\(single?.plain ?? "Stars") per cell"), .bar(bar))]
  }

  /// Draws nothing by itself: the drawing depends on the frame.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    fitted(to: frame).draw(on: canvas, in: frame)
  }

  /// Returns the histogram for a frame.
  public func fitted(to frame: Frame) -> any Mark {
    var histogram =
      grid.map { $0.histogram(in: frame, cell: cell(in: frame), extents: (xExtent, yExtent)) }
      ?? Histogram(over: frame.rect, cell: cell(in: frame))
    histogram.count(x, y, series: members, of: series.count, frame, weights: weights)
    var density = self
    for index in series.indices {
      density.series[index].faintest = max(
        series[index].faintest, Self.faintest(upTo: Int(histogram.largest)))
    }
    return density.fitted(histogram, frame)
  }

  /// Returns the share of colour in a cell with one point: more if no cell has many, since single points make up
  /// the figure then.
  private static func faintest(upTo largest: Int) -> Double {
    let decades = CMath.logarithm10(Double(max(largest, 1)))
    return max(0.5, 0.8 - 0.3 * decades / CMath.logarithm10(20))
  }

  /// Returns the image of a histogram, and its isolated points unless the cells of a grid are larger than these.
  private func fitted(_ histogram: Histogram, _ frame: Frame) -> any Mark {
    let (lonely, shaded) = concurrently({ histogram.lonelyCells() }, { self.image(of: histogram) })
    let areCells =
      grid != nil && max(histogram.cell.width, histogram.cell.height) >= 2 * frame.dotRadius
    var image = shaded
    if !areCells { for cell in lonely { image.pixels[cell] = 0 } }
    let squares = histogram.squares(ofSide: 6)
    return FittedDensity(
      image: image, rect: histogram.rect,
      lonely: areCells ? [] : points(in: lonely, of: histogram, frame),
      crowds: squares.filter { $0.count > 3 }.map(\.rect)
        + (areCells ? lonely.map(histogram.rect) : []),
      occupied: squares.map(\.rect),
      entries: legend(CountScale(largest: Int(histogram.largest)).ticks))
  }

  /// Returns squares around a million points at most, if there are too many to be fitted twice.
  public func sketch(in frame: Frame) -> [Obstacle] {
    guard Double(x.count) >= Self.many, grid == nil else { return [] }
    let side = 6.0
    var histogram = Histogram(over: frame.rect, cell: side)
    histogram.count(x, y, of: 1, frame, every: max(8, x.count / 1_000_000))
    return histogram.squares(ofSide: side).map { .box($0.rect) }
  }

  /// Returns the colours of a series from the smallest to the largest count.
  private func shades(_ series: Series) -> [Color] {
    (0..<CountScale.shades).map {
      color(series, Double($0) / Double(CountScale.shades - 1))
    }
  }

  /// Returns the shade for a fraction of the logarithm of the largest count: from the faintest to the series' own
  /// colour, and on towards ink.
  private func color(_ series: Series, _ share: Double) -> Color {
    let pure = 1.2 * (1 - series.faintest)
    if share < pure {
      let own = series.faintest + (1 - series.faintest) * share / pure
      return background.mixed(with: series.color, own)
    }
    return series.color.mixed(with: ink, 0.64 * (share - pure) / (1 - pure))
  }

  private func image(of histogram: Histogram) -> Raster {
    let palettes = series.map { shades($0).map(\.word) }
    let scale = CountScale(largest: Int(histogram.largest))
    // The colours of counts up to 255, for each series; that of an empty cell is 0.
    let words = palettes.flatMap { palette in
      (0...255).map { $0 == 0 ? 0 : palette[scale.shade($0)] }
    }
    let pixels = zip(histogram.counts, histogram.owners).map { count, owner in
      count < 256
        ? words[Int(owner) << 8 | Int(count)] : palettes[Int(owner)][scale.shade(Int(count))]
    }
    return Raster(width: histogram.columns, height: histogram.rows, pixels: pixels)
  }

  /// Returns the points in the given cells and their colours; in one-pixel cells, the centre of the
  /// cell stands in for the point.
  private func points(
    in cells: [Int], of histogram: Histogram, _ frame: Frame
  ) -> [(center: Point, color: Color)] {
    let colors = series.map { color($0, 0.2) }
    if Double(x.count) >= Self.many {
      return cells.map { (histogram.center(of: $0), colors[Int(histogram.owners[$0])]) }
    }
    return histogram.indices(of: x, y, in: cells, frame).compactMap { index in
      let member = members.isEmpty ? 0 : members[index]
      guard colors.indices.contains(member) else { return nil }
      return (frame.point(x[index], y[index]), colors[member])
    }
  }
}

extension Color {
  /// The opaque colour as a pixel.
  fileprivate var word: UInt32 {
    [red, green, blue].reduce(0xFF) { word, component in
      word << 8 | UInt32((min(max(component, 0), 1) * 255).rounded())
    }
  }
}

extension Frame {
  /// The radius of an isolated point; on a poster, it stays as small as a cell.
  fileprivate var dotRadius: Double { 0.5 * theme.cellSize / Theme.light.cellSize }
}

/// A density computed for a frame.
private struct FittedDensity: Mark {
  var image: Raster
  var rect: Rect
  var lonely: [(center: Point, color: Color)]
  /// The squares of more than a few points and isolated cells, which no text may cover, as it may not cover the lonely
  /// points.
  var crowds: [Rect]
  /// The squares of any points, which no legend may cover.
  var occupied: [Rect]
  var entries: [LegendEntry]

  var legend: [LegendEntry] { entries }

  func obstacles(in frame: Frame) -> [Obstacle] {
    crowds.map { .box($0) } + lonely.map { .disc($0.center, radius: 0.5) }
  }

  func contents(in frame: Frame) -> [Obstacle] { occupied.map { .box($0) } }

  /// The lonely points as circles, colour by colour.
  private func dots(ofRadius radius: Double) -> [(color: Color, shape: Path)] {
    var dots: [(color: Color, circles: [Path])] = []
    for point in lonely {
      let circle = Path.circle(point.center, radius: radius)
      if let place = dots.firstIndex(where: { $0.color == point.color }) {
        dots[place].circles.append(circle)
      } else {
        dots.append((point.color, [circle]))
      }
    }
    return dots.map { ($0.color, .union(of: $0.circles)) }
  }

  func draw(on canvas: any Canvas, in frame: Frame) {
    canvas.clip(to: frame.rect) {
      canvas.draw(image, in: rect)
      // One shape for each colour, which is drawn faster than thousands.
      for (color, shape) in dots(ofRadius: frame.dotRadius) { canvas.fill(shape, color) }
    }
  }
}
