/// Names of lines at the right of the frame, moved apart where they would touch, with leaders from the lines' ends.
///
/// They need room after the axis: ``Axis/endRoom``.
public struct EndLabels: Mark {
  /// The horizontal value of the ends.
  public var x: Double
  /// The vertical values of the ends.
  public var y: [Double]
  /// The names.
  public var names: [Text]
  /// The colours of the leaders.
  public var colors: [Color]

  /// Creates the names of lines that end at `x`.
  ///
  /// - Precondition: There is one vertical value, name and colour per line.
  public init(x: Double, y: [Double], names: [Text], colors: [Color]) {
    precondition(
      y.count == names.count && y.count == colors.count,
      "\(y.count) ends, \(names.count) names and \(colors.count) colours")
    self.x = x
    self.y = y
    self.names = names
    self.colors = colors
  }

  /// The distance of a name from the frame.
  private static let reach = 9.0

  /// The space that the names need, in points, on any canvas: letters are at most 0.6 of the size wide on average.
  public static func room(for names: [Text], _ theme: Theme) -> Double {
    reach + 2 + 0.6 * theme.labelSize * Double(names.map(\.plain.count).max() ?? 0)
  }

  /// Draws the names, the highest first; ends outside the frame have none.
  public func draw(on canvas: any Canvas, in frame: Frame) {
    let style = frame.theme.labelText
    let ends = y.indices.map { frame.point(x, y[$0]) }
    let shown = y.indices.filter { ends[$0].isFinite && frame.rect.contains(ends[$0]) }
      .sorted { (ends[$0].y, $0) < (ends[$1].y, $1) }
    let range = Span(frame.rect.minY + style.size, frame.rect.maxY - style.size)
    let places = Self.spread(
      shown.map { ends[$0].y }, pitch: style.size * 1.15, within: range)
    for (index, place) in zip(shown, places) {
      let start = Point(frame.rect.maxX + Self.reach, place)
      let leader = Path.segment(
        Point(ends[index].x + 1, ends[index].y), Point(start.x - 1.5, place))
      canvas.stroke(leader, Stroke(colors[index], width: 0.5))
      canvas.write(names[index], style, centeredAt: start, .start)
    }
  }

  /// Returns ascending positions at least `pitch` apart, as near to the given ones as that allows, and within
  /// `range` if there is room.
  static func spread(_ positions: [Double], pitch: Double, within range: Span) -> [Double] {
    var places = positions
    for _ in 0..<60 {
      for index in places.indices.dropFirst() {
        let lack = pitch - (places[index] - places[index - 1])
        guard lack > 0 else { continue }
        places[index - 1] -= lack / 2
        places[index] += lack / 2
      }
      guard let first = places.first, let last = places.last else { return [] }
      if first < range.from { places[0] = range.from }
      if last > range.to { places[places.count - 1] = range.to }
    }
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + pitch)
    }
    return places
  }
}
