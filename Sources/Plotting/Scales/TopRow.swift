/// A row of ticks or names above the frame that expresses the horizontal axis in another way.
///
///     TopRow("T (K)", .ticks(value: { pow(10, $0) }, position: log10))
public struct TopRow: Sendable {
  /// The content of a row.
  public enum Content: Sendable {
    /// Ticks of a second quantity that is monotonic in the first.
    ///
    /// `value` maps a position on the axis to the second quantity, and `position` is its inverse.
    /// The ticks are round numbers of the second quantity.
    case ticks(
      value: @Sendable (Double) -> Double, position: @Sendable (Double) -> Double,
      kind: Scale.Kind)
    /// Names of intervals of the axis, such as spectral classes; each is written in the middle of
    /// its visible part.
    case bands([Band])
  }

  /// An interval of the axis with a name.
  public struct Band: Equatable, Sendable {
    /// The name.
    public var label: Text
    /// The interval, in the units of the axis; an end may be infinite.
    public var span: Span

    /// Creates a band of the given name.
    public init(_ label: Text, _ span: Span) {
      self.label = label
      self.span = span
    }
  }

  /// The name of the row, written at its left.
  public var title: Text
  /// The content.
  public var content: Content

  /// Creates a row of the given content.
  public init(_ title: Text, _ content: Content) {
    self.title = title
    self.content = content
  }
}

/// The rows above a frame, fitted to it.
struct FittedTopRows {
  private struct Row {
    let row: TopRow
    let ticks: [(position: Double, tick: Tick)]
    let minor: [Double]
  }

  private let rows: [Row]
  private let style: TextStyle

  private static let gap = 3.5
  /// The distance of the lowest baseline from the frame.
  private let lift: Double

  /// Fits rows above the labels of the vertical axis, which reach `reach` above the frame.
  init(_ rows: [TopRow], frame: Frame, above reach: Double, canvas: any Canvas) {
    let style = frame.theme.axisText
    self.style = style
    lift = reach > 0 ? max(Self.gap, reach + style.descent + 1) : Self.gap
    self.rows = rows.map { row in
      guard case .ticks(let value, let position, let kind) = row.content else {
        return Row(row: row, ticks: [], minor: [])
      }
      let domain = Span(value(frame.x.domain.from), value(frame.x.domain.to))
      let place = { (second: Double) in frame.x(position(second)) }
      let fit = { (major: [Tick]) -> Bool in
        let places = major.map { (place($0.value), canvas.width(of: $0.label, style) / 2) }
        return zip(places, places.dropFirst()).allSatisfy { a, b in
          (a.0 - b.0).magnitude >= a.1 + b.1 + style.size
        }
      }
      var ticks: Ticks =
        kind == .linear
        ? .linear(over: domain, fit: fit) : .logarithmic(over: domain, fit: fit)
      if ticks.major.count < 2, kind == .logarithmic {
        ticks = .spread(over: domain, fit: fit)
      }
      let isSeen = { (at: Double) in
        at >= frame.x.range.lower - 1e-6 && at <= frame.x.range.upper + 1e-6
      }
      let seen = ticks.major.map { (position: place($0.value), tick: $0) }
        .filter { isSeen($0.position) }
      // A label at the left end would run into the title of the row.
      let isClear = { (tick: (position: Double, tick: Tick)) in
        tick.position - canvas.width(of: tick.tick.label, style) / 2
          >= frame.x.range.lower - Self.gap
      }
      return Row(
        row: row, ticks: seen.filter(isClear),
        minor: ticks.minor.map(place).filter(isSeen)
          + seen.filter { !isClear($0) }.map(\.position))
    }
  }

  /// Whether the upper edge of the frame has its own ticks.
  var hasTicks: Bool { rows.contains { !$0.ticks.isEmpty } }

  private var rowHeight: Double { style.size * 1.45 }

  /// The height of the rows above the frame.
  var height: Double {
    rows.isEmpty ? 0 : lift + rowHeight * Double(rows.count) - style.size * 0.3
  }

  /// Returns how far the titles reach to the left of the frame.
  func reach(on canvas: any Canvas) -> Double {
    rows.map { canvas.width(of: $0.row.title, style) + Self.gap * 2 }.max() ?? 0
  }

  /// Returns how far the outermost labels reach beyond the right end of the frame.
  func overhang(on canvas: any Canvas, frame: Rect) -> Double {
    rows.flatMap(\.ticks).map { place, tick in
      place + canvas.width(of: tick.label, style) / 2 - frame.maxX
    }.max() ?? 0
  }

  func draw(on canvas: any Canvas, frame: Frame) {
    let stroke = Stroke(frame.theme.ink, width: frame.theme.frameWidth)
    for (index, row) in rows.enumerated() {
      let baseline = frame.rect.minY - lift - rowHeight * Double(index)
      let title = Point(frame.rect.minX - Self.gap * 2, baseline)
      canvas.write(row.row.title, style.colored(frame.theme.muted), at: title, .end)
      drawTicks(row, stroke, baseline, on: canvas, frame)
      if case .bands(let bands) = row.row.content {
        drawBands(bands, baseline, on: canvas, frame)
      }
    }
  }

  private func drawTicks(
    _ row: Row, _ stroke: Stroke, _ baseline: Double, on canvas: any Canvas, _ frame: Frame
  ) {
    let top = frame.rect.minY
    for (place, tick) in row.ticks {
      canvas.stroke(
        .segment(Point(place, top), Point(place, top + FittedAxis.tickLength)), stroke)
      canvas.write(tick.label, style, at: Point(place, baseline), .middle)
    }
    for place in row.minor {
      canvas.stroke(
        .segment(Point(place, top), Point(place, top + FittedAxis.tickLength * 0.55)), stroke)
    }
  }

  private func drawBands(
    _ bands: [TopRow.Band], _ baseline: Double, on canvas: any Canvas, _ frame: Frame
  ) {
    let range = Span(frame.rect.minX, frame.rect.maxX)
    let rule = Stroke(frame.theme.muted, width: 0.5)
    for band in bands {
      let ends = [frame.x(band.span.from), frame.x(band.span.to)]
        .map { min(max($0, range.from), range.to) }.sorted()
      for end in ends where end > range.from + 0.5 && end < range.to - 0.5 {
        let (top, bottom) = (baseline - style.capHeight - 1.5, baseline + 1.5)
        canvas.stroke(.segment(Point(end, top), Point(end, bottom)), rule)
      }
      let middle = Point((ends[0] + ends[1]) / 2, baseline)
      if ends[1] - ends[0] >= canvas.width(of: band.label, style) + 3 {
        canvas.write(band.label, style, at: middle, .middle)
      }
    }
  }
}
