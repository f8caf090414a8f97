import Plotting

/// The stars of a table in a figure.
struct PlottedStars: Sendable {
  /// The names; empty for stars that are not named.
  var names: StarNames
  /// The horizontal values.
  var x: [Double]
  /// The vertical values.
  var y: [Double]
  /// The class of each star, from 0.
  var classes: [Int]
  /// The number of stars that each row stands for; nil if every row is one star.
  var weights: [Int]?
  /// The cells of the diagram that the rows are; nil if they are none.
  var grid: Density.Grid?
  /// The names of the classes.
  var classNames: [String]
  /// The requested sides of names, by star.
  var nameSides: [Int: Label.Side] = [:]
  /// The stars whose names are asked for, however many stars there are.
  var asked: Set<Int> = []
  /// The stars that are drawn in outline.
  var hollow: Set<Int> = []
  /// The temperatures in kelvin shown by the fill; nil if it shows the class.
  var temperatures: [Double]?
  /// The radii in solar radii shown by the size; nil if all have the same.
  var radii: [Double]?
  /// The stars that stand out.
  var highlighted: Set<Int> = []
  /// The name of these in the legend.
  var highlightName: Text = "Highlighted"
  /// The place of the Sun's mark, and the star if the table lists it; nil for no mark.
  var sun: (place: Point, star: Int?)?
  /// Whether these are a part of more stars, which are drawn as a density.
  var isPartOfDensity = false

  /// The number of stars above which none is named: the names would hide the stars, and placing 2,000 takes a
  /// second.
  static let mostNames = 100

  /// The number of stars above which a density is drawn.
  static let mostMarkers = 3_000

  /// The number of stars above which markers are smaller, so that single ones stay visible.
  private static let mostLarge = 200

  /// The factor of the size of markers above that number: their area is inversely proportional to the number.
  var shrinkage: Double {
    max((Double(Self.mostLarge) / Double(max(names.count, Self.mostLarge))).squareRoot(), 0.4)
  }

  /// The radius of the rings around stars.
  func ringRadius(_ theme: Theme) -> Double { theme.markerRadius * 1.75 * shrinkage }

  /// The stars as markers or, if there are too many, as a density.
  func marks(theme: Theme, areNamed: Bool) -> [any Mark] {
    if isCrowded {
      return [density(theme: theme)]
        + (areNamed
          ? classLabels(theme: theme) + standouts(theme: theme) + askedFor(theme: theme) : [])
    }
    if temperatures != nil || radii != nil { return single(theme: theme, areNamed: areNamed) }
    return markers(theme: theme, areNamed: areNamed) + standouts(theme: theme)
  }

  /// The stars as a density map; a class without stars is not named.
  ///
  /// On a `ground` of one colour for each class, even the cells with a single star contrast with that of their own
  /// class; so they do on a dark background, on which half a colour is hardly seen.
  func density(theme: Theme, on ground: [Color]? = nil) -> Density {
    let series = classNames.indices.map { label in
      var series = Density.Series(
        color: theme.color(label), name: classes.contains(label) ? Text(classNames[label]) : nil)
      if let ground {
        series.standOut(from: ground[label], theme)
      } else if theme.isDark {
        series.standOut(from: theme.background, theme)
      }
      return series
    }
    var density = Density(
      x: x, y: y, members: classes, series: series, background: theme.background, ink: theme.ink)
    density.weights = weights
    density.grid = grid
    return density
  }

  /// One set of markers for each class, with its own colour and shape, and the stars' names beside them if
  /// they `areNamed`.
  private func markers(theme: Theme, areNamed: Bool) -> [Points] {
    classNames.indices.compactMap { label in
      let members = classes.indices.filter {
        classes[$0] == label && !hollow.contains($0) && !highlighted.contains($0)
      }
      guard !members.isEmpty else { return nil }
      return named(
        Points(
          x: members.map { x[$0] }, y: members.map { y[$0] }, symbol: Symbol(series: label),
          fill: theme.color(label), outline: Stroke(theme.markerEdge, width: 0.6 * shrinkage),
          radius: theme.markerRadius * shrinkage, name: Text(classNames[label])),
        areNamed ? members : [])
    }
  }

  /// Small rings around the stars whose names are asked for, in a density; those that stand out need none.
  private func askedFor(theme: Theme) -> [Points] {
    let members = asked.subtracting(highlighted).sorted()
    guard !members.isEmpty else { return [] }
    var points = named(
      Points(
        x: members.map { x[$0] }, y: members.map { y[$0] }, symbol: .circle,
        fill: theme.background.opacity(0), outline: Stroke(theme.ink, width: 0.8),
        radius: theme.markerRadius * 0.8), members)
    points.namesMayCoverData = true
    points.isBarrier = true
    return [points]
  }

  /// Markers of the given stars with names beside them: of all, or of those asked for if all are too many.
  func named(
    _ points: Points, _ members: [Int], always isAlways: Bool = false
  ) -> Points {
    let isWhole = isAlways || names.count <= Self.mostNames
    var points = points
    points.pointNames = members.map { isWhole || asked.contains($0) ? .verbatim(names[$0]) : "" }
    for (index, star) in members.enumerated() { points.nameSides[index] = nameSides[star] }
    return points
  }

  /// The stars of ``hollow``, in outline.
  func hollowMarks(theme: Theme, name: Text) -> [any Mark] {
    let marks = classNames.indices.compactMap { label -> Points? in
      let members = hollow.filter { classes[$0] == label }.sorted()
      guard !members.isEmpty else { return nil }
      return Points(
        x: members.map { x[$0] }, y: members.map { y[$0] }, symbol: Symbol(series: label),
        fill: theme.background, outline: Stroke(theme.hollowEdge(label), width: 1.1 * shrinkage),
        radius: theme.markerRadius * shrinkage,
        name: members.count == classes.count { $0 == label } ? Text(classNames[label]) : nil)
    }
    let key = LegendEntry.Key.marker(
      .circle, fill: theme.background, outline: Stroke(theme.muted, width: 1.1 * shrinkage),
      radius: theme.markerRadius * shrinkage)
    return marks.isEmpty ? [] : marks + [LegendNote([LegendEntry(name, key)])]
  }

  /// Rings around the given stars, with their names.
  func rings(about members: [Int], theme: Theme, name: Text) -> [Points] {
    guard !members.isEmpty else { return [] }
    return [
      named(
        Points(
          x: members.map { x[$0] }, y: members.map { y[$0] }, symbol: .circle,
          fill: theme.background.opacity(0), outline: Stroke(theme.ink, width: 0.9),
          radius: ringRadius(theme), name: name),
        members.count <= Self.mostNames ? members : [], always: true)
    ]
  }
}

extension Density.Series {
  /// Makes the faintest cell contrast with `ground` by 2.5 : 1: by more of its colour or, if that is not enough, by
  /// ink in it.
  fileprivate mutating func standOut(from ground: Color, _ theme: Theme) {
    let isEnough = { (color: Color) in color.contrast(with: ground) >= 2.5 }
    let shares = [0.5, 0.6, 0.7, 0.8, 0.9]
    faintest = shares.first { isEnough(theme.tint(color, $0)) } ?? 1
    guard faintest == 1 else { return }
    let inks = [0, 0.15, 0.3, 0.45, 0.6, 0.75]
    color = inks.map { color.mixed(with: theme.ink, $0) }.first(where: isEnough) ?? theme.ink
  }
}
