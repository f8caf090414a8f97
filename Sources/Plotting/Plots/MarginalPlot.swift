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
      series.x.indices.compactMap { index -> (place: Point, weight: Int)? in
        let place = frame.point(series.x[index], series.y[index])
        return place.isFinite && frame.rect.contains(place)
          ? (place, series.weights?[index] ?? 1) : nil
      }
    }
    let base = Stroke(theme.guide, width: 0.5)
    draw(
      points.map { $0.map { ($0.place.x, $0.weight) } }, from: frame.rect.minX, to: frame.rect.maxX,
      base, on: canvas
    ) {
      Point($0, rect.minY + depth * (1 - $1))
    }
    draw(
      points.map { $0.map { ($0.place.y, $0.weight) } }, from: frame.rect.minY, to: frame.rect.maxY,
      base, on: canvas
    ) {
      Point(rect.maxX - depth * (1 - $1), $0)
    }
    return (omissions, frame)
  }

  /// Draws the histograms of positions between two ends over a line, each at a place given by a position and a height
  /// from 0 to 1; empty bins have no line, under which those of other series would disappear.
  private func draw(
    _ positions: [[(Double, weight: Int)]], from start: Double, to end: Double, _ base: Stroke,
    on canvas: any Canvas, at place: (Double, Double) -> Point
  ) {
    let counts = Self.counts(positions, from: start, to: end)
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
  /// There are 3 ∛n bins for n positions in all, at least 12 and at most 60.
  static func counts(
    _ positions: [[(Double, weight: Int)]], from start: Double, to end: Double
  ) -> [[Int]] {
    let total = positions.reduce(0) { $0 + $1.count }
    guard total > 0, end > start else { return positions.map { _ in [] } }
    let root = CMath.exponential10(CMath.logarithm10(Double(total)) / 3)
    let bins = Int(min(max(3 * root, 12), 60).rounded(.up))
    let step = (end - start) / Double(bins)
    return positions.map { positions in
      var counts = [Int](repeating: 0, count: bins)
      for (position, weight) in positions {
        counts[min(max(Int((position - start) / step), 0), bins - 1)] += weight
      }
      return counts
    }
  }
}
