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
      let sizes = heldOut(share, of: classes.map(catalogue.starCount))
      let stars = Set(
        zip(classes, sizes).flatMap { rows, size in first(size, of: rows, catalogue) })
      splits = [Split(count, isHeldOut: stars.contains)]
    case .folds(let folds, let seed):
      let parts = parts(folds, of: shuffledClasses(catalogue, seed), catalogue)
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

  /// The first of `rows` that stand for about `size` stars: at least one row, and not all if there are several.
  private static func first(
    _ size: Int, of rows: [Int], _ catalogue: Catalogue
  ) -> ArraySlice<Int> {
    guard let weights = catalogue.weights else { return rows.prefix(size) }
    if size == 0 { return [] }
    var (count, sum) = (0, 0)
    for row in rows {
      // A row is held out if that brings the number of stars nearer to the size.
      if count > 0, size - sum <= sum + weights[row] - size { break }
      sum += weights[row]
      count += 1
    }
    return rows.prefix(min(count, max(rows.count - 1, 1)))
  }

  /// The fold of each row.
  ///
  /// Every row goes to the fold with the fewest stars of its class, of equals to that with the fewest stars, so that
  /// the folds are equal to within one row.
  private static func parts(
    _ folds: Int, of classes: [[Int]], _ catalogue: Catalogue
  ) -> [Int] {
    var parts = Array(repeating: 0, count: catalogue.count)
    var sums = Array(repeating: 0, count: folds)
    for rows in classes {
      var own = sums.map { _ in 0 }
      for row in rows {
        let fold = own.indices.min { (own[$0], sums[$0], $0) < (own[$1], sums[$1], $1) } ?? 0
        parts[row] = fold
        own[fold] += catalogue.weight(of: row)
        sums[fold] += catalogue.weight(of: row)
      }
    }
    return parts
  }

  private static func check(_ split: Split, _ catalogue: Catalogue) throws(Diagnostics) {
    if split.validation.isEmpty { throw fault("the split holds out no star") }
    let trained = Set(split.training.map { catalogue.labels[$0] })
    for label in catalogue.labels.distinct where !trained.contains(label) {
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
