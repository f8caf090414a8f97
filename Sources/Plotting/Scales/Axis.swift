/// An axis of a plot: its title, its range and the placement of its ticks.
public struct Axis: Sendable {
  /// The placement of ticks.
  public enum TickPlacement: Equatable, Sendable {
    /// At round numbers, as many as their labels have room for.
    case automatic
    /// At whole numbers only, for example epochs.
    case wholeNumbers
    /// At the given positions.
    case fixed(Ticks)
  }

  /// The quantity and its unit.
  public var title: Text
  /// A shorter title with the unit, for axes on which ``title`` does not fit; nil for none.
  public var shortTitle: Text?
  /// The range shown, `from` at the left or the bottom; nil for the extent of the marks.
  public var domain: Span?
  /// Whether the values decrease to the right or upward if ``domain`` is nil.
  public var isReversed: Bool
  /// Whether the scale is linear or logarithmic.
  public var kind: Scale.Kind
  /// The placement of ticks.
  public var ticks: TickPlacement
  /// The space beyond the outermost data at each end, as a fraction of the axis.
  public var padding: Double
  /// The space after the frame for the names of lines, in points.
  public var endRoom = 0.0

  /// Creates an axis with the given title.
  public init(
    _ title: Text, domain: Span? = nil, isReversed: Bool = false, kind: Scale.Kind = .linear,
    ticks: TickPlacement = .automatic, padding: Double = 0.06
  ) {
    self.title = title
    self.domain = domain
    self.isReversed = isReversed
    self.kind = kind
    self.ticks = ticks
    self.padding = padding
  }
}

/// An axis fitted to its place on the page: its scale, its ticks and the space they take.
struct FittedAxis {
  enum Side { case bottom, left }

  let axis: Axis
  let side: Side
  let style: TextStyle
  var scale: Scale
  var ticks: Ticks
  /// The title, in one line or two.
  private let title: [Text]

  static let tickLength = 3.5
  private static let labelGap = 3.5
  private static let titleGap = 5.0

  /// Creates an axis whose title has `titleRoom` along it.
  init(
    _ axis: Axis, _ side: Side, scale: Scale, titleRoom: Double, style: TextStyle,
    canvas: any Canvas
  ) {
    self.axis = axis
    self.side = side
    self.style = style
    self.scale = scale
    let titles = [axis.title, axis.shortTitle ?? ""].filter { !$0.isEmpty }
      .map { canvas.lines(of: $0, within: titleRoom, style) }
    title = titles.first { lines in !lines.contains { $0.isTruncated } } ?? titles.last ?? []
    ticks = .none
    let chosen = chooseTicks(on: canvas)
    ticks = Ticks(
      major: chosen.major.filter { isOnAxis($0.value) }, minor: chosen.minor.filter(isOnAxis))
  }

  /// Whether `value` lies between the ends of the axis, to a millionth of a point; on a logarithmic
  /// axis zero never does.
  private func isOnAxis(_ value: Double) -> Bool {
    let position = scale(value)
    return position >= scale.range.lower - 1e-6 && position <= scale.range.upper + 1e-6
  }

  /// Returns ticks whose labels are well spaced, or closer ones if there would be fewer than two.
  private func chooseTicks(on canvas: any Canvas) -> Ticks {
    let roomy = chooseTicks(on: canvas, isTight: false)
    if roomy.major.count(where: { isOnAxis($0.value) }) > 1 { return roomy }
    return chooseTicks(on: canvas, isTight: true)
  }

  private func chooseTicks(on canvas: any Canvas, isTight: Bool) -> Ticks {
    let fit = { (major: [Tick]) in haveRoom(major, isTight: isTight, on: canvas) }
    switch axis.ticks {
    case .fixed(let ticks): return ticks
    case .wholeNumbers: return .linear(over: scale.domain, wholeNumbers: true, fit: fit)
    case .automatic:
      return scale.kind == .linear
        ? .linear(over: scale.domain, fit: fit) : .logarithmic(over: scale.domain, fit: fit)
    }
  }

  /// Whether neighbouring labels are well spaced: one and a half letters horizontally, and a
  /// generous line height or at least a sixth of an inch from tick to tick; half that if `isTight`.
  private func haveRoom(_ major: [Tick], isTight: Bool, on canvas: any Canvas) -> Bool {
    guard major.count > 1 else { return true }
    let places = major.map { tick in
      (at: scale(tick.value), half: halfExtent(of: tick, on: canvas))
    }
    let share = isTight ? 0.5 : 1
    let gap = (side == .bottom ? style.size * 1.5 : style.size * 0.9) * share
    let pitch = (side == .bottom ? 0 : style.size * 2.4) * share
    return zip(places, places.dropFirst()).allSatisfy { a, b in
      let distance = (a.at - b.at).magnitude
      return distance >= a.half + b.half + gap && distance >= pitch
    }
  }

