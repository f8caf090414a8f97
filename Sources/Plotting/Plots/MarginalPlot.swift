/// A plot with histograms of its data above and at the right.
///
/// All series are counted in the same bins. Heights are square roots of counts, so that small series can be seen
/// beside large ones.
public struct MarginalPlot: Drawing {
  /// The data of one histogram above, and of one at the right.
  public struct Series: Sendable {
    /// The horizontal values.
    public var x: [Double]
    /// The vertical values.
    public var y: [Double]
    /// The number of equal points that each one stands for; nil if each is one.
    public var weights: [Int]?
    /// The line of the histograms.
    public var stroke: Stroke

    /// Creates a series of points.
    public init(x: [Double], y: [Double], stroke: Stroke) {
      self.x = x
      self.y = y
      self.stroke = stroke
    }
  }

  /// The plot.
  public var plot: Plot
  /// The series, from back to front.
  public var series: [Series]
  /// The cells whose centres the points are, of which bins are whole numbers; nil if points lie anywhere.
  public var grid: Density.Grid?

  /// The height of the histograms, as a share of the smaller side of the page.
  private static let share = 0.13
  private static let gap = 4.0

  /// Creates a plot with histograms of `series`.
  public init(_ plot: Plot, series: [Series]) {
    self.plot = plot
    self.series = series
  }

  /// Draws the plot and its histograms.
  public func drawn(
    on canvas: any Canvas, in rect: Rect, theme: Theme
  ) -> (omissions: Omissions, frame: Frame) {
    let depth = min(rect.width, rect.height) * Self.share
    var inner = rect
    inner.minY += depth + Self.gap
    inner.maxX -= depth + Self.gap
    let (omissions, frame) = plot.drawn(on: canvas, in: inner, theme: theme)
    let points = series.map { series in
      series.x.indices.map { frame.point(series.x[$0], series.y[$0]) }
    }
    let inside = points.map { points in
      points.indices.filter { points[$0].isFinite && frame.rect.contains(points[$0]) }
    }
    let weights = zip(series, inside).map { series, inside in
      inside.map { series.weights?[$0] ?? 1 }
    }
    let base = Stroke(theme.guide, width: 0.5)
    func draw(
      _ coordinate: (Point) -> Double, _ ends: Span, _ cells: (span: Span, count: Int)?,
      at place: (Double, Double) -> Point
    ) {
      let positions = zip(points, inside).map { points, inside in
        inside.map { coordinate(points[$0]) }
      }
      let ends = cells?.span ?? ends
      let counts = Self.counts(
        positions, weights: weights, bins: cells?.count, from: ends.from, to: ends.to)
      self.draw(counts, along: ends, base, on: canvas, at: place)
    }
    let (width, height) = (frame.rect.width / Self.mostBins, frame.rect.height / Self.mostBins)
    func drawBoth() {
      draw(\.x, Span(frame.rect.minX, frame.rect.maxX), grid?.columns(frame, atLeast: width)) {
        Point($0, rect.minY + depth * (1 - $1))
      }
      draw(\.y, Span(frame.rect.minY, frame.rect.maxY), grid?.rows(frame, atLeast: height)) {
        Point(rect.maxX - depth * (1 - $1), $0)
      }
    }
    // Whole cells may reach beyond the ends of the axes.
    let strip = Rect(
      minX: frame.rect.minX, minY: rect.minY, maxX: rect.maxX, maxY: frame.rect.maxY)
    if grid == nil { drawBoth() } else { canvas.clip(to: strip, drawBoth) }
    return (omissions, frame)
  }

  /// The most bins of a histogram.
  private static let mostBins = 60.0

  /// Draws the histograms of counts between two ends over a line, each at a place given by a position and a height
  /// from 0 to 1; empty bins have no line, under which those of other series would disappear.
  private func draw(
    _ counts: [[Int]], along ends: Span, _ base: Stroke, on canvas: any Canvas,
    at place: (Double, Double) -> Point
  ) {
    let (start, end) = (ends.from, ends.to)
    guard let highest = counts.joined().max(), highest > 0 else { return }
    canvas.stroke(.segment(place(start, 0), place(end, 0)), base)
    for (counts, series) in zip(counts, series) {
      let step = (end - start) / Double(counts.count)
      var points: [Point] = []
      for (bin, count) in counts.enumerated() where count > 0 {
        let left = start + step * Double(bin)
        let height = (Double(count) / Double(highest)).squareRoot()
        if points.isEmpty { points = [place(left, 0)] }
        points += [place(left, height), place(left + step, height)]
        guard bin + 1 == counts.count || counts[bin + 1] == 0 else { continue }
        canvas.stroke(.polyline(points + [place(left + step, 0)]), series.stroke)
        points = []
      }
    }
  }

  /// Returns the number of positions of each series in equal bins between two ends.
  ///
  /// There are 3 ∛n bins for n positions in all, at least 12 and at most 60, unless their number is given. A position
  /// counts as often as its weight says.
  static func counts(
    _ positions: [[Double]], weights: [[Int]]? = nil, bins wanted: Int? = nil,
    from start: Double, to end: Double
  ) -> [[Int]] {
    let weights = weights ?? positions.map { $0.map { _ in 1 } }
    let total = weights.joined().reduce(0, +)
    guard total > 0, end > start else { return positions.map { _ in [] } }
    let root = CMath.exponential10(CMath.logarithm10(Double(total)) / 3)
    let bins = wanted ?? Int(min(max(3 * root, 12), mostBins).rounded(.up))
    let step = (end - start) / Double(bins)
    return zip(positions, weights).map { positions, weights in
      var counts = [Int](repeating: 0, count: bins)
      for (position, weight) in zip(positions, weights) {
        counts[min(max(Int((position - start) / step), 0), bins - 1)] += weight
      }
      return counts
    }
  }
}
