import Learning
import Stars
import Tables

/// A comparison of the same experiment on two tables of stars.
public struct StudyComparison: Sendable {
  /// The study of the old table.
  public let old: Study
  /// The study of the new table.
  public let new: Study

  /// The stars that are only in the new table, by their index there.
  public let added: [Int]
  /// The stars that are only in the old table, by their index there.
  public let removed: [Int]
  /// The stars in both tables, by their indices in the old and the new one; stars that share a name are
  /// paired in order.
  public let common: [(old: Int, new: Int)]
  /// The fields that differ, star by star, in the order of the new table.
  public let edits: [Edit]

  /// A field that differs.
  public struct Edit: Equatable, Sendable {
    /// The star, by its index in the new table.
    public let star: Int
    /// The name of the column.
    public let column: String
    /// The texts of the field.
    public let old, new: String
  }

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
    var places: [String: [Int]] = [:]
    for (star, name) in old.dataset.catalogue.names.enumerated().reversed() {
      places[name, default: []].append(star)
    }
    var common: [(old: Int, new: Int)] = []
    var added: [Int] = []
    for (star, name) in new.dataset.catalogue.names.enumerated() {
      if let place = places[name]?.popLast() {
        common.append((place, star))
      } else {
        added.append(star)
      }
    }
    self.common = common
    self.added = added
    removed = places.values.joined().sorted()
    edits = Self.edits(old.dataset.catalogue, new.dataset.catalogue, common)
  }

  /// The differences in the columns of both tables, except where numbers are equal but written differently.
  private static func edits(
    _ old: Catalogue, _ new: Catalogue, _ common: [(old: Int, new: Int)]
  ) -> [Edit] {
    let shared = new.table.columns.indices.compactMap { column in
      old.table.index(of: new.table.columns[column]).map { (old: $0, new: column) }
    }
    return common.flatMap { star -> [Edit] in
      let (oldRow, newRow) = (old.rows[star.old], new.rows[star.new])
      if new.table.isCopied(row: newRow, in: old.table, row: oldRow) { return [] }
      return shared.compactMap { column -> Edit? in
        let before = old.table.bytes(row: oldRow, column: column.old)
        let after = new.table.bytes(row: newRow, column: column.new)
        if before == after { return nil }
        if let a = try? Double(numeral: before), let b = try? Double(numeral: after), a == b {
          return nil
        }
        return Edit(
          star: star.new, column: new.table.columns[column.new],
          old: String(decoding: before, as: UTF8.self), new: String(decoding: after, as: UTF8.self))
      }
    }
  }

  /// Whether the two tables are the same to the program.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && edits.isEmpty }

  /// The stars for which run `index` now predicts another class, by their places in ``common``.
  public func reclassified(run index: Int) -> [Int] {
    common.indices.filter { place in
      old.runs[index].predicted[common[place].old] != new.runs[index].predicted[common[place].new]
    }
  }

  /// The places in ``common`` of the stars whose class or features differ.
  public var moved: [Int] {
    common.indices.filter { place in
      let star = common[place]
      return old.dataset.values(of: star.old) != new.dataset.values(of: star.new)
        || old.dataset.labels[star.old] != new.dataset.labels[star.new]
    }
  }

  /// The histories of the runs if only the star at `place` in ``common`` had changed.
  ///
  /// Nil if the features then have no range to be scaled over.
  public func histories(changing place: Int) -> [History]? {
    let (star, data) = (common[place], old.dataset)
    var columns = data.features.map { data.catalogue.numbers[$0] ?? [] }
    for (feature, value) in new.dataset.values(of: star.new).enumerated() {
      columns[feature][star.old] = value
    }
    var labels = data.labels
    labels[star.old] = new.dataset.labels[star.new]
    let split = data.split
    let scalings = columns.compactMap { MinMaxScaling(over: $0, of: split.training) }
    guard scalings.count == columns.count else { return nil }
    func row(_ star: Int) -> [Double] {
      columns.indices.map { scalings[$0].scale(columns[$0][star]) }
    }
    func examples(_ stars: [Int]) -> Examples {
      Examples(
        inputs: Matrix(stars.map(row)), labels: stars.map { labels[$0] },
        classCount: data.classes.count)
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
