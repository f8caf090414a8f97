import Elementary
import Plotting

extension PlottedStars {
  /// The limits of the sizes of markers, relative to that of one solar radius.
  private static let sizes = 0.45...2.4

  /// One marker for each star, in the colour of a black body of its temperature or in the colour of its class, and in
  /// a size by its radius if this is shown; the largest first, so that they hide no others.
  func single(theme: Theme, areNamed: Bool) -> [any Mark] {
    let order = classes.indices.sorted { (size(of: $1), $0) < (size(of: $0), $1) }
    let stars = order.map { star -> Points in
      let isHigh = highlighted.contains(star)
      let edge = temperatures == nil && !isHigh ? theme.markerEdge : theme.ink
      return named(
        Points(
          x: [x[star]], y: [y[star]], symbol: Symbol(series: classes[star]),
          fill: fill(of: star, theme),
          outline: Stroke(
            edge, width: isHigh ? 1.2 : (temperatures == nil ? 0.6 : 0.7) * shrinkage),
          radius: theme.markerRadius * size(of: star) * (isHigh ? Self.enlargement : shrinkage)),
        areNamed ? [star] : [])
    }
    let entries = classNames.indices.filter(classes.contains).map { label in
      LegendEntry(
        Text(classNames[label]),
        .marker(
          Symbol(series: label), fill: temperatures == nil ? theme.color(label) : theme.background,
          outline: Stroke(
            temperatures == nil ? theme.markerEdge : theme.ink, width: 0.7 * shrinkage),
          radius: theme.markerRadius * shrinkage))
    }
    return stars + [
      LegendNote(
        entries + (temperatures.map(Self.key) ?? []) + radiusKey(theme) + highlightKey(theme))
    ]
  }

  private func fill(of star: Int, _ theme: Theme) -> Color {
    guard let temperature = temperatures?[star] else { return theme.color(classes[star]) }
    return temperature.isFinite && temperature > 0
      ? BlackBody.vivid(temperature: temperature) : theme.background
  }

  // MARK: - Sizes

  /// The size of the marker of a star, relative to that of one solar radius.
  private func size(of star: Int) -> Double {
    radii.map { Self.size(radius: $0[star]) } ?? 1
  }

  /// The relative size for a radius: its sixth root, since radii span six decades; 1 if it is unknown.
  private static func size(radius: Double) -> Double {
    guard radius.isFinite, radius > 0 else { return 1 }
    let root = powerOfTen(decimalLogarithm(radius) / 6)
    return min(max(root, sizes.lowerBound), sizes.upperBound)
  }

  /// The sizes of round radii from the smallest to the largest.
  private func radiusKey(_ theme: Theme) -> [LegendEntry] {
    let known = (radii ?? []).filter { $0.isFinite && $0 > 0 }
    guard let least = known.min(), let most = known.max() else { return [] }
    let round = [0.01, 0.1, 1, 10, 100].filter { $0 >= least / 2 && $0 <= most * 2 }
    return round.map { radius in
      LegendEntry(
        NumberLabel.shortest(radius) + " " + .italic("R") + .subscript("☉"),
        .marker(
          .circle, fill: theme.background.opacity(0), outline: Stroke(theme.muted, width: 0.8),
          radius: theme.markerRadius * shrinkage * Self.size(radius: radius)))
    }
  }

  // MARK: - Temperatures

  /// The scale from the lowest to the highest of `temperatures`; none if these are the same or unknown.
  private static func key(of temperatures: [Double]) -> [LegendEntry] {
    let known = temperatures.filter { $0.isFinite && $0 > 0 }
    guard let lowest = known.min(), let highest = known.max(), lowest < highest else { return [] }
    let (from, to) = (decimalLogarithm(lowest), decimalLogarithm(highest))
    let colors = (0..<48).map { index in
      BlackBody.vivid(temperature: powerOfTen(from + (to - from) * (Double(index) + 0.5) / 48))
    }
    let ticks = Ticks.logarithmic(over: Span(lowest, highest)) { ticks in
      zip(ticks, ticks.dropFirst()).allSatisfy {
        decimalLogarithm($1.value / $0.value) >= 0.28 * (to - from)
      }
    }
    let bar = ColorBar(
      strips: [colors],
      ticks: ticks.major.map {
        ColorBar.Tick((decimalLogarithm($0.value) - from) / (to - from), $0.label)
      })
    return [LegendEntry(.italic("T") + .subscript("eff") + " (K)", .bar(bar))]
  }

  // MARK: - Stars that stand out

  /// The size of a star that stands out, relative to others.
  private static let enlargement = 1.35

  /// The highlighted stars, larger and with a dark outline.
  func standouts(theme: Theme) -> [any Mark] {
    let marks = classNames.indices.compactMap { label -> Points? in
      let members = highlighted.filter { classes[$0] == label }.sorted()
      guard !members.isEmpty else { return nil }
      let isWhole =
        names.count <= Self.mostMarkers && members.count == classes.count { $0 == label }
      var points = named(
        Points(
          x: members.map { x[$0] }, y: members.map { y[$0] }, symbol: Symbol(series: label),
          fill: theme.color(label), outline: Stroke(theme.ink, width: 1.2),
          radius: theme.markerRadius * Self.enlargement,
          name: isWhole ? Text(classNames[label]) : nil), members)
      points.namesMayCoverData = names.count > Self.mostMarkers
      points.isBarrier = true
      return points
    }
    return marks + [LegendNote(highlightKey(theme))]
  }

  private func highlightKey(_ theme: Theme) -> [LegendEntry] {
    highlighted.isEmpty
      ? []
      : [
        LegendEntry(
          highlightName,
          .marker(
            .circle, fill: theme.background.opacity(0), outline: Stroke(theme.ink, width: 1.2),
            radius: theme.markerRadius * Self.enlargement))
      ]
  }

  /// The symbol of the Sun, a circle and a dot, with its name unless the star is named already.
  func sunMarks(theme: Theme) -> [Points] {
    guard let sun else { return [] }
    let isNamed =
      sun.star.map { !names[$0].isEmpty && (names.count <= Self.mostNames || asked.contains($0)) }
      ?? false
    var ring = Points(
      x: [sun.place.x], y: [sun.place.y], symbol: .circle, fill: theme.background.opacity(0.6),
      outline: Stroke(theme.ink, width: 1), radius: theme.markerRadius * 1.6,
      pointNames: isNamed ? [] : ["Sun"])
    ring.namesMayCoverData = true
    ring.isBarrier = true
    let dot = Points(
      x: ring.x, y: ring.y, symbol: .circle, fill: theme.ink, outline: Stroke(theme.ink, width: 0),
      radius: theme.markerRadius * 0.35)
    return [ring, dot]
  }
}
