/// The content of a figure: a plot with axes, or any other drawing.
public protocol Drawing: Sendable {
  /// Draws within `rect` and returns what did not fit.
  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions
}

/// The elements omitted from a drawing for lack of room.
public struct Omissions: Equatable, Sendable {
  /// The texts of the omitted labels.
  public var labels: [String]
  /// The clauses on what was asked for and could not be done, each with the remedy.
  public var notes: [String]

  /// Creates a list of omitted labels, and of notes.
  public init(labels: [String] = [], notes: [String] = []) {
    self.labels = labels
    self.notes = notes
  }
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
  public func drawn(
    on canvas: any Canvas, in rect: Rect, theme: Theme
  ) -> (omissions: Omissions, frame: Frame) {
    var (page, legend, place, note) = arranged(in: rect, theme: theme, canvas: canvas)
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
    let omissions = Omissions(labels: labels.omitted, notes: note.map { [$0] } ?? [])
    return (omissions, page.layout.frame)
  }

  /// Returns the frame that the plot gets within `rect`, beside its legend.
  func frame(in rect: Rect, theme: Theme, canvas: any Canvas) -> Frame {
    arranged(in: rect, theme: theme, canvas: canvas).page.layout.frame
  }

  /// A plot fitted to its frame, with its legend, the place of this, and a clause on a place that it could not get.
  private typealias Arrangement = (page: FittedPlot, legend: Legend, place: Rect?, note: String?)

  /// Returns the fitted marks and the legend with its place: inside if it covers nothing there, else below, or where
  /// the theme has it.
  private func arranged(in rect: Rect, theme: Theme, canvas: any Canvas) -> Arrangement {
    let layout = PlotLayout(self, in: rect, theme: theme, canvas: canvas)
    let entries = theme.legend == .hidden ? [] : marks.flatMap { $0.legend(in: layout.frame) }
    let isOutside = theme.legend == .right || theme.legend == .below
    if !isOutside || entries.isEmpty,
      let page = inside(layout, entries, theme: theme, canvas: canvas)
    {
      return page
    }
    let outside = LegendLayout(entries, in: rect, theme: theme, canvas: canvas)
    let page = FittedPlot(
      self, PlotLayout(self, in: outside.area, theme: theme, canvas: canvas))
    // Fitted marks may have numbers that others lack.
    let fitted = LegendLayout(page.legend, in: rect, theme: theme, canvas: canvas)
    let note =
      theme.legend == .inside
      ? "the legend covers something wherever it is inside the frame, so it is below; a larger size may have room"
      : fitted.note
    return (
      page, fitted.legend, fitted.place(beside: page.layout.frame.rect, in: rect), note
    )
  }

  /// Returns the plot with its legend inside the frame; nil if it would cover something everywhere.
  ///
  /// Marks of millions of points and the regions of a map are slow to fit, so a sketch shows first whether the legend
  /// can be inside at all.
  private func inside(
    _ layout: PlotLayout, _ entries: [LegendEntry], theme: Theme, canvas: any Canvas
  ) -> Arrangement? {
    if entries.isEmpty {
      return (FittedPlot(self, layout), Legend([], theme: theme, canvas: canvas), nil, nil)
    }
    let sketch = ObstacleField(obstacles: marks.flatMap { $0.sketch(in: layout.frame) })
    let trial = Legend(entries, theme: theme, canvas: canvas)
    guard trial.place(in: layout.frame.rect, avoiding: [sketch]) != nil else { return nil }
    let page = FittedPlot(self, layout)
    let legend = Legend(page.legend, theme: theme, canvas: canvas)
    return page.place(for: legend).map { (page, legend, $0, nil) }
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
