/// The content of a figure: a plot with axes, or any other drawing.
public protocol Drawing: Sendable {
  /// Draws within `rect` and returns what did not fit.
  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions
}

/// The elements omitted from a drawing for lack of room.
public struct Omissions: Equatable, Sendable {
  /// The texts of the omitted labels.
  public var labels: [String]

  /// Creates a list of omitted labels.
  public init(labels: [String] = []) { self.labels = labels }
}

/// Marks in a frame with two axes, their labels and a legend.
public struct Plot: Drawing {
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The marks, from back to front.
  public var marks: [any Mark]
  /// The rows above the frame, the lowest first, that express the horizontal axis in other ways.
  public var topRows: [TopRow]

  /// Creates a plot of `marks` against two axes.
  public init(x: Axis, y: Axis, marks: [any Mark], topRows: [TopRow] = []) {
    self.x = x
    self.y = y
    self.marks = marks
    self.topRows = topRows
  }

  /// Draws the plot.
  ///
  /// The axes determine the margins, the legend takes the emptiest corner or goes below, and each
  /// label is placed where it touches nothing.
  public func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    var (page, legend, place) = arranged(in: rect, theme: theme, canvas: canvas)
    if let place { page.obstacles.add(.box(place)) }
    let placer = LabelPlacer(
      frame: page.layout.frame, style: theme.labelText, obstacles: page.obstacles,
      guides: page.guides, barriers: page.barriers, keyed: page.keyed, legend: place)
    let labels = placer.place(page.marks.flatMap(\.labels), on: canvas)

    let gaps = labels.placed.flatMap(\.gap) + (place.map { [$0] } ?? [])
    let named = labels.placed.map(\.label)
    for mark in page.marks where !mark.needsLabel || mark.labels.contains(where: named.contains) {
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

  /// Returns the fitted marks and the legend with its place: inside if it covers nothing there, else below.
  ///
  /// Marks of millions of points are slow to fit, so a sketch of them shows first whether the legend can be
  /// inside at all.
  private func arranged(
    in rect: Rect, theme: Theme, canvas: any Canvas
  ) -> (page: FittedPlot, legend: Legend, place: Rect?) {
    let layout = PlotLayout(self, in: rect, theme: theme, canvas: canvas)
    let entries = marks.flatMap { $0.legend(in: layout.frame) }
    let sketch = ObstacleField(obstacles: marks.flatMap { $0.sketch(in: layout.frame) })
    let inside = Legend(entries, theme: theme, canvas: canvas)
    if entries.isEmpty || inside.place(in: layout.frame.rect, avoiding: [sketch]) != nil {
      let page = FittedPlot(self, layout)
      let legend = Legend(page.legend, theme: theme, canvas: canvas)
      let place = page.place(for: legend)
      if place != nil || entries.isEmpty { return (page, legend, place) }
    }
    var inner = rect
    inner.maxY -= Legend(entries, theme: theme, canvas: canvas, width: rect.width).size.height
    let page = FittedPlot(
      self, PlotLayout(self, in: inner, theme: theme, canvas: canvas))
    let legend = Legend(page.legend, theme: theme, canvas: canvas, width: rect.width)
    let left = page.layout.frame.rect.center.x - legend.size.width / 2
    let corner = Point(min(max(left, rect.minX), rect.maxX - legend.size.width), inner.maxY)
    return (page, legend, Rect(origin: corner, size: legend.size))
  }
}

/// The marks of a plot fitted to its frame, with the obstacles and guides that its labels avoid.
private struct FittedPlot {
  let layout: PlotLayout
  let marks: [any Mark]
  var obstacles: ObstacleField
  let guides: ObstacleField
  let barriers: ObstacleField
  let keyed: ObstacleField
  private let contents: ObstacleField

  init(_ plot: Plot, _ layout: PlotLayout) {
    let marks = plot.marks.map { $0.fitted(to: layout.frame) }
    self.layout = layout
    self.marks = marks
    obstacles = ObstacleField(obstacles: marks.flatMap { $0.obstacles(in: layout.frame) })
    contents = ObstacleField(obstacles: marks.flatMap { $0.contents(in: layout.frame) })
    guides = ObstacleField(obstacles: marks.flatMap { $0.guides(in: layout.frame) })
    barriers = ObstacleField(obstacles: marks.flatMap { $0.barriers(in: layout.frame) })
    let keyed = marks.filter { $0.labels.isEmpty && !$0.legend.isEmpty }
    self.keyed = ObstacleField(obstacles: keyed.flatMap { $0.guides(in: layout.frame) })
  }

  /// The legend entries of what is drawn.
  var legend: [LegendEntry] { marks.flatMap { $0.legend(in: layout.frame) } }

  /// Returns the emptiest place for the legend: clear of everything, or at least of everything but
  /// guides that are no barriers.
  func place(for legend: Legend) -> Rect? {
    legend.place(in: layout.frame.rect, avoiding: [contents, guides])
      ?? legend.place(in: layout.frame.rect, avoiding: [contents, barriers])
  }
}
