import Learning
import Stars
import Tables

/// A split of the stars into training and validation stars.
public struct Split: Equatable, Sendable {
  /// The training stars, in the order of the table.
  public let training: [Int]
  /// The validation stars, in the order of the table.
  public let validation: [Int]

  /// The stars by which networks are judged: the validation stars or, without these, the training stars.
  public var scored: [Int] { validation.isEmpty ? training : validation }

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
      let classes = shuffledClasses(catalogue, seed)
      let sizes = heldOut(share, of: classes.map(\.count))
      let stars = Set(zip(classes, sizes).flatMap { $0.prefix($1) })
      splits = [Split(count, isHeldOut: stars.contains)]
    case .folds(let folds, let seed):
      // Each class goes on where the last one ended, so that the folds are equal to within one star.
      var parts = Array(repeating: 0, count: count)
      for (place, star) in shuffledClasses(catalogue, seed).joined().enumerated() {
        parts[star] = place % folds
      }
      splits = (0..<folds).map { fold in Split(count) { parts[$0] == fold } }
    }
    for split in splits { try check(split, catalogue) }
    return splits
  }

  /// The stars of each class, shuffled by a seed.
  private static func shuffledClasses(_ catalogue: Catalogue, _ seed: Int) -> [[Int]] {
    var generator = SplitMix64(seed: UInt64(seed))
    return catalogue.classLabels.indices.map { label in
      var stars = catalogue.labels.indices.filter { catalogue.labels[$0] == label }
      generator.shuffle(&stars)
      return stars
    }
  }

  /// The number of stars of each class to hold out for `share` of all, by the method of the largest
  /// remainder; at least one of every class.
  static func heldOut(_ share: Double, of counts: [Int]) -> [Int] {
    let quotas = counts.map { share * Double($0) }
    var sizes = zip(counts, quotas).map { $0 == 0 ? 0 : max(1, Int($1)) }
    let total = Int((share * Double(counts.reduce(0, +))).rounded())
    let missing = max(0, total - sizes.reduce(0, +))
    let remainders = zip(quotas, sizes).map { $0 - Double($1) }
    let order = counts.indices.sorted {
      (remainders[$1], $0) < (remainders[$0], $1)
    }
    for index in order.prefix(missing) { sizes[index] += 1 }
    return sizes
  }

  private static func check(_ split: Split, _ catalogue: Catalogue) throws(Diagnostics) {
    if split.validation.isEmpty { throw fault("the split holds out no star") }
    let trained = Set(split.training.map { catalogue.labels[$0] })
    for label in Set(catalogue.labels).sorted() where !trained.contains(label) {
      let name = quoted(catalogue.classLabels[label])
      if catalogue.labels.count(where: { $0 == label }) == 1 {
        throw fault(
          "the split holds out the only star of the class \(name)",
          suggestion: "hold stars out by rows or column, or remove the class")
      }
      throw fault(
        "the split leaves no training star of the class \(name)",
        suggestion: "hold out fewer stars, or remove the class")
    }
  }

  private static func fault(_ message: String, suggestion: String? = nil) -> Diagnostics {
    Diagnostics([Diagnostic(.error, message, suggestion: suggestion)])
  }
}
