import Experiments
import Formatting
import Plotting
import Stars
import Tables

/// The figures of the stars alone, without training.
public struct StarFigures: Sendable {
  let experiment: Experiment
  let catalogue: Catalogue
  private let curves: [NamedCurve]

  /// The figures of `catalogue`, in the look of `experiment`, with `curves` in the plane of its ``axes``.
  public init(_ experiment: Experiment, _ catalogue: Catalogue, curves: [NamedCurve] = []) {
    self.experiment = experiment
    self.catalogue = catalogue
    self.curves = curves
  }

  /// The Hertzsprung–Russell diagram of the stars.
  public func hrDiagram() -> ReportFigure {
    let (x, y) = diagramAxes
    let style = FigureStyle(experiment, classes: experiment.classes(of: catalogue))
    var stars = stars(x, y)
    present(&stars, x, y)
    var diagram = HRDiagram(stars: stars, x: x, y: y, curves: curves)
    if experiment.hasErrorBars, !stars.isCrowded {
      diagram.errors = StarErrors(catalogue, x: x, y: y)
    }
    diagram.hasMarginals = experiment.hasMarginals
    diagram.inset = experiment.inset?.withRim
    let curveText = curves.map { " " + $0.sentence(x, y, stars: stars) }.joined()
    let abscissa = HRAbscissa(x)
    let notes = [
      abscissa?.note(over: stars, y),
      abscissa.flatMap { HRBackground.sequenceNote($0, y, x: stars.x, y: stars.y) },
      abscissa.flatMap { HRBackground.radiusNote($0, y, x: stars.x, y: stars.y) },
      diagram.errors?.note, marginalNote, insetNote(diagram),
    ].compactMap { $0.map { " " + $0 } }.joined()
    let omissions = omissions(drawn: stars) + selection(drawn: stars)
    let counting = catalogue.isWeighted ? " The table counts \(catalogue.countedStars)." : ""
    let isScatter = Quantity.areUnrelated(x: x, y: y)
    let name =
      isScatter
      ? "scatter of \(y.symbol.plain) against \(x.symbol.plain)"
      : Quantity.areHertzsprungRussell(x: x, y: y) ? "Hertzsprung–Russell diagram" : "diagram"
    let title = name.capitalizingFirst
    let isClassified = experiment.label != nil
    let detail = experiment.presentation.detail(of: .hrDiagram)
    return ReportFigure(
      figure: style.figure(
        .hrDiagram, name: "hr-diagram", title: title,
        alternative:
          "\(title) \(isScatter ? "for" : "of") \(counted(stars.starCount(of: stars.names.indices), "star"))\(catalogue.rowClause): "
          + "\(span(of: x, stars.x, detail.xRange)) from left to right, "
          + "\(span(of: y, stars.y, detail.yRange)) from bottom to top. "
          + (isClassified ? "\(classList(stars)).\(omissions)" : String(omissions.dropFirst()))
          + curveText,
        size: diagramSize, diagram.drawing(theme: style.theme)),
      kind: .hrDiagram,
      caption:
        "The stars of the table in \(isScatter ? "a" : "the") \(name)\(isClassified ? ", by their class" : "")."
        + counting + omissions + notes + curveText)
  }

  /// The default size of the diagram; a second panel needs more room.
  private var diagramSize: Size {
    guard experiment.inset != nil else { return .millimetres(140, 105) }
    return experiment.size.map { $0.width < 110 } ?? false
      ? .millimetres(95, 150) : .millimetres(175, 100)
  }

  /// The sentence on the second panel; nil without one.
  private func insetNote(_ diagram: HRDiagram) -> String? {
    guard let inset = diagram.inset else { return nil }
    let count = diagram.stars.starCount(of: diagram.members(of: inset))
    return
      "The second panel magnifies the framed part, with \(count == 0 ? "no star" : counted(count, "star"))."
  }

  /// The sentence on the histograms beside the diagram; nil without them.
  private var marginalNote: String? {
    guard experiment.hasMarginals else { return nil }
    return experiment.label == nil || classes.count == 1
      ? "The histograms show the number of stars along each axis, on a square-root scale."
      : "The histograms show the number of stars of each class along each axis, in the same bins, on a square-root scale."
  }

  /// The classes, or a single class if the stars have none.
  private var classes: [StarClass] {
    experiment.label == nil
      ? [StarClass(label: "", name: "star", plural: "stars")] : experiment.classes(of: catalogue)
  }

