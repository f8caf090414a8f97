import Learning
import Stars
import Tables

/// A split of the stars into training and validation stars.
public struct Split: Equatable, Sendable {
  /// The training stars, in the order of the table.
  public let training: [Int]
  /// The validation stars, in the order of the table.
  public let validation: [Int]

  /// A split of `count` stars that holds out those for which `isHeldOut` is true.
  init(_ count: Int, isHeldOut: (Int) -> Bool) {
    training = (0..<count).filter { !isHeldOut($0) }
    validation = (0..<count).filter(isHeldOut)
  }

  /// The splits of the stars by `rule`: one, or one for each fold.
  ///
  /// - Throws: A fault where a set would have no stars, or a class no training stars.
  static func all(of catalogue: Catalogue, by rule: SplitRule) throws(Diagnostics) -> [Split] {
    let count = catalogue.count
    let splits: [Split]
    switch rule {
    case .none: splits = []
    case .rows(let rows):
      splits = [Split(count) { rows.contains(catalogue.rows[$0] + 1) }]
    case .column(let name, let values):
      guard let column = catalogue.table.index(of: name) else {
        throw fault(
          "no column \(quoted(name)) to split by",
          suggestion: didYouMean(name, among: catalogue.table.columns))
      }
      splits = [
        Split(count) {
          values.contains(catalogue.table.text(row: catalogue.rows[$0], column: column))
        }
      ]
    case .share(let share, let seed):
      let parts = dealt(catalogue, seed) { place, size in
        place < max(1, Int((share * Double(size)).rounded())) ? 1 : 0
      }
      splits = [Split(count) { parts[$0] == 1 }]
    case .folds(let folds, let seed):
      let parts = dealt(catalogue, seed) { place, _ in place % folds }
      splits = (0..<folds).map { fold in Split(count) { parts[$0] == fold } }
    }
    for split in splits { try check(split, catalogue) }
    return splits
  }

  /// The part that each star is dealt into: `part`, called with its place among the stars of its class,
  /// shuffled by a seed, and with their number.
  private static func dealt(
    _ catalogue: Catalogue, _ seed: Int, _ part: (Int, Int) -> Int
  ) -> [Int] {
    var generator = SplitMix64(seed: UInt64(seed))
    var parts = catalogue.labels.map { _ in 0 }
    for label in catalogue.classLabels.indices {
      var stars = catalogue.labels.indices.filter { catalogue.labels[$0] == label }
      generator.shuffle(&stars)
      for (place, star) in stars.enumerated() { parts[star] = part(place, stars.count) }
    }
    return parts
  }

  private static func check(_ split: Split, _ catalogue: Catalogue) throws(Diagnostics) {
    if split.validation.isEmpty { throw fault("the split holds out no star") }
    let trained = Set(split.training.map { catalogue.labels[$0] })
    for label in Set(catalogue.labels).sorted() where !trained.contains(label) {
      let name = catalogue.classLabels[label]
      throw fault(
        "the split leaves no training star of the class \(quoted(name))",
        suggestion: "hold out fewer stars, or remove the class")
    }
  }

  private static func fault(_ message: String, suggestion: String? = nil) -> Diagnostics {
    Diagnostics([Diagnostic(.error, message, suggestion: suggestion)])
  }
}
