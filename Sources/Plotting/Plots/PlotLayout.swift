/// The frame of a plot and its fitted axes.
struct PlotLayout {
  private(set) var frame: Frame
  private let x: Axis
  private let y: Axis
  private let topRows: [TopRow]
  /// The space along the axes for their titles; nil for that of the frame.
  private let titleRoom: Size?
  private var bottom: FittedAxis
  private var left: FittedAxis
  private var top: FittedTopRows

  /// Creates the layout of a plot within `rect`, margins included.
  init(_ plot: Plot, in rect: Rect, theme: Theme, canvas: any Canvas) {
    self.init(
      x: plot.x, y: plot.y, topRows: plot.topRows, xExtents: plot.marks.compactMap(\.xExtent),
      yExtents: plot.marks.compactMap(\.yExtent), frame: rect.inset(by: 24), theme: theme,
      canvas: canvas)
    for _ in 0..<2 { fit(to: inner(of: rect, canvas), canvas) }
    // Titles and ticks that the last frame has given room to may need more room themselves.
    for _ in 0..<3 {
      let room = inner(of: rect, canvas)
      if room.inset(by: -0.01).contains(self.frame.rect) { break }
      fit(to: room.intersection(self.frame.rect), canvas)
    }
  }

  /// Creates the layout of a plot with the given frame.
  init(
    x: Axis, y: Axis, topRows: [TopRow] = [], xExtents: [Span], yExtents: [Span], frame: Rect,
    titleRoom: Size? = nil, theme: Theme, canvas: any Canvas
  ) {
    self.x = x
    self.y = y
    self.topRows = topRows
    self.titleRoom = titleRoom
    self.frame = Frame(
      rect: frame,
      x: Scale(
        x.kind, domain: Self.domain(of: x, xExtents),
        range: Span(frame.minX, frame.maxX)),
      y: Scale(
        y.kind, domain: Self.domain(of: y, yExtents),
        range: Span(frame.maxY, frame.minY)),
      theme: theme)
    (bottom, left, top) = Self.fitted(x, y, topRows, to: self.frame, titleRoom, canvas)
  }

  private mutating func fit(to rect: Rect, _ canvas: any Canvas) {
    frame.rect = rect
    frame.x.range = Span(rect.minX, rect.maxX)
    frame.y.range = Span(rect.maxY, rect.minY)
    (bottom, left, top) = Self.fitted(x, y, topRows, to: frame, titleRoom, canvas)
  }

  private static func fitted(
    _ x: Axis, _ y: Axis, _ topRows: [TopRow], to frame: Frame, _ titleRoom: Size?,
    _ canvas: any Canvas
  ) -> (bottom: FittedAxis, left: FittedAxis, top: FittedTopRows) {
    let style = frame.theme.axisText
    let bottom = FittedAxis(
      x, .bottom, scale: frame.x, titleRoom: titleRoom?.width ?? frame.rect.width, style: style,
      canvas: canvas)
    let left = FittedAxis(
      y, .left, scale: frame.y, titleRoom: titleRoom?.height ?? frame.rect.height, style: style,
      canvas: canvas)
    let reach = left.overhang(on: canvas).low
    return (
      bottom, left, FittedTopRows(topRows, frame: frame, above: reach, canvas: canvas)
    )
  }

  /// Returns the space that the vertical axis takes at the left of the frame.
  func leftDepth(on canvas: any Canvas) -> Double { left.depth(on: canvas) }

  /// Returns how far the labels of the horizontal axis reach beyond the ends of the frame.
  func bottomOverhang(on canvas: any Canvas) -> (low: Double, high: Double) {
    bottom.overhang(on: canvas)
  }

  /// Returns the space that the horizontal axis takes below the frame.
  func bottomDepth(on canvas: any Canvas) -> Double { bottom.depth(on: canvas) }

  /// Draws the frame and its axes, with the requested labels.
  func drawAxes(on canvas: any Canvas, labelsX: Bool = true, labelsY: Bool = true) {
    bottom.draw(on: canvas, frame: frame, isMirrored: !top.hasTicks, isLabelled: labelsX)
    left.draw(on: canvas, frame: frame, isMirrored: true, isLabelled: labelsY)
    top.draw(on: canvas, frame: frame)
    canvas.stroke(
      .rectangle(frame.rect), Stroke(frame.theme.ink, width: frame.theme.frameWidth))
  }

  /// Writes the title of the horizontal axis below `rect`, which is the frame or a row of frames.
  func drawTitleX(on canvas: any Canvas, along rect: Rect) {
    bottom.drawTitle(on: canvas, along: rect)
  }

  /// Writes the title of the vertical axis at the left of `rect`, which is the frame or a column of
  /// frames.
  func drawTitleY(on canvas: any Canvas, along rect: Rect) {
    left.drawTitle(on: canvas, along: rect)
  }

  /// Returns the frame within `rect` that leaves the axes the space they need.
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

  /// Returns the domain of an axis: the given one, or the extent of the marks with some padding,
  /// which is logarithmic on a logarithmic axis.
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
