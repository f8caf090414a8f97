import Experiments
import Formatting
import Plotting
import Stars
import Tables

/// The figures of the stars alone, without training.
public struct StarFigures: Sendable {
  private let experiment: Experiment
  private let catalogue: Catalogue
  private let curves: [NamedCurve]

  /// The figures of `catalogue`, in the look of `experiment`, with `curves` in the plane of its ``axes``.
  public init(_ experiment: Experiment, _ catalogue: Catalogue, curves: [NamedCurve] = []) {
    self.experiment = experiment
    self.catalogue = catalogue
    self.curves = curves
  }

  /// The Hertzsprung–Russell diagram of the stars.
  public func hrDiagram() -> ReportFigure {
    let (x, y) = axes
    let style = FigureStyle(experiment)
    var stars = stars(x, y)
    if experiment.starColors == .temperature, x.kind == .temperature {
      stars.temperatures = stars.x.map(x.linear)
    }
    let plot = HRDiagram(stars: stars, x: x, y: y, curves: curves).plot(theme: style.theme)
    let curveText = curves.map { " " + $0.sentence(x, y, stars: stars) }.joined()
    let hasLines = x.kind == .temperature && x.isLogarithm
    let note =
      (hasLines ? HRBackground.radiusNote(y, x: stars.x, y: stars.y) : nil).map { " " + $0 } ?? ""
    let isScatter = Quantity.areUnrelated(x: x, y: y)
    let name =
      isScatter
      ? "scatter of \(y.symbol.plain) against \(x.symbol.plain)"
      : Quantity.areHertzsprungRussell(x: x, y: y) ? "Hertzsprung–Russell diagram" : "diagram"
    let title = name.capitalizingFirst
    let isClassified = experiment.label != nil
    return ReportFigure(
      figure: style.figure(
        name: "hr-diagram", title: title,
        alternative: "\(title) \(isScatter ? "for" : "of") \(counted(catalogue.count, "star")): "
          + "\(span(of: x)) from left to right, \(span(of: y)) from bottom to top. "
          + (isClassified ? "\(classList).\(omissions)" : String(omissions.dropFirst()))
          + curveText,
        size: .millimetres(140, 105), plot),
      kind: .hrDiagram,
      caption:
        "The stars of the table in \(isScatter ? "a" : "the") \(name)\(isClassified ? ", by their class" : "")."
        + omissions + note + curveText)
  }

  /// The classes, or a single class if the stars have none.
  private var classes: [StarClass] {
    experiment.label == nil
      ? [StarClass(label: "", name: "star", plural: "stars")] : experiment.classes(of: catalogue)
  }

  /// A sentence on the stars that are not shown, with a leading blank; empty if all are shown.
  private var omissions: String {
    guard !catalogue.omissions.isEmpty else { return "" }
    guard catalogue.omissions.count <= 3 else {
      return " Of the \(counted(catalogue.table.rowCount, "star")) of the table, "
        + "\(grouped(catalogue.count)) are shown; the others lack a quantity or a class."
    }
    let count = catalogue.omissions.reduce(0) { $0 + $1.count }
    let reasons = catalogue.omissions.map { "\(grouped($0.count)) with \($0.reason)" }
    return " Of the \(counted(catalogue.table.rowCount, "star")) of the table, "
      + "\(listed(reasons.map { $0.replacingUnderscores })) \(count == 1 ? "is" : "are") excluded; "
      + "\(grouped(catalogue.count)) \(catalogue.count == 1 ? "is" : "are") shown."
  }

  /// The quantities on the horizontal and the vertical axis: temperature and magnitude if they are features,
  /// or if the table lists them and there are not exactly two other features; else the features.
  public var axes: (x: Quantity, y: Quantity) {
    let features = catalogue.schema.featureQuantities
    func first(_ kind: Quantity.Kind) -> Quantity? {
      let quantities = catalogue.schema.quantities.scales(kind)
      return quantities.first { features.contains($0) }
        ?? (features.count == 2 ? nil : quantities.first { catalogue.numbers[$0.role] != nil })
    }
    let (ordinate, temperature) = (
      first(.absoluteMagnitude) ?? first(.luminosity), first(.temperature)
    )
    let x = temperature ?? features.first { $0 != ordinate } ?? features[0]
    let y = ordinate ?? features.last { $0 != x } ?? features[features.count - 1]
    return (x, y)
  }

  func stars(_ x: Quantity, _ y: Quantity) -> PlottedStars {
    let numbers = catalogue.numbers
    var stars = PlottedStars(
      names: Array(catalogue.names), x: numbers[x.role] ?? [], y: numbers[y.role] ?? [],
      classes: catalogue.labels,
      classNames: classes.map { $0.plural.capitalizingFirst.shortened })
    guard !experiment.namePlaces.isEmpty else { return stars }
    for (star, name) in catalogue.names.enumerated() {
      guard let place = experiment.namePlaces[name] else { continue }
      stars.nameSides[star] = Label.Side(place)
      if place == .none { stars.names[star] = "" }
    }
    return stars
  }

  private func span(of quantity: Quantity) -> String {
    let finite = (catalogue.numbers[quantity.role] ?? []).filter(\.isFinite)
    guard let lower = finite.min(), let upper = finite.max() else {
      return quantity.axisTitle.plain
    }
    let ends = [lower, upper].map { catalogue.shown(quantity.role, $0) }
    let (from, to) = quantity.isReversed ? (ends[1], ends[0]) : (ends[0], ends[1])
    return "\(quantity.axisTitle.plain) runs from \(NumberText.shortest(from)) to "
      + NumberText.shortest(to)
  }

  private var classList: String {
    let counts = catalogue.labels.reduce(into: classes.map { _ in 0 }) { $0[$1] += 1 }
    return listed(
      classes.indices.filter { counts[$0] > 0 }.map { index in
        let star = classes[index]
        return star.counted(counts[index])
          + " (\(symbolName(index, counts[index])))"
      })
  }

  /// The marker of a class with `count` stars: "circle", "circles", "crosses".
  private func symbolName(_ label: Int, _ count: Int) -> String {
    let name = Symbol(series: label).name
    return count == 1 ? name : name + (name.hasSuffix("s") ? "es" : "s")
  }
}

extension Label.Side {
  /// The side that an experiment gives; nil for none.
  fileprivate init?(_ place: NamePlace) {
    switch place {
    case .right: self = .right
    case .left: self = .left
    case .above: self = .above
    case .below: self = .below
    case .aboveRight: self = .aboveRight
    case .aboveLeft: self = .aboveLeft
    case .belowRight: self = .belowRight
    case .belowLeft: self = .belowLeft
    case .none: return nil
    }
  }
}

extension String {
  /// The text with blanks instead of underscores, as in a sentence.
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
