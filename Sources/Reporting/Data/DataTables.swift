import Documents
import Experiments
import Formatting
import Stars
import Tables

/// The tables of a report's data: the ranges of the inputs, and the stars.
struct DataTables {
  private let dataset: Dataset

  /// The number of stars above which the report does not list them all.
  static let mostStars = 60

  init(_ dataset: Dataset) { self.dataset = dataset }

  /// The range of each input's scaling, and the stars at its ends.
  var scaling: Documents.Table {
    let names = dataset.catalogue.names
    let scalings = dataset.scalings
    func ends(_ value: KeyPath<MinMaxScaling, Double>) -> [String] {
      zip(dataset.features, scalings).map { role, scaling in
        NumberText.shortest(dataset.catalogue.shown(role, scaling[keyPath: value]))
      }
    }
    return Documents.Table([
      .init("input", .prose(dataset.quantities.map(\.symbol.prose))),
      .init("smallest", .numerals(ends(\.minimum))),
      .init("of", text: scalings.map { names[$0.minimumStar] }),
      .init("largest", .numerals(ends(\.maximum))),
      .init("of", text: scalings.map { names[$0.maximumStar] }),
    ])
  }

  /// The stars, or the first of many.
  var stars: Documents.Table {
    let catalogue = dataset.catalogue
    let shown = Array(0..<min(dataset.count, Self.mostStars))
    var columns: [Documents.Table.Column] = [
      .init("no.", .integers(shown.map { $0 + 1 })),
      .init("name", text: shown.map { catalogue.names[$0] }),
    ]
    for (role, header) in headers {
      guard let cells = cells(role, shown) else { continue }
      columns.append(.init(header, cells))
    }
    return Documents.Table(columns)
  }

  /// The roles of the columns with their headers: known quantities in their order, then other inputs of the
  /// network, and last the label.
  private var headers: [(role: String, header: Prose)] {
    let quantities = dataset.catalogue.schema.quantities
    let features = dataset.features
    let known = quantities.all.filter { $0.isTabulated || features.contains($0.role) }
    return known.map { ($0.role, $0.header) }
      + features.filter { quantities.known($0) == nil }.map { ($0, Prose($0)) }
      + [(Schema.label, quantities[Schema.label].header)]
  }

  /// The cells of the stars in the column of `role`, listed or derived; nil if it is neither.
  private func cells(_ role: String, _ stars: [Int]) -> Documents.Table.Cells? {
    let catalogue = dataset.catalogue
    if role == Schema.label, catalogue.schema.labelling != .column {
      return .prose(stars.map { Prose(dataset.classes[dataset.labels[$0]].name) })
    }
    if catalogue.column(role) != nil {
      let texts = stars.map { catalogue.text(role, star: $0) ?? "" }
      let numerals = texts.map { $0.isEmpty ? "" : Self.numeral($0) }
      return texts.allSatisfy(\.isEmpty) || numerals.contains(nil)
        ? .prose(texts.map { Prose($0) }) : .numerals(numerals.compactMap(\.self))
    }
    guard dataset.features.contains(role), let values = catalogue.numbers[role] else { return nil }
    return .numerals(stars.map { fixed(values[$0], 4, sign: .minus) })
  }

  /// A number as the table has it, or without the rounding error of a float; nil for other texts.
  private static func numeral(_ text: String) -> String? {
    guard let number = try? Double(numeral: Array(text.utf8)[...]) else { return nil }
    return MinusSign.minus.replacingHyphen(of: text.utf8.count > 14 ? general(number) : text)
  }
}
