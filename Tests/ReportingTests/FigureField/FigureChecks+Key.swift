import Plotting
import _TestSupport

/// The agreement of a figure with its legend, its direct labels and its caption.
///
/// A line is explained by a key of its colour and dashes, by a text beside it or beside a leader of its colour, or by
/// the caption; a marker by a key of its shape and a colour of the legend; a shade by a colour of which it is a tint.
extension FigureChecks {
  private var body: ArraySlice<Ink> { inks[..<legendPlace] }
  private var legend: ArraySlice<Ink> { inks[legendPlace...].dropFirst() }

  /// What is drawn for data and explained nowhere.
  var unexplained: [String] { unexplainedLines + unexplainedMarkers + unexplainedShades }

  // MARK: - Lines

  /// The colour and the dashes of a line.
  private struct Pen: Hashable {
    var color: String
    var dash: [Double]

    init(_ stroke: Stroke) { (color, dash) = (stroke.color.hex, stroke.dash) }
  }

  /// The frames with the space at their right in which leaders run to the names of lines.
  private var plots: [Rect] {
    frames.map { frame in
      var plot = frame.inset(by: -0.5)
      plot.maxX += 10
      return plot
    }
  }

  /// The lines drawn for data: not axes, leaders of names, halos and separators.
  private var dataLines: [(ink: Ink, stroke: Stroke)] {
    let frames = plots
    return body.compactMap { ink in
      guard case .line(let stroke) = ink.kind, !ink.path.isClosed, let box = ink.box else {
        return nil
      }
      let isAxis = stroke.color == theme.ink && stroke.width == theme.frameWidth
      let isLeader = stroke.color == theme.muted && stroke.width == 0.4
      let isHalo = stroke.color.hex == theme.background.hex
      let isInside = frames.isEmpty || frames.contains { $0.contains(box) }
      return isInside && !isAxis && !isLeader && !isHalo ? (ink, stroke) : nil
    }
  }

  /// The lines of the legend, without the ticks of bars.
  private var legendPens: Set<Pen> {
    Set(
      legend.compactMap { ink in
        guard case .line(let stroke) = ink.kind, !ink.path.isClosed, ink.box?.width ?? 0 > 5 else {
          return nil
        }
        return Pen(stroke)
      })
  }

  /// The texts inside the frames and those that begin just to their right; without frames, all.
  private var labels: [TextBox] {
    let frames = frames
    return body.compactMap { ink in
      guard case .text(_, _, let box) = ink.kind, let bounds = ink.box else { return nil }
      let isBeside = plots.contains { $0.contains(Point(bounds.minX, bounds.center.y)) }
      let isInside = frames.contains { $0.inset(by: -1).contains(bounds) }
      return frames.isEmpty || isInside || isBeside ? box : nil
    }
  }

  private var explainedPens: Set<Pen> {
    let (labels, lines) = (labels, dataLines)
    let named = lines.filter { line in
      line.ink.path.sides.contains { side in
        labels.contains { $0.isTouched(by: side, reach: 4) }
      }
    }
    let leaderColors = Set(named.filter { $0.stroke.width == 0.5 }.map(\.stroke.color.hex))
    let byLeader = lines.filter { leaderColors.contains($0.stroke.color.hex) }
    return legendPens.union((named + byLeader).map { Pen($0.stroke) }).union(titledPens)
  }

  /// The lines of the only colour in a panel besides that of rules, which the title above explains.
  private var titledPens: [Pen] {
    guard frames.count > 1 else { return [] }
    return frames.compactMap { frame in
      let inside = dataLines.filter { line in line.ink.box.map(frame.contains) ?? false }
      let pens = Set(inside.map { Pen($0.stroke) }).filter { $0.color != theme.muted.hex }
      return pens.count == 1 ? pens.first : nil
    }
  }

