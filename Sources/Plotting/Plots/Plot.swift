/// What fills a figure: a plot with axes, or a drawing of its own kind.
public protocol Drawing: Sendable {
  /// Draws within `rect` and says what found no place.
  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions
}

/// What a drawing had to leave out for want of room.
public struct Omissions: Equatable, Sendable {
  /// The number of labels that found no place.
  public var labels: Int

  /// So many labels left out.
  public init(labels: Int = 0) { self.labels = labels }
}

/// Marks in a frame with two axes, their labels and a legend.
public struct Plot: Drawing {
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// What is drawn, from back to front.
  public var marks: [any Mark]
  /// Rows above the frame, the lowest first, that say the horizontal axis in other ways.
  public var topRows: [TopRow]

  /// A plot of `marks` against two axes.
  public init(x: Axis, y: Axis, marks: [any Mark], topRows: [TopRow] = []) {
    self.x = x
    self.y = y
    self.marks = marks
    self.topRows = topRows
  }

  /// Draws the plot: margins are asked of the axes, the legend takes the emptiest corner or stands
  /// below, and each label seeks a place where it touches nothing.
  public func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let entries = marks.flatMap(\.legend)
    var legend = Legend(entries, theme: theme, canvas: canvas)
    var page = FittedPlot(self, in: rect, theme: theme, canvas: canvas)
    var place = page.place(for: legend)
    if place == nil, !entries.isEmpty {
      legend = Legend(entries, theme: theme, canvas: canvas, width: rect.width)
      var inner = rect
      inner.maxY -= legend.size.height
      page = FittedPlot(self, in: inner, theme: theme, canvas: canvas)
      let left = page.layout.frame.rect.center.x - legend.size.width / 2
      let corner = Point(min(max(left, rect.minX), rect.maxX - legend.size.width), inner.maxY)
      place = Rect(origin: corner, size: legend.size)
    }
    if let place { page.hard.add(.box(place)) }
    let placer = LabelPlacer(
      frame: page.layout.frame, style: theme.labelText, hard: page.hard, soft: page.soft)
    let labels = placer.place(page.marks.flatMap(\.labels), on: canvas)

    let gaps = labels.placed.flatMap(\.gap) + (place.map { [$0] } ?? [])
    for mark in page.marks {
      mark.interrupted(by: gaps).draw(on: canvas, in: page.layout.frame)
    }
    for label in labels.placed where label.label.isQuiet { label.draw(on: canvas, theme) }
    page.layout.drawAxes(on: canvas)
    page.layout.drawTitleX(on: canvas, along: page.layout.frame.rect)
    page.layout.drawTitleY(on: canvas, along: page.layout.frame.rect)
    for label in labels.placed where !label.label.isQuiet { label.draw(on: canvas, theme) }
    if let place { legend.draw(on: canvas, in: place, background: theme.background) }
    return Omissions(labels: labels.omitted)
  }
}

/// The marks of a plot fitted to its frame, and what labels must and had better keep off.
private struct FittedPlot {
  let layout: PlotLayout
  let marks: [any Mark]
  var hard: ObstacleField
  let soft: ObstacleField

  init(_ plot: Plot, in rect: Rect, theme: Theme, canvas: any Canvas) {
    let layout = PlotLayout(plot, in: rect, theme: theme, canvas: canvas)
    let marks = plot.marks.map { $0.fitted(to: layout.frame) }
    self.layout = layout
    self.marks = marks
    hard = ObstacleField(obstacles: marks.flatMap { $0.obstacles(in: layout.frame) })
    soft = ObstacleField(obstacles: marks.flatMap { $0.guides(in: layout.frame) })
  }

  /// The emptiest place for the legend: clear of everything, or at least of all but guides.
  func place(for legend: Legend) -> Rect? {
    legend.place(in: layout.frame.rect, avoiding: [hard, soft])
      ?? legend.place(in: layout.frame.rect, avoiding: [hard])
  }
}
