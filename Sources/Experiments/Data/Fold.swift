/// A fold of a cross-validation.
public struct Fold: Sendable {
  /// The fold as the validation stars, and all others as the training stars.
  public let split: Split
  /// The scaling of every feature, over these training stars.
  let scalings: [MinMaxScaling]
}

extension Dataset {
  /// The number of stars with the same features as a star of another fold; 0 for cells, whose stars have the same
  /// only because they are counted together.
  public var twinsAcrossFolds: Int {
    guard catalogue.schema.cell.isEmpty else { return 0 }
    var places: [[Double]: Set<Int>] = [:]
    for (index, fold) in folds.enumerated() {
      for star in fold.split.validation {
        places[Array(input(of: star)), default: []].insert(index)
      }
    }
    let twins = folds.flatMap(\.split.validation).filter {
      (places[Array(input(of: $0))]?.count ?? 0) > 1
    }
    return starCount(of: twins)
  }
}
