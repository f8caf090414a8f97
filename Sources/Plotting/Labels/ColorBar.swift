/// The key of a scale of colours in a legend: a bar with numbers below it.
public struct ColorBar: Equatable, Sendable {
  /// A number below the bar.
  public struct Tick: Equatable, Sendable {
    /// The place along the bar, 0 to 1.
    public var share: Double
    /// The number.
    public var label: Text

    /// Creates a tick.
    public init(_ share: Double, _ label: Text) {
      self.share = share
      self.label = label
    }
  }

  /// The colours from left to right, for each of the strips from top to bottom.
  public var strips: [[Color]]
  /// The numbers, from left to right.
  public var ticks: [Tick]

  /// Creates a bar of the given strips and numbers.
  public init(strips: [[Color]], ticks: [Tick]) {
    self.strips = strips
    self.ticks = ticks
  }

  static let width = 92.0
  private static let tickLength = 2.0

  /// Draws the bar from the middle of its left end; its numbers take another line.
  func draw(on canvas: any Canvas, from start: Point, _ style: TextStyle, lineStep: Double) {
    let half = style.size * 0.42
    let height = 2 * half / Double(max(strips.count, 1))
    for (row, colors) in strips.enumerated() {
      let top = start.y - half + height * Double(row)
      for (index, color) in colors.enumerated() {
        // To the end of the bar, so that no seam shows between two colours.
        let left = start.x + Self.width * Double(index) / Double(colors.count)
        let patch = Rect(minX: left, minY: top, maxX: start.x + Self.width, maxY: top + height)
        canvas.fill(.rectangle(patch), color)
      }
    }
    let small = TextStyle(size: style.size * 0.875, color: style.color)
    for tick in ticks {
      let x = start.x + Self.width * tick.share
      let end = Point(x, start.y + half + Self.tickLength)
      canvas.stroke(.segment(Point(x, start.y + half), end), Stroke(style.color, width: 0.5))
      canvas.write(
        tick.label, small, centeredAt: Point(x, start.y + lineStep * 0.85), .middle)
    }
  }
}
