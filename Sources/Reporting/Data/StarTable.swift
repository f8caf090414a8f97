import Documents
import Experiments
import Formatting
import Stars
import Tables

/// The table of the stars, or of the first of many.
struct StarTable {
  /// The number of stars above which not all are listed.
  static let mostStars = 60

  /// The number of these, with the word for the rows of a weighted table: "60", "60 cells".
  static func shown(of catalogue: Catalogue) -> String {
    catalogue.isWeighted ? counted(mostStars, catalogue.rowNoun) : String(mostStars)
  }

  private let catalogue: Catalogue
  private let features: [String]
  /// The classes; empty if the stars have none.
  private let classes: [StarClass]

  /// The table of the stars that a network is trained on.
  init(_ dataset: Dataset) {
    (catalogue, features, classes) = (dataset.catalogue, dataset.features, dataset.classes)
  }

  /// The table of the stars in `catalogue`, which was read for `experiment`.
  init(_ experiment: Experiment, _ catalogue: Catalogue) {
    (self.catalogue, features) = (catalogue, experiment.features)
    classes = experiment.label == nil ? [] : experiment.classes(of: catalogue)
  }

  /// The table.
  var table: Documents.Table {
    let shown = Array(0..<min(catalogue.count, Self.mostStars))
    var columns: [Documents.Table.Column] = [
      .init("no.", .integers(shown.map { $0 + 1 })),
      .init("name", text: shown.map { catalogue.names[$0] }),
    ]
    if catalogue.isWeighted {
      columns = [columns[0]] + (catalogue.column(Schema.name) == nil ? [] : [columns[1]])
    }
    for (role, header) in headers {
      guard let cells = cells(role, shown) else { continue }
      columns.append(.init(header, cells))
    }
    if catalogue.isWeighted {
      columns.append(.init("stars", .integers(shown.map(catalogue.weight))))
    }
    return Documents.Table(columns)
  }

  /// The roles of the columns with their headers: known quantities in their order, then other inputs of the
  /// network, and last the label.
  private var headers: [(role: String, header: Prose)] {
    let quantities = catalogue.schema.quantities
    let known = quantities.all.filter { $0.isTabulated || features.contains($0.role) }
    return known.map { ($0.role, $0.header) }
      + features.filter { quantities.known($0) == nil }.map { ($0, Prose($0)) }
      + (classes.isEmpty ? [] : [(Schema.label, quantities[Schema.label].header)])
  }

  /// The cells of the stars in the column of `role`, listed or derived; nil if it is neither.
  private func cells(_ role: String, _ stars: [Int]) -> Documents.Table.Cells? {
    if role == Schema.label, catalogue.schema.labelling != .column {
      return .prose(stars.map { Prose(classes[catalogue.labels[$0]].name) })
    }
    if catalogue.column(role) != nil {
      let texts = stars.map { catalogue.text(role, star: $0) ?? "" }
      let numerals = texts.map { $0.isEmpty ? "" : Self.numeral($0) }
      return texts.allSatisfy(\.isEmpty) || numerals.contains(nil)
        ? .prose(texts.map { Prose($0) }) : .numerals(numerals.compactMap(\.self))
    }
    guard features.contains(role), let values = catalogue.numbers[role] else { return nil }
    return .numerals(stars.map { fixed(values[$0], 4, sign: .minus) })
  }

  /// A number as the table has it, or without the rounding error of a float; nil for other texts.
  private static func numeral(_ text: String) -> String? {
    guard let number = try? Double(numeral: Array(text.utf8)[...]) else { return nil }
    return MinusSign.minus.replacingHyphen(of: text.utf8.count > 14 ? general(number) : text)
  }
}
