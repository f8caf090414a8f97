import Learning

/// A comparison of the same experiment on two tables of stars.
public struct StudyComparison: Sendable {
  /// The study of the old table.
  public let old: Study
  /// The study of the new table.
  public let new: Study

  /// The differences of the two tables.
  public let stars: CatalogueComparison

  /// The stars that are only in the new table, by their index there.
  public var added: [Int] { stars.added }
  /// The stars that are only in the old table, by their index there.
  public var removed: [Int] { stars.removed }
  /// The stars in both tables, by their indices in the old and the new one.
  public var common: [(old: Int, new: Int)] { stars.common }
  /// The fields that differ, star by star, in the order of the new table.
  public var edits: [CatalogueComparison.Edit] { stars.edits }

  /// Compares two studies of one experiment; nil if their classes differ, or the runs that did not diverge.
  ///
  /// - Precondition: Both have the same features.
  public init?(old: Study, new: Study) {
    precondition(old.dataset.features == new.dataset.features, "studies of two experiments")
    guard old.dataset.classes.map(\.label) == new.dataset.classes.map(\.label),
      old.runs.map(\.run) == new.runs.map(\.run)
    else { return nil }
    self.old = old
    self.new = new
    stars = CatalogueComparison(old: old.dataset.catalogue, new: new.dataset.catalogue)
  }

  /// Whether the two tables are the same to the program.
  public var isEmpty: Bool { stars.isEmpty }

  /// The stars for which run `index` now predicts another class, by their places in ``common``.
  public func reclassified(run index: Int) -> [Int] {
    common.indices.filter { place in
      old.runs[index].predicted[common[place].old] != new.runs[index].predicted[common[place].new]
    }
  }

  /// The places in ``common`` of the stars whose class or features differ.
  public var moved: [Int] { stars.moved }

  /// The histories of the runs if only the star at `place` in ``common`` had changed.
  ///
  /// Nil if the features then have no range to be scaled over.
  public func histories(changing place: Int) -> [History]? {
    let (star, data) = (common[place], old.dataset)
    var columns = data.features.map { data.catalogue.numbers[$0] ?? [] }
    for (feature, value) in new.dataset.values(of: star.new).enumerated() {
      columns[feature][star.old] = value
    }
    var labels = Array(data.labels)
    labels[star.old] = new.dataset.labels[star.new]
    var weights = data.catalogue.weights
    weights?[star.old] = new.dataset.catalogue.weight(of: star.new)
    let split = data.split
    let scalings = columns.compactMap { MinMaxScaling(over: $0, of: split.training) }
    guard scalings.count == columns.count else { return nil }
    func row(_ star: Int) -> [Double] {
      columns.indices.map { scalings[$0].scale(columns[$0][star]) }
    }
    func examples(_ stars: [Int]) -> Examples {
      Examples(
        inputs: Matrix(stars.map(row)), labels: stars.map { labels[$0] },
        classCount: data.classes.count,
        weights: weights.map { weights in stars.map { weights[$0] } })
    }
    return old.runs.map { run in
      train(
        old.initial, on: examples(split.training), Training(run.run, old.experiment.training),
        validating: split.validation.isEmpty ? nil : examples(split.validation),
        tracking: row(data.trackedStar))
    }
  }

  /// The share of the diagram in which run `index` now predicts another class, from 0 to 1: of the box around
  /// all stars of both tables, sampled at the centres of `steps` cells along each feature.
  ///
  /// Nil unless there are two features.
  public func changedArea(run index: Int, steps: Int = 200) -> Double? {
    guard new.dataset.features.count == 2 else { return nil }
    let axes = zip(old.dataset.scalings, new.dataset.scalings).map { a, b in
      let from = min(a.minimum, b.minimum)
      let width = max(a.maximum, b.maximum) - from
      return (0..<steps).map { from + width * (Double($0) + 0.5) / Double(steps) }
    }
    let columns = [
      axes[0].flatMap { Array(repeating: $0, count: steps) },
      Array(repeating: axes[1], count: steps).flatMap(\.self),
    ]
    let before = old.runs[index].classifier.classes(columns)
    let after = new.runs[index].classifier.classes(columns)
    return Double(zip(before, after).count { $0 != $1 }) / Double(before.count)
  }
}
