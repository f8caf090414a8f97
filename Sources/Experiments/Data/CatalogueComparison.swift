import Stars
import Tables

/// A comparison of two tables of stars that were read alike.
public struct CatalogueComparison: Sendable {
  /// The stars that are only in the new table, by their index there.
  public let added: [Int]
  /// The stars that are only in the old table, by their index there.
  public let removed: [Int]
  /// The stars in both tables, by their indices in the old and the new one; stars that share a name are
  /// paired in order.
  public let common: [(old: Int, new: Int)]
  /// The fields that differ, star by star, in the order of the new table.
  public let edits: [Edit]
  /// The places in ``common`` of the stars whose class, weight or features differ.
  public let moved: [Int]

  /// A field that differs.
  public struct Edit: Equatable, Sendable {
    /// The star, by its index in the new table.
    public let star: Int
    /// The name of the column.
    public let column: String
    /// The texts of the field.
    public let old, new: String
  }

  /// Compares two tables that were read by schemas with the same features.
  public init(old: Catalogue, new: Catalogue) {
    // The first stars usually have the same names, and are paired as they stand.
    var start = 0
    while start < min(old.count, new.count), old.names[start] == new.names[start] { start += 1 }
    var places: [String: [Int]] = [:]
    for star in (start..<old.count).reversed() { places[old.names[star], default: []].append(star) }
    var common = (0..<start).map { (old: $0, new: $0) }
    var added: [Int] = []
    for star in start..<new.count {
      if let place = places[new.names[star]]?.popLast() {
        common.append((place, star))
      } else {
        added.append(star)
      }
    }
    self.common = common
    self.added = added
    removed = places.values.joined().sorted()
    edits = Self.edits(old, new, common)
    moved = Self.moved(old, new, common)
  }

  /// The places in `common` of the stars whose class, weight or features differ.
  private static func moved(
    _ old: Catalogue, _ new: Catalogue, _ common: [(old: Int, new: Int)]
  ) -> [Int] {
    let features = new.schema.features.map { (old: old.numbers[$0], new: new.numbers[$0]) }
    return common.indices.filter { place in
      let star = common[place]
      return old.classLabel(of: star.old) != new.classLabel(of: star.new)
        || old.weight(of: star.old) != new.weight(of: star.new)
        || features.contains { $0.old?[star.old] != $0.new?[star.new] }
    }
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
  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && edits.isEmpty && moved.isEmpty
  }

  /// The stars in both tables with any difference, by their indices in the new one.
  public var changed: Set<Int> { Set(edits.map(\.star)).union(moved.map { common[$0].new }) }
}

extension Catalogue {
  /// The label of a star's class; nil if stars have none.
  func classLabel(of star: Int) -> String? {
    labels.indices.contains(star) ? classLabels[labels[star]] : nil
  }
}