  /// The caption may explain each kind of dashes, and one solid line.
  private var unexplainedLines: [String] {
    let rest = Set(dataLines.map { Pen($0.stroke) }).subtracting(explainedPens)
    let solid = rest.filter(\.dash.isEmpty)
    let words = ["boundary", "line"].contains(where: caption.contains)
    let broken = rest.filter { pen in
      guard let dash = pen.dash.first else { return false }
      return !caption.lowercased().contains(dash < 1.5 ? "dotted" : "dashed")
    }
    return broken.union(solid.count == 1 && words ? [] : solid).map {
      "a line in \($0.color) \($0.dash) is unexplained"
    }.sorted()
  }

  // MARK: - Markers

  /// A marker: its shape, its fill and its outline.
  private struct Sign: Hashable {
    var symbol: Symbol
    var fill: String?
    var edge: String?
    /// Whether it is as small as a pixel.
    var isDot = false
  }

  /// The signs of markers among `inks`, of which an area is followed by its outline.
  private func signs(_ inks: ArraySlice<Ink>) -> Set<Sign> {
    var signs: Set<Sign> = []
    for (place, ink) in zip(inks.indices, inks) {
      guard let symbol = ink.symbol, let box = ink.box else { continue }
      var sign = Sign(symbol: symbol, isDot: box.width < 1.2)
      switch ink.kind {
      case .area(let fill):
        if place + 1 < inks.endIndex, inks[place + 1].path == ink.path { continue }
        sign.fill = fill.hex
      case .line(let stroke):
        sign.edge = stroke.color.hex
        if place > inks.startIndex, inks[place - 1].path == ink.path {
          sign.fill = inks[place - 1].fill
        }
      case .text, .image: continue
      }
      signs.insert(sign)
    }
    return signs
  }

  private var drawnSigns: Set<Sign> {
    signs(body).filter { !$0.isDot }
  }

  private func isHollow(_ sign: Sign) -> Bool {
    sign.fill == nil || sign.fill == theme.background.hex
  }

  private var unexplainedMarkers: [String] {
    let keys = signs(legend)
    let symbols = Set(keys.map(\.symbol))
    let colors = Set(keys.flatMap { [$0.fill, $0.edge].compactMap(\.self) })
    let lines = Set(explainedPens.map(\.color))
    let bars = Set(legend.filter(\.isSwatch).compactMap(\.fill))
    let hasHollow = keys.contains(where: isHollow)
    return drawnSigns.compactMap { sign in
      let color = isHollow(sign) ? sign.edge ?? "" : sign.fill ?? ""
      if lines.contains(color) { return nil }
      let isKnown = symbols.contains(sign.symbol) || holdsText(sign)
      let isNamed =
        colors.contains(color) || bars.contains(color) || holdsText(sign)
        || (isHollow(sign) && hasHollow) || isBetween(color, bars)
      return isKnown && isNamed ? nil : "a \(sign.symbol.name) in \(color) is unexplained"
    }.sorted()
  }

  /// Whether a colour lies among those of a bar, to a few levels.
  private func isBetween(_ color: String, _ bars: Set<String>) -> Bool {
    guard bars.count > 20 else { return false }
    let color = Color(hex: color)
    return bars.contains { Color(hex: $0).distance(to: color) < 0.06 }
  }

  /// Whether a marker is a circle around a text.
  private func holdsText(_ sign: Sign) -> Bool {
    sign.fill == nil && frames.isEmpty
  }

  // MARK: - Shades

  /// The fills of areas in frames, and of the pixels of images.
  private var shades: Set<String> {
    let frames = frames.map { $0.inset(by: -0.5) }
    return body.dropFirst().reduce(into: []) { shades, ink in
      guard let box = ink.box, frames.contains(where: { $0.meets(box) }) else { return }
      switch ink.kind {
      case .area(let fill) where !ink.isMarker && fill.hex != theme.background.hex:
        shades.insert(fill.hex)
      case .image(let image, _):
        for pixel in Set(image.pixels) where pixel >> 24 > 0 {
          shades.insert(Color(pixel & 0xFF_FFFF).hex)
        }
      case .area, .line, .text: break
      }
    }
  }

