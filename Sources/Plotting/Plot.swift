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

    for mark in page.marks { mark.draw(on: canvas, in: page.layout.frame) }
    for label in labels.placed where label.label.isQuiet { draw(label, on: canvas, theme) }
    page.layout.drawAxes(on: canvas)
    for label in labels.placed where !label.label.isQuiet { draw(label, on: canvas, theme) }
    if let place { legend.draw(on: canvas, in: place, background: theme.background) }
    return Omissions(labels: labels.omitted)
  }

  /// Writes a label; one along a curve on a patch of the background, so that the curve is
  /// interrupted.
  private func draw(_ placed: PlacedLabel, on canvas: any Canvas, _ theme: Theme) {
    let place = placed.place
    if let leader = place.leader {
      canvas.stroke(.segment(leader.from, leader.to), Stroke(theme.muted, width: 0.4))
    }
    let style = theme.labelText
    guard placed.label.isQuiet else {
      return canvas.write(placed.label.text, style, at: place.origin, .start, angle: place.angle)
    }
    if let first = place.boxes.first?.center, let last = place.boxes.last?.center {
      canvas.stroke(
        .segment(first, last), Stroke(theme.background, width: style.capHeight + 3))
    }
    canvas.write(
      placed.label.text, style.colored(theme.muted), at: place.origin, .start,
      angle: place.angle)
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

/// The frame of a plot and its fitted axes.
struct PlotLayout {
  private(set) var frame: Frame
  private var bottom: FittedAxis
  private var left: FittedAxis
  private var top: FittedTopRows

  init(_ plot: Plot, in rect: Rect, theme: Theme, canvas: any Canvas) {
    let xDomain = Self.domain(of: plot.x, plot.marks.compactMap(\.xExtent))
    let yDomain = Self.domain(of: plot.y, plot.marks.compactMap(\.yExtent))
    var inner = rect.inset(by: 24)
    frame = Frame(
      rect: inner, x: Scale(plot.x.kind, domain: xDomain, range: Span(inner.minX, inner.maxX)),
      y: Scale(plot.y.kind, domain: yDomain, range: Span(inner.maxY, inner.minY)), theme: theme)
    bottom = FittedAxis(
      plot.x, .bottom, scale: frame.x, style: theme.axisText, canvas: canvas)
    left = FittedAxis(plot.y, .left, scale: frame.y, style: theme.axisText, canvas: canvas)
    top = FittedTopRows(plot.topRows, frame: frame, canvas: canvas)
    for _ in 0..<2 {
      inner = self.inner(of: rect, canvas)
      frame.rect = inner
      frame.x.range = Span(inner.minX, inner.maxX)
      frame.y.range = Span(inner.maxY, inner.minY)
      bottom = FittedAxis(
        plot.x, .bottom, scale: frame.x, style: theme.axisText, canvas: canvas)
      left = FittedAxis(plot.y, .left, scale: frame.y, style: theme.axisText, canvas: canvas)
      top = FittedTopRows(plot.topRows, frame: frame, canvas: canvas)
    }
  }

  func drawAxes(on canvas: any Canvas) {
    bottom.draw(on: canvas, frame: frame, isMirrored: !top.hasTicks)
    left.draw(on: canvas, frame: frame, isMirrored: true)
    top.draw(on: canvas, frame: frame)
    canvas.stroke(
      .rectangle(frame.rect), Stroke(frame.theme.ink, width: frame.theme.frameWidth))
  }

  /// The frame within `rect` that leaves the axes the room they ask for.
  private func inner(of rect: Rect, _ canvas: any Canvas) -> Rect {
    let edge = frame.theme.frameWidth
    let across = bottom.overhang(on: canvas)
    let along = left.overhang(on: canvas)
    return Rect(
      minX: rect.minX + max(left.depth(on: canvas), top.reach(on: canvas), across.low, edge),
      minY: rect.minY + max(along.low, top.height, edge),
      maxX: rect.maxX - max(across.high, top.overhang(on: canvas, frame: frame.rect), edge),
      maxY: rect.maxY - max(bottom.depth(on: canvas), along.high, edge))
  }

  /// What an axis shows: what it was given, or all that the marks need with a little room; a
  /// logarithmic axis is padded in its logarithm.
  private static func domain(of axis: Axis, _ extents: [Span]) -> Span {
    if let domain = axis.domain { return domain }
    guard let first = extents.first else { return Span(0, 1) }
    let needed = extents.dropFirst().reduce(first) { $0.union($1) }
    let domain: Span
    if axis.kind == .logarithmic, needed.lower > 0 {
      let decades = Span(CMath.logarithm10(needed.lower), CMath.logarithm10(needed.upper))
        .padded(by: axis.padding)
      domain = Span(CMath.exponential10(decades.from), CMath.exponential10(decades.to))
    } else {
      domain = needed.padded(by: axis.padding)
    }
    return axis.isReversed ? domain.reversed : domain
  }
}