  /// A sentence on the stars that are not drawn and those that are drawn alone, with a leading blank; empty if the
  /// table has neither.
  private func omissions(drawn stars: PlottedStars) -> String {
    let others = stars.names.count > catalogue.count ? catalogue.color?.others.reasons ?? [:] : [:]
    let excluded = catalogue.omissions.map {
      (reason: $0.reason, count: $0.count - others[$0.reason, default: 0])
    }
    .filter { $0.count > 0 }
    let drawn = stars.starCount(
      of: stars.names.indices.filter { stars.x[$0].isFinite && stars.y[$0].isFinite })
    let apart = catalogue.omissions.compactMap { omission in
      others[omission.reason].map { (omission.reason, $0) }
    }
    let listed =
      catalogue.isWeighted ? drawn + excluded.reduce(0) { $0 + $1.count } : catalogue.table.rowCount
    let whole = "\(counted(listed, "star")) of the table"
    if excluded.isEmpty {
      return apart.isEmpty ? "" : " All \(whole) are drawn\(drawnOnly(apart))."
    }
    guard excluded.count <= 3 else {
      return " Of the \(whole), \(grouped(drawn)) are drawn; the others lack a quantity or a class"
        + "\(drawnOnly(apart))."
    }
    return " Of the \(whole), \(Self.reasons(excluded)) "
      + "\(excluded.reduce(0) { $0 + $1.count } == 1 ? "is" : "are") excluded; "
      + "\(grouped(drawn)) \(drawn == 1 ? "is" : "are") drawn\(drawnOnly(apart))."
  }

  /// The clause on stars that are drawn although no temperature follows from their colour.
  private func drawnOnly(_ stars: [(reason: String, count: Int)]) -> String {
    if stars.isEmpty { return "" }
    let isOne = stars.reduce(0) { $0 + $1.count } == 1
    let verb = isOne ? ("is", "has") : ("are", "have")
    return "; of those drawn, \(Self.reasons(stars)) "
      + (experiment.label == nil
        ? "\(verb.1) no temperature" : "\(verb.0) not used for training")
  }

  private static func reasons(_ stars: [(reason: String, count: Int)]) -> String {
    listed(stars.map { "\(grouped($0.count)) with \($0.reason)".replacingUnderscores })
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

  /// The quantities on the axes of the Hertzsprung–Russell diagram: a colour in place of a temperature that was
  /// derived from it, since a relation would copy its kinks onto the stars and leave some out.
  public var diagramAxes: (x: Quantity, y: Quantity) {
    let axes = axes
    guard let color = catalogue.color, axes.x.role == color.temperature else { return axes }
    return (catalogue.schema.quantities[color.role], axes.y)
  }

  func stars(_ x: Quantity, _ y: Quantity) -> PlottedStars {
    let numbers = catalogue.numbers
    var stars = PlottedStars(
      names: StarNames(catalogue.names), x: numbers[x.role] ?? [], y: numbers[y.role] ?? [],
      classes: Array(catalogue.labels), weights: catalogue.weights,
      grid: catalogue.grid(x, y),
      classNames: classes.map { $0.plural.capitalizingFirst.shortened })
    if let color = catalogue.color, color.role == x.role, x != axes.x {
      stars.x = color.values + color.others.colors
      stars.y += color.others.numbers[y.role] ?? color.others.colors.map { _ in .nan }
      stars.names.append(color.others.names)
      stars.classes += color.others.labels
      stars.weights? += color.others.weights ?? []
    }
    guard !experiment.namePlaces.isEmpty else { return stars }
    for star in stars.names.indices {
      guard let place = experiment.namePlaces[stars.names[star]] else { continue }
      stars.nameSides[star] = Label.Side(place)
      if place == .none { stars.names.hide(star) } else { stars.asked.insert(star) }
    }
    return stars
  }

  /// The clause on the ends of an axis: those of `range` or, without one, of the values.
  private func span(of quantity: Quantity, _ values: [Double], _ range: Span?) -> String {
    guard let span = range ?? Span(over: values.filter(\.isFinite)) else {
      return quantity.axisTitle.plain
    }
    let ends = [span.lower, span.upper].map { catalogue.shown(quantity.role, $0) }
    let (from, to) = quantity.isReversed ? (ends[1], ends[0]) : (ends[0], ends[1])
    return "\(quantity.axisTitle.plain) runs from \(Self.threeDigits(from)) to "
      + Self.threeDigits(to)
  }

  /// A number of at most three significant digits.
  private static func threeDigits(_ value: Double) -> String {
    let text = significant(value, 3, sign: .hyphen)
    return Double(text).map(NumberText.shortest) ?? significant(value, 3)
  }

  private func classList(_ stars: PlottedStars) -> String {
    var counts = classes.map { _ in 0 }
    for (row, label) in stars.classes.enumerated() { counts[label] += stars.weights?[row] ?? 1 }
    return listed(
      classes.indices.filter { counts[$0] > 0 }.map { index in
        let text = classes[index].counted(counts[index])
        return stars.isCrowded
          ? text : text + " (\(symbolName(index, counts[index])))"
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
