import Documents
import Experiments
import Formatting
import Stars
import Tables

/// The tables of a report's data but for that of the stars.
struct DataTables {
  private let dataset: Dataset

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
}
