/// An entry of the legend: a key, drawn as in the plot, and its name.
public struct LegendEntry: Equatable, Sendable {
  /// The sample drawn before a name.
  public enum Key: Equatable, Sendable {
    /// A marker.
    case marker(Symbol, fill: Color, outline: Stroke, radius: Double)
    /// A short line.
    case line(Stroke)
    /// A short arrow.
    case arrow(Stroke)
    /// Colour swatches side by side.
    case swatches([Color])
    /// A scale of colours with numbers.
    case bar(ColorBar)
    /// A text symbol.
    case text(Text)
    /// No key: the name is a note.
    case none

    /// The number of lines that it takes.
    fileprivate var lines: Int {
      if case .bar = self { return 2 }
      return 1
    }
  }

  /// The name.
  public var label: Text
  /// The key.
  public var key: Key

  /// Creates an entry with the given name and key.
  public init(_ label: Text, _ key: Key) {
    self.label = label
    self.key = key
  }
}

/// A list that explains the markers, lines and colours of a plot.
public struct Legend {
  private let entries: [LegendEntry]
  private let style: TextStyle
  private let muted: Color
  /// The area it covers.
  public let size: Size
  /// The middle of the left end of each key, from the upper left corner.
  private let offsets: [Point]
  /// The distance of each name from the left end of its key.
  private let indents: [Double]

  private static let keyWidth = 20.0
  private static let gap = 5.0
  private static let margin = 5.0
  /// The line spacing, as a multiple of the text size.
  private static let pitch = 1.5
  /// The space between two entries in a row.
  private static let columnGap = 14.0

  /// Creates a legend of one column, or of ``LegendRows`` no wider than `width` if it is given; wider names
  /// are truncated.
  ///
  /// If it `isColumn`, each entry has a row of its own. It is empty if the theme hides legends.
  public init(
    _ entries: [LegendEntry], theme: Theme, canvas: any Canvas, width: Double? = nil,
    isColumn: Bool = false
  ) {
    let style = theme.axisText
    let entries = theme.legend == .hidden ? [] : entries
    let indents = entries.map { entry in
      switch entry.key {
      case .marker, .line, .arrow, .swatches: Self.keyWidth + Self.gap
      case .bar: ColorBar.width + Self.gap
      case .text(let symbol): canvas.width(of: symbol, style) + Self.gap
      case .none: 0.0
      }
    }
    let room = (width ?? .infinity) - Self.margin * 2
    self.entries = zip(entries, indents).map { entry, indent in
      LegendEntry(canvas.cut(entry.label, to: room - indent, style), entry.key)
    }
    let widths = zip(self.entries, indents).map { $1 + canvas.width(of: $0.label, style) }
    let rows = LegendRows(
      widths, room: isColumn || width == nil ? 0 : room, gap: Self.columnGap)
    var lines = [Int](repeating: 1, count: rows.count)
    for (row, entry) in zip(rows.rows, self.entries) {
      lines[row] = max(lines[row], entry.key.lines)
    }
    let pitch = style.size * Self.pitch
    self.style = style
    muted = theme.muted
    offsets = zip(rows.rows, rows.lefts).map { row, left in
      let above = Double(lines[..<row].reduce(0, +))
      return Point(Self.margin + left, Self.margin + pitch * above + style.size * 0.55)
    }
    self.indents = indents
    let right = zip(rows.lefts, widths).map(+).max() ?? 0
    let height = pitch * Double(lines.reduce(0, +)) - style.size * 0.4
    size = entries.isEmpty ? Size(0, 0) : Size(right + 2 * Self.margin, height + 2 * Self.margin)
  }

  /// Returns the place inside `rect` where the legend covers nothing, or nil if there is none or
  /// the legend is empty.
  ///
  /// Corners are tried first, then places along the edges.
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

  /// Returns the distance of a candidate from a corner: 0 for corners, less for the middle of an
  /// edge than for the inside.
  private func edgeDistance(_ place: (Double, Double)) -> Double {
    min(place.0, 1 - place.0) + min(place.1, 1 - place.1)
      + min(place.0, 1 - place.0) * min(place.1, 1 - place.1) * 10
  }

  /// Draws the entries on a patch of the background, so that shading below does not mix with the
  /// keys; on nothing if the background is not opaque.
  public func draw(on canvas: any Canvas, in place: Rect, background: Color) {
    if background.alpha == 1, !entries.isEmpty { canvas.fill(.rectangle(place), background) }
    for (entry, (offset, indent)) in zip(entries, zip(offsets, indents)) {
      let start = Point(place.minX + offset.x, place.minY + offset.y)
      draw(entry.key, on: canvas, from: start, over: background)
      let text = Point(start.x + indent, start.y)
      canvas.write(
        entry.label, entry.key == .none ? style.colored(muted) : style, centeredAt: text, .start)
    }
  }

  /// Draws a key; swatches of which one is hardly seen on the background have an outline.
  private func draw(
    _ key: LegendEntry.Key, on canvas: any Canvas, from start: Point, over background: Color
  ) {
    let middle = Point(start.x + Self.keyWidth / 2, start.y)
    switch key {
    case .marker(let symbol, let fill, let outline, let radius):
      let shape = symbol.path(at: middle, radius: radius)
      if fill.alpha > 0 { canvas.fill(shape, fill) }
      if outline.width > 0 { canvas.stroke(shape, outline) }
    case .line(let stroke):
      canvas.stroke(.segment(start, Point(start.x + Self.keyWidth, start.y)), stroke)
    case .arrow(let stroke):
      Arrows.draw(from: start, to: Point(start.x + Self.keyWidth, start.y), stroke, on: canvas)
    case .swatches(let colors):
      let half = style.size * 0.42
      let width = Self.keyWidth / Double(max(colors.count, 1))
      for (index, color) in colors.enumerated() {
        let left = start.x + width * Double(index)
        let patch = Rect(minX: left, minY: start.y - half, maxX: left + width, maxY: start.y + half)
        canvas.fill(.rectangle(patch), color)
      }
      if colors.contains(where: { $0.contrast(with: background) < 1.25 }) {
        let whole = Rect(
          minX: start.x, minY: start.y - half, maxX: start.x + Self.keyWidth, maxY: start.y + half)
        canvas.stroke(.rectangle(whole), Stroke(muted, width: 0.4))
      }
    case .bar(let bar):
      bar.draw(on: canvas, from: start, style, lineStep: style.size * Self.pitch)
    case .text(let symbol): canvas.write(symbol, style, centeredAt: start, .start)
    case .none: break
    }
  }
}