  private func halfExtent(of tick: Tick, on canvas: any Canvas) -> Double {
    (side == .bottom ? canvas.width(of: tick.label, style) : style.capHeight) / 2
  }

  /// Returns how far the labels and the title reach outward from the frame, in points.
  func depth(on canvas: any Canvas) -> Double {
    let depth = title.isEmpty ? 0 : Self.titleGap + style.size + lineStep * Double(title.count - 1)
    return Self.labelGap + labelDepth(on: canvas) + depth + style.descent
  }

  /// The line spacing of a title.
  private var lineStep: Double { style.size * 1.2 }

  private func labelDepth(on canvas: any Canvas) -> Double {
    switch side {
    case .bottom: style.capHeight + (ticks.major.isEmpty ? 0 : 1)
    case .left: ticks.major.map { canvas.width(of: $0.label, style) }.max() ?? 0
    }
  }

  /// Returns how far the outermost labels reach beyond the ends of the axis.
  func overhang(on canvas: any Canvas) -> (low: Double, high: Double) {
    let ends = (min(scale.range.from, scale.range.to), max(scale.range.from, scale.range.to))
    return ticks.major.reduce(into: (low: 0.0, high: 0.0)) { reach, tick in
      let half = halfExtent(of: tick, on: canvas)
      reach.low = max(reach.low, ends.0 - (scale(tick.value) - half))
      reach.high = max(reach.high, scale(tick.value) + half - ends.1)
    }
  }

  /// Draws the ticks, on the opposite side of the frame too if the axis `isMirrored`, and labels
  /// and title if it `isLabelled`.
  func draw(on canvas: any Canvas, frame: Frame, isMirrored: Bool, isLabelled: Bool) {
    let stroke = Stroke(frame.theme.ink, width: frame.theme.frameWidth)
    let lengths =
      ticks.major.map { ($0.value, Self.tickLength) }
      + ticks.minor.map { ($0, Self.tickLength * 0.55) }
    for (value, length) in lengths {
      for (a, b) in tickLines(at: value, length, frame.rect).prefix(isMirrored ? 2 : 1) {
        canvas.stroke(.segment(a, b), stroke)
      }
    }
    guard isLabelled else { return }
    for tick in ticks.major { drawLabel(tick, on: canvas, frame.rect) }
  }

  /// Returns the lines of a tick, inward from the axis and from the opposite side of the frame.
  private func tickLines(at value: Double, _ length: Double, _ rect: Rect) -> [(Point, Point)] {
    let at = scale(value)
    return side == .bottom
      ? [
        (Point(at, rect.maxY), Point(at, rect.maxY - length)),
        (Point(at, rect.minY), Point(at, rect.minY + length)),
      ]
      : [
        (Point(rect.minX, at), Point(rect.minX + length, at)),
        (Point(rect.maxX, at), Point(rect.maxX - length, at)),
      ]
  }

  private func drawLabel(_ tick: Tick, on canvas: any Canvas, _ rect: Rect) {
    let at = scale(tick.value)
    switch side {
    case .bottom:
      let baseline = rect.maxY + Self.labelGap + 1 + style.capHeight
      canvas.write(tick.label, style, at: Point(at, baseline), .middle)
    case .left:
      canvas.write(tick.label, style, centeredAt: Point(rect.minX - Self.labelGap, at), .end)
    }
  }

  /// Writes the title centred along `rect`, which is the frame or all frames of a row or column.
  func drawTitle(on canvas: any Canvas, along rect: Rect) {
    let away = Self.labelGap + labelDepth(on: canvas) + Self.titleGap
    for (index, line) in title.enumerated() {
      switch side {
      case .bottom:
        let baseline = rect.maxY + away + style.capHeight + lineStep * Double(index)
        canvas.write(line, style, at: Point(rect.center.x, baseline), .middle)
      case .left:
        let baseline =
          rect.minX - away - style.descent - lineStep * Double(title.count - 1 - index)
        canvas.write(line, style, at: Point(baseline, rect.center.y), .middle, angle: 90)
      }
    }
  }
}
