/// A grid of plots in equal frames, with one legend below.
///
/// Panels share the horizontal axis, which is drawn below the lowest row. The vertical axis is
/// either shared and drawn at the left, or each panel has its own.
public struct PanelGrid: Drawing {
  /// One plot of the grid.
  public struct Panel: Sendable {
    /// The title above the panel.
    public var title: Text
    /// The marks, from back to front.
    public var marks: [any Mark]
    /// Its own vertical axis, or nil for the shared one.
    public var y: Axis?

    /// Creates a panel of `marks`.
    public init(_ title: Text, marks: [any Mark], y: Axis? = nil) {
      self.title = title
      self.marks = marks
      self.y = y
    }
  }

  /// The panels, row by row.
  public var panels: [Panel]
  /// The number of panels in a row.
  public var columns: Int
  /// The horizontal axis of all panels.
  public var x: Axis
  /// The vertical axis of the panels that have none of their own.
  public var y: Axis
  /// The shared legend.
  public var legend: [LegendEntry]

  /// Creates a grid of `panels`.
  ///
  /// - Precondition: `columns` is positive.
  public init(_ panels: [Panel], columns: Int, x: Axis, y: Axis, legend: [LegendEntry] = []) {
    precondition(columns > 0, "a grid of \(columns) columns")
    self.panels = panels
    self.columns = columns
    self.x = x
    self.y = y
    self.legend = legend
  }

  private var rows: Int { (panels.count + columns - 1) / columns }
  private var ownsY: Bool { panels.contains { $0.y != nil } }

