import Experiments
import Formatting
import Plotting
import Stars
import Tables

extension StarFigures {
  /// Adds to the stars of the HR diagram what the experiment asks for: names, a highlight, the Sun, temperatures and
  /// radii, and leaves out the names of stars outside the axes.
  func present(_ stars: inout PlottedStars, _ x: Quantity, _ y: Quantity) {
    let names = experiment.names
    let wanted = Set(names.stars)
    if !wanted.isEmpty {
      stars.asked.formUnion(stars.names.indices.filter { wanted.contains(stars.names[$0]) })
    }
    stars.asked.formUnion(brightest(of: stars, y))
    stars.highlighted = highlighted(stars)
    stars.highlightName = experiment.highlight?.label.map { .verbatim($0) } ?? "Highlighted"
    if names.marksSun { stars.sun = sun(in: stars, x, y) }
    let unknown = Array(repeating: Double.nan, count: stars.names.count - catalogue.count)
    let areDrawnSingly = !stars.isCrowded
    if experiment.starColors == .temperature, areDrawnSingly {
      let temperatures = catalogue.temperatures + unknown
      if temperatures.contains(where: \.isFinite) { stars.temperatures = temperatures }
    }
    if experiment.markerSize == .radius, areDrawnSingly {
      let radii = StarRadii.radii(of: catalogue) + unknown
      if radii.contains(where: \.isFinite) { stars.radii = radii }
    }
    for star in outside(stars, in: .hrDiagram) { stars.names.hide(star) }
  }

  /// The stars outside the axes that are asked for in figures of a kind.
  func outside(_ stars: PlottedStars, in kind: FigureName) -> [Int] {
    let detail = experiment.presentation.detail(of: kind)
    guard detail.hasRange else { return [] }
    return stars.names.indices.filter { star in
      let place = Point(stars.x[star], stars.y[star])
      return place.isFinite && !detail.contains(place)
    }
  }

  /// The sentence on these stars, with a leading blank; empty without any.
  func outsideSentence(_ stars: PlottedStars, in kind: FigureName) -> String {
    let count = stars.starCount(of: outside(stars, in: kind))
    return count == 0
      ? "" : " \(counted(count, "star")) \(count == 1 ? "lies" : "lie") outside the axes."
  }

  /// Sentences on the stars that stand out, on sizes, and on stars outside the axes, each with a leading blank.
  func selection(drawn stars: PlottedStars) -> String {
    let isOne = stars.highlighted.count == 1
    let name = experiment.highlight?.label.map { " (\($0))" } ?? ""
    return [
      stars.highlighted.isEmpty
        ? nil
        : "\(counted(stars.highlighted.count, "star"))\(name) \(isOne ? "stands" : "stand") out by size and outline.",
      stars.sun == nil ? nil : "A circle with a dot marks the Sun.",
      stars.temperatures == nil
        ? nil : "The fill is the colour of a black body of the star's temperature, strengthened.",
      stars.radii == nil ? nil : "The sizes of the markers grow with the sixth root of the radius.",
    ].compactMap { $0.map { " " + $0 } }.joined() + outsideSentence(stars, in: .hrDiagram)
  }

  /// The brightest stars that have names: by their apparent magnitudes if the table lists these, else by `ordinate`.
  private func brightest(of stars: PlottedStars, _ ordinate: Quantity) -> [Int] {
    let count = experiment.names.brightest
    guard count > 0 else { return [] }
    let brightness =
      apparentMagnitudes(of: stars)
      ?? (ordinate.kind == .luminosity ? stars.y.map { -$0 } : stars.y)
    let known = stars.names.indices.filter { brightness[$0].isFinite && !stars.names[$0].isEmpty }
    return Array(
      known.sorted { (brightness[$0], $0) < (brightness[$1], $1) }.prefix(count))
  }

  /// The apparent magnitudes of the stars; nil if the table has none.
  private func apparentMagnitudes(of stars: PlottedStars) -> [Double]? {
    let roles = [Schema.apparentMagnitude, Schema.gaiaMagnitude]
    for role in roles where catalogue.column(role) != nil {
      let own =
        catalogue.numbers[role]
        ?? (0..<catalogue.count).map { star in
          let text = catalogue.text(role, star: star) ?? ""
          return (try? Double(numeral: Array(text.utf8)[...])) ?? .nan
        }
      let others = stars.names.count - own.count
      return own
        + (catalogue.color?.others.numbers[role] ?? Array(repeating: .nan, count: others))
        .prefix(others)
    }
    return nil
  }

  private func highlighted(_ stars: PlottedStars) -> Set<Int> {
    guard let highlight = experiment.highlight else { return [] }
    let names = Set(highlight.stars + highlight.named)
    let classes = experiment.classes(of: catalogue)
    let labels = Set(
      classes.indices.filter { index in
        highlight.classes.contains(classes[index].label)
          || highlight.named.contains { classes[index].isCalled($0) }
      })
    let values = Set(highlight.values)
    let column = highlight.column.flatMap { catalogue.table.index(of: $0) }
    let chosen = stars.names.indices.filter { star in
      if labels.contains(stars.classes[star]) { return true }
      if !names.isEmpty, names.contains(stars.names[star]) { return true }
      guard let column, star < catalogue.count else { return false }
      return values.contains(catalogue.table.text(row: catalogue.rows[star], column: column))
    }
    return chosen.count > PlottedStars.mostMarkers ? [] : Set(chosen)
  }

  /// The place of the Sun: that of the star of its name, else its own; nil if the axes do not show it.
  func sun(
    in stars: PlottedStars, _ x: Quantity, _ y: Quantity
  ) -> (place: Point, star: Int?)? {
    let listed = stars.names.indices.first {
      Sun.names.contains(stars.names[$0].lowercased())
    }
    let place: Point
    if let listed {
      place = Point(stars.x[listed], stars.y[listed])
    } else if let x = Sun.value(of: x.role), let y = Sun.value(of: y.role) {
      place = Point(x, y)
    } else {
      return nil
    }
    let isSeen = place.isFinite && experiment.presentation.detail(of: .hrDiagram).contains(place)
    return isSeen ? (place, listed) : nil
  }
}

extension FigureDetail {
  /// Whether an end of an axis is asked for.
  var hasRange: Bool { xRange != nil || yRange != nil }

  /// Whether a place is within the axes that are asked for.
  fileprivate func contains(_ place: Point) -> Bool {
    (xRange?.contains(place.x) ?? true) && (yRange?.contains(place.y) ?? true)
  }
}
