import Experiments
import Formatting
import Stars
import Tables

extension StarFigures {
  /// The notes on what the experiment asks of the diagram and does not get, and on names that are left out, each with
  /// what would help.
  public var notes: [String] {
    missingNames + unnamedStars + missingSun + missingHighlights + missingColors
      + missingTemperatures
      + missingRadii + unknownWords
  }

  private var missingNames: [String] {
    let asked = [
      ("name_places", experiment.namePlaces.keys.sorted()), ("names", experiment.names.stars),
      ("highlight", experiment.highlight?.stars ?? []),
    ]
    guard asked.contains(where: { !$1.isEmpty }) else { return [] }
    let names = allNames
    return asked.flatMap { key, stars in
      stars.filter { !names.contains($0) }.map { name in
        "\(key): no star is called \(quoted(name))"
          + (didYouMean(name, among: names.sorted()).map { "; \($0)" } ?? "")
      }
    }
  }

  /// The names of all stars, also of those without a temperature.
  private var allNames: Set<String> {
    Set(catalogue.names).union(catalogue.color.map { Set($0.others.names) } ?? [])
  }

  private var unnamedStars: [String] {
    let most = PlottedStars.mostNames
    let wanted = experiment.names
    guard catalogue.column(Schema.name) != nil else {
      return wanted.brightest > 0 ? ["names: the table has no names, so no star is named"] : []
    }
    let isAsked = wanted.brightest > 0 || !wanted.stars.isEmpty
    guard catalogue.count > most || catalogue.isWeighted, !isAsked else { return [] }
    return [
      "\(counted(catalogue.count, "star")) are too many to name, which is done up to \(most); "
        + "names: {brightest: 30} names some, and name_places single ones"
    ]
  }

  private var missingSun: [String] {
    let (x, y) = diagramAxes
    guard experiment.names.marksSun, sun(in: stars(x, y), x, y) == nil else { return [] }
    return [
      "names: the Sun is not marked, since it is outside the axes, or has no known \(x.role) or \(y.role)"
    ]
  }

  private var missingHighlights: [String] {
    guard let highlight = experiment.highlight else { return [] }
    var notes: [String] = []
    for label in highlight.classes where !catalogue.classLabels.contains(label) {
      notes.append(
        "highlight: no class has the label \(quoted(label))"
          + (didYouMean(label, among: catalogue.classLabels).map { "; \($0)" } ?? ""))
    }
    let classes = experiment.classes(of: catalogue)
    let words = allNames.union(classes.flatMap { [$0.label, $0.name] })
    for name in highlight.named
    where !words.contains(name) && !classes.contains(where: { $0.isCalled(name) }) {
      notes.append(
        "highlight: no star or class is called \(quoted(name))"
          + (didYouMean(name, among: words.sorted()).map { "; \($0)" } ?? ""))
    }
    if let column = highlight.column, catalogue.table.index(of: column) == nil {
      notes.append(
        "highlight: no column is called \(quoted(column))"
          + (didYouMean(column, among: catalogue.table.columns).map { "; \($0)" } ?? ""))
    }
    let (x, y) = diagramAxes
    var stars = stars(x, y)
    present(&stars, x, y)
    if notes.isEmpty, highlight.stars.isEmpty, stars.highlighted.isEmpty {
      notes.append(
        "highlight: no star stands out: none, or more than \(grouped(PlottedStars.mostMarkers)), are meant"
      )
    }
    return notes
  }

  private var missingColors: [String] {
    let classes = experiment.classes(of: catalogue)
    let colors = experiment.presentation.foundClassColors.keys.sorted()
    return colors.filter { name in !classes.contains { $0.isCalled(name) } }.map { name in
      "color: no class is called \(quoted(name))"
        + (didYouMean(name, among: classes.map(\.name)).map { "; \($0)" } ?? "")
    }
  }

  private var missingTemperatures: [String] {
    guard experiment.starColors == .temperature else { return [] }
    if catalogue.isCrowded {
      return [
        "star_colors: the colours of \(counted(catalogue.starCount, "star")) show their classes; those of "
          + "temperatures need stars drawn one by one, up to \(grouped(PlottedStars.mostMarkers))"
      ]
    }
    return catalogue.temperatures.contains(where: \.isFinite)
      ? [] : ["star_colors: no star has a temperature, so the colours show the classes"]
  }

  private var missingRadii: [String] {
    guard experiment.markerSize == .radius else { return [] }
    if catalogue.isCrowded {
      return [
        "marker_size: \(counted(catalogue.starCount, "star")) are too many to be drawn one by one, in sizes by "
          + "their radii, which is done up to \(grouped(PlottedStars.mostMarkers))"
      ]
    }
    let unknown = StarRadii.radii(of: catalogue).count { !$0.isFinite }
    if unknown == 0 { return [] }
    let which = unknown == catalogue.count ? "no star" : counted(unknown, "star")
    let verb = unknown == catalogue.count || unknown == 1 ? "has" : "have"
    return [
      unknown == catalogue.count
        ? "marker_size: \(which) \(verb) a radius, which needs a temperature and a luminosity or M_V"
        : "marker_size: \(which) \(verb) no known radius and the size of one solar radius"
    ]
  }

  /// The notes on words of `labels` that no figure has; those of the classes may only be known from the table.
  private var unknownWords: [String] {
    let known = FigureWords.all + experiment.classes(of: catalogue).flatMap(\.words)
    return experiment.labels.keys.filter { !known.contains($0) }.sorted().map { word in
      "labels: the figures have no word \(quoted(word))"
        + (didYouMean(word, among: known).map { "; \($0)" } ?? "")
    }
  }
}