  private var legendColors: Set<String> {
    Set(legend.compactMap(\.fill)).union(signs(legend).compactMap(\.edge))
  }

  private var unexplainedShades: [String] {
    let colors = legendColors
    if frames.contains(where: { !labelled(in: $0) }) || colors.isEmpty {
      return shades.subtracting(colors).filter { shade in
        !colors.contains { isTint(shade, of: $0) }
      }.map { "a shade \($0) is unexplained" }.sorted()
    }
    return []
  }

  /// Whether a frame contains texts of its own.
  private func labelled(in frame: Rect) -> Bool {
    labels.contains { frame.contains($0.point(0.5, 0.5)) }
  }

  // MARK: - Idle entries

  /// The keys of the legend of which nothing is drawn.
  var idleEntries: [String] {
    // The stars alone in their cells of a density are dots.
    let drawn = signs(body)
    let (pens, shades) = (Set(dataLines.map { Pen($0.stroke) }), shades)
    let markers = signs(legend).filter { key in
      let isSquare = shades.contains { key.fill == $0 || isTint($0, of: key.fill) }
      return !isSquare
        && !drawn.contains { sign in
          sign.symbol == key.symbol
            && (sign.fill == key.fill || sign.edge == key.edge || isHollow(sign) == isHollow(key))
            || isHollow(sign) && isHollow(key) && sign.fill != nil
        }
    }
    let lines = legendPens.filter { key in
      !pens.contains(key)
        && !pens.contains {
          $0.dash == key.dash && !key.dash.isEmpty && key.color == theme.muted.hex
        }
    }
    let hasAreas = !shades.isEmpty || drawn.contains { !isHollow($0) }
    let swatches = legend.contains(where: \.isSwatch) && !hasAreas
    return markers.map { "the key of a \($0.symbol.name) in \($0.fill ?? $0.edge ?? "") is idle" }
      .sorted()
      + lines.map { "the key of a line in \($0.color) \($0.dash) is idle" }.sorted()
      + (swatches ? ["the key of shades is idle"] : [])
  }

  /// Whether a shade is a colour of the legend with some of the background or, in a density, of ink, or shows a class
  /// with such a colour.
  private func isTint(_ shade: String, of color: String?) -> Bool {
    guard let color = color.map(Color.init(hex:)) else { return false }
    let shade = Color(hex: shade)
    return shade.isTint(of: color, on: theme.background) || shade.isTint(of: theme.ink, on: color)
      || theme.palette.contains {
        color.isTint(of: theme.ink, on: $0) && shade.isTint(of: $0, on: theme.background)
      }
  }
}

extension Ink {
  /// The colour of an area.
  fileprivate var fill: String? {
    if case .area(let color) = kind { return color.hex }
    return nil
  }

  /// Whether it is a patch of the key of shades.
  fileprivate var isSwatch: Bool { fill != nil && isRectangle }
}

extension Color {
  /// Creates a colour from `#rrggbb`.
  fileprivate init(hex: String) { self.init(UInt32(hex.dropFirst(), radix: 16) ?? 0) }

  fileprivate func distance(to other: Color) -> Double {
    max((red - other.red).magnitude, (green - other.green).magnitude, (blue - other.blue).magnitude)
  }

  /// Whether it lies between a ground and a colour, to two levels.
  fileprivate func isTint(of color: Color, on ground: Color) -> Bool {
    let part = [
      (red, color.red, ground.red), (green, color.green, ground.green),
      (blue, color.blue, ground.blue),
    ]
    guard let widest = part.max(by: { ($0.1 - $0.2).magnitude < ($1.1 - $1.2).magnitude }),
      widest.1 != widest.2
    else { return false }
    let share = (widest.0 - widest.2) / (widest.1 - widest.2)
    guard (-0.01...1.01).contains(share) else { return false }
    return ground.opacity(1).mixed(with: color, share).distance(to: self) < 2.5 / 255
  }
}