  /// Draws the panels and the legend.
  public func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    guard !panels.isEmpty else { return Omissions() }
    let key = LegendLayout(legend, in: rect, theme: theme, canvas: canvas)
    let frames = frames(in: key.area, theme: theme, canvas: canvas)
    let all = frames.reduce(frames[0]) { $0.union($1) }
    var omitted: [String] = []
    for (index, panel) in panels.enumerated() {
      omitted += draw(panel, at: index, frames, all, on: canvas, theme: theme)
    }
    let row = Rect(minX: rect.minX, minY: all.minY, maxX: rect.maxX, maxY: all.maxY)
    key.legend.draw(
      on: canvas, in: key.place(beside: row, in: rect), background: theme.background)
    let note =
      theme.legend == .inside && !legend.isEmpty
      ? "the legend of several panels has no place inside and is below them" : key.note
    return Omissions(labels: omitted, notes: note.map { [$0] } ?? [])
  }

  /// Returns the frame rectangles: equal ones that leave room for the axes, titles and gaps.
  private func frames(in rect: Rect, theme: Theme, canvas: any Canvas) -> [Rect] {
    let trial = Size(rect.width / Double(columns) * 0.8, rect.height / Double(rows) * 0.75)
    let whole = rect.inset(by: rect.height * 0.125)
    var (frames, gap) = frames(
      in: rect, trying: Rect(origin: Point(0, 0), size: trial), all: whole, leastGap: 0, theme,
      canvas)
    // The ticks depend on the size of the frames, and their labels need room; a gap that they once needed stays, since
    // in narrower frames fewer of them would ask for less.
    for _ in 0..<3 {
      let next = self.frames(
        in: rect, trying: frames[0], all: frames.reduce(frames[0]) { $0.union($1) }, leastGap: gap,
        theme, canvas)
      if next.frames == frames { break }
      (frames, gap) = next
    }
    return frames
  }

  /// Returns the frame rectangles for axes that are as deep as those of a frame of the size of `trial`, and the gap
  /// between them.
  private func frames(
    in rect: Rect, trying trial: Rect, all: Rect, leastGap: Double, _ theme: Theme,
    _ canvas: any Canvas
  ) -> (frames: [Rect], gap: Double) {
    let layouts = panels.map { layout($0, trial, all: all, theme, canvas) }
    let overhang = layouts.map { $0.bottomOverhang(on: canvas) }.reduce((low: 0, high: 0)) {
      (max($0.low, $1.low), max($0.high, $1.high))
    }
    let labels = ownsY ? 0 : overhang.low + overhang.high + theme.textSize * 0.7
    let gap = max(theme.textSize * 1.2, labels, x.endRoom, leastGap)
    let end = max(theme.textSize, overhang.high, x.endRoom)
    let left = layouts.map { $0.leftDepth(on: canvas) }.max() ?? 0
    let bottom = layouts.map { $0.bottomDepth(on: canvas) }.max() ?? 0
    let lefts = ownsY ? Double(columns) : 1
    let width =
      (rect.width - left * lefts - gap * Double(columns - 1) - end) / Double(columns)
    let lines = panels.indices.map { titleLines($0, width, theme, canvas).count }.max() ?? 1
    let title = theme.textSize * (1.5 + Self.lineStep * Double(lines - 1))
    let height =
      (rect.height - bottom - (title + theme.textSize * 0.5) * Double(rows)) / Double(rows)
    let frames = panels.indices.map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let offset = left * (ownsY ? Double(column + 1) : 1)
      let x = rect.minX + offset + Double(column) * (width + gap)
      let y = rect.minY + title + Double(row) * (height + title + theme.textSize * 0.5)
      return Rect(origin: Point(x, y), size: Size(max(width, 1), max(height, 1)))
    }
    return (frames, gap)
  }

  /// The line spacing of a title, as a multiple of the text size.
  private static let lineStep = 1.2

  /// Returns the title of a panel, with its letter, in lines.
  private func titleLines(
    _ index: Int, _ width: Double, _ theme: Theme, _ canvas: any Canvas
  ) -> [Text] {
    let title = Text(panelLetter: index, of: panels.count) + panels[index].title
    return canvas.lines(of: title, within: max(width, 1), theme.axisText)
  }

  private func layout(
    _ panel: Panel, _ frame: Rect, all: Rect, _ theme: Theme, _ canvas: any Canvas
  ) -> PlotLayout {
    let shared = panels.flatMap(\.marks)
    return PlotLayout(
      x: x, y: panel.y ?? y, xExtents: shared.compactMap(\.xExtent),
      yExtents: (panel.y == nil ? shared : panel.marks).compactMap(\.yExtent), frame: frame,
      titleRoom: Size(all.width, ownsY ? frame.height : all.height), theme: theme, canvas: canvas)
  }

  /// Draws one panel, and returns the texts of the omitted labels.
  private func draw(
    _ panel: Panel, at index: Int, _ frames: [Rect], _ all: Rect, on canvas: any Canvas,
    theme: Theme
  ) -> [String] {
    let rect = frames[index]
    let layout = layout(panel, rect, all: all, theme, canvas)
    let marks = panel.marks.map { $0.fitted(to: layout.frame) }
    for mark in marks { mark.draw(on: canvas, in: layout.frame) }
    let isLowest = index + columns >= panels.count
    layout.drawAxes(on: canvas, labelsX: isLowest, labelsY: ownsY || index % columns == 0)
    if index == panels.count - 1 { layout.drawTitleX(on: canvas, along: all) }
    if ownsY {
      layout.drawTitleY(on: canvas, along: rect)
    } else if index == 0 {
      layout.drawTitleY(on: canvas, along: all)
    }
    let placer = LabelPlacer(
      frame: layout.frame, style: theme.labelText,
      obstacles: ObstacleField(obstacles: marks.flatMap { $0.obstacles(in: layout.frame) }),
      guides: ObstacleField(obstacles: marks.flatMap { $0.guides(in: layout.frame) }))
    let labels = placer.place(marks.flatMap(\.labels), on: canvas)
    for label in labels.placed { label.draw(on: canvas, theme) }
    let title = titleLines(index, rect.width, theme, canvas)
    for (index, line) in title.enumerated() {
      let above = 0.5 + Self.lineStep * Double(title.count - 1 - index)
      let place = Point(rect.center.x, rect.minY - theme.textSize * above)
      canvas.write(line, theme.axisText, at: place, .middle)
    }
    return labels.omitted
  }
}

extension Text {
  /// Creates the letter before the title of a panel, "(a) ", by which a text refers to it; empty for the only one.
  public init(panelLetter index: Int, of count: Int) {
    let letter = UnicodeScalar(UInt8(ascii: "a") + UInt8(clamping: index % 26))
    self.init(count > 1 ? "(\(Character(letter))) " : "")
  }
}
