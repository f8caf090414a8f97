/// A line of the legend: a key as it looks in the plot, and its name.
public struct LegendEntry: Equatable, Sendable {
  /// What stands before a name.
  public enum Key: Equatable, Sendable {
    /// A marker.
    case marker(Symbol, fill: Color, outline: Stroke, radius: Double)
    /// A short piece of line.
    case line(Stroke)
    /// Patches of colour side by side.
    case swatches([Color])
  }

  /// The name.
  public var label: Text
  /// The key.
  public var key: Key

  /// An entry with the given name and key.
  public init(_ label: Text, _ key: Key) {
    self.label = label
    self.key = key
  }
}

/// The list that says what each marker, line and colour stands for.
struct Legend {
  let entries: [LegendEntry]
  let style: TextStyle
  let size: Size
  /// The middle of the left end of each key, from the upper left corner.
  private let offsets: [Point]

  private static let keyWidth = 20.0
  private static let gap = 5.0
  private static let margin = 5.0
  /// The room between two entries of a row.
  private static let columnGap = 14.0

  /// A legend of one column, or of rows no wider than `width` if one is given.
  init(_ entries: [LegendEntry], theme: Theme, canvas: any Canvas, width: Double? = nil) {
    self.entries = entries
    style = theme.axisText
    let rowHeight = style.size * 1.5
    let widths = entries.map {
      Self.keyWidth + Self.gap + canvas.width(of: $0.label, theme.axisText)
    }
    var (x, row, right) = (Self.margin, 0, Self.margin)
    var offsets: [Point] = []
    for (index, entry) in widths.enumerated() {
      let startsRow = index > 0 && (width.map { x + entry + Self.margin > $0 } ?? true)
      if startsRow { (x, row) = (Self.margin, row + 1) }
      offsets.append(
        Point(x, Self.margin + theme.axisText.size * 0.55 + Double(row) * rowHeight))
      right = max(right, x + entry)
      x += entry + Self.columnGap
    }
    self.offsets = offsets
    size = Size(
      right + Self.margin, Self.margin * 2 + rowHeight * Double(row + 1) - style.size * 0.4)
  }

  /// The place inside `rect` where the legend covers least, or nil where it would cover something
  /// everywhere or is empty: the corners first, then along the edges.
  func place(in rect: Rect, avoiding fields: [ObstacleField]) -> Rect? {
    let room = rect.inset(by: 6)
    guard !entries.isEmpty else { return nil }
    guard size.width <= room.width, size.height <= room.height else { return nil }
    let across = [1.0, 0.0, 0.5, 0.75, 0.25]
    let down = [0.0, 1.0, 0.5, 0.25, 0.75]
    let candidates = down.flatMap { v in across.map { h in (h, v) } }
      .sorted { edgeDistance($0) < edgeDistance($1) }
    for (h, v) in candidates {
      let origin = Point(
        room.minX + h * (room.width - size.width), room.minY + v * (room.height - size.height))
      let place = Rect(origin: origin, size: size)
      if !fields.contains(where: { $0.isTouched(place, clearance: 2) }) { return place }
    }
    return nil
  }

  /// How far a candidate is from a corner: corners 0, the middle of an edge less than the inside.
  private func edgeDistance(_ place: (Double, Double)) -> Double {
    min(place.0, 1 - place.0) + min(place.1, 1 - place.1)
      + min(place.0, 1 - place.0) * min(place.1, 1 - place.1) * 10
  }

  /// Draws the entries on a patch of the background, so that shades below do not mix with the keys.
  func draw(on canvas: any Canvas, in place: Rect, background: Color) {
    canvas.fill(.rectangle(place), background)
    for (entry, offset) in zip(entries, offsets) {
      let start = Point(place.minX + offset.x, place.minY + offset.y)
      draw(entry.key, on: canvas, from: start)
      let text = Point(start.x + Self.keyWidth + Self.gap, start.y)
      canvas.write(entry.label, style, centeredAt: text, .start)
    }
  }

  private func draw(_ key: LegendEntry.Key, on canvas: any Canvas, from start: Point) {
    let middle = Point(start.x + Self.keyWidth / 2, start.y)
    switch key {
    case .marker(let symbol, let fill, let outline, let radius):
      let shape = symbol.path(at: middle, radius: radius)
      if fill.alpha > 0 { canvas.fill(shape, fill) }
      if outline.width > 0 { canvas.stroke(shape, outline) }
    case .line(let stroke):
      canvas.stroke(.segment(start, Point(start.x + Self.keyWidth, start.y)), stroke)
    case .swatches(let colors):
      let half = style.size * 0.42
      let width = Self.keyWidth / Double(max(colors.count, 1))
      for (index, color) in colors.enumerated() {
        let left = start.x + width * Double(index)
        let patch = Rect(minX: left, minY: start.y - half, maxX: left + width, maxY: start.y + half)
        canvas.fill(.rectangle(patch), color)
      }
    }
  }
}
