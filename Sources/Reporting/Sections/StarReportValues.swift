import Documents
import Experiments
import Formatting
import Stars
import Tables

/// The values that fill the template of a report on stars without training: see ``Slot/ofStarReport``.
struct StarReportValues {
  let experiment: Experiment
  let catalogue: Catalogue
  /// Whether the table is the one that the experiment names.
  let isOwnTable: Bool
  let figures: [ShownFigure]
  let version: String

  /// The values by their names in the template.
  var all: [String: SlotValue] {
    let errata = experiment.errata(for: catalogue, isOwnTable: isOwnTable)
    let notes = DataNotes(experiment, catalogue, errata: errata)
    let (reading, oddities) = (notes.reading, notes.oddities)
    var values = commonValues(
      experiment, catalogue, version: version, notes: reading + oddities, errata: errata)
    let diagram = StarFigures(experiment, catalogue)
    let axes = diagram.diagramAxes
    let stars = diagram.stars(axes.x, axes.y)
    values["starCount"] = .plain(
      counted(stars.starCount(of: stars.names.indices), "star") + catalogue.rowClause)
    values["isScatter"] = .flag(Quantity.areUnrelated(x: axes.x, y: axes.y))
    values["rangeTable"] = .blocks([.table(rangeTable)])
    values["readingNotes"] = .list(reading.map { .plain($0) })
    values["oddities"] = .list(oddities.map { .plain($0) })
    values["classTable"] = classTable.map { .blocks([.table($0)]) }
    values["starTable"] = .blocks([.table(StarTable(experiment, catalogue).table)])
    if catalogue.count > StarTable.mostStars {
      values["starsShown"] = .plain(StarTable.shown(of: catalogue))
    }
    values["hrDiagram"] = figures.first.map { .figure($0.block) }
    return values
  }

  /// The number of stars of each class; nil if they have none.
  private var classTable: Documents.Table? {
    guard experiment.label != nil else { return nil }
    let classes = experiment.classes(of: catalogue)
    var counts = classes.map { _ in 0 }
    for (row, label) in catalogue.labels.enumerated() { counts[label] += catalogue.weight(of: row) }
    return Documents.Table([
      .init("class", text: classes.map(\.plural)), .init("stars", .integers(counts)),
    ])
  }

  /// The smallest, median and largest value of each quantity of the diagram.
  private var rangeTable: Documents.Table {
    let diagram = StarFigures(experiment, catalogue)
    let ((x, y), temperature) = (diagram.diagramAxes, diagram.axes.x)
    let stars = diagram.stars(x, y)
    let quantities = catalogue.schema.featureQuantities.map { $0 == temperature ? x : $0 }
    let columns = quantities.map { quantity in
      let numbers =
        quantity == x ? stars.x : quantity == y ? stars.y : catalogue.numbers[quantity.role] ?? []
      return numbers
    }
    func cells(_ value: ([Double]) -> Double?) -> Documents.Table.Cells {
      .numerals(
        zip(quantities, columns).map { quantity, numbers in
          value(numbers).map { NumberText.shortest(catalogue.shown(quantity.role, $0)) } ?? ""
        })
    }
    return Documents.Table([
      .init("quantity", .prose(quantities.map(\.symbol.prose))),
      .init("smallest", cells { $0.filter(\.isFinite).min() }),
      .init(
        "median",
        cells { numbers in
          numbers.median(weights: stars.weights.map { Array($0.prefix(numbers.count)) })
        }),
      .init("largest", cells { $0.filter(\.isFinite).max() }),
    ])
  }
}
