/// The tables among several that have the same stars, or nearly the same.
///
/// Two tables are the same if all their stars agree in features and class. They are nearly the same if, among the
/// stars that are not in the reference table, at least 95 % of the larger number agree. Tables with the stars of the
/// reference alone are no repetitions of one another.
public struct RepeatedTables: Sendable {
  /// The share of stars from which two tables are nearly the same, in percent.
  public static let percent = 95

  /// The tables that are the same, by their indices; at least two in each group.
  public let groups: [[Int]]
  /// The pairs of tables that are nearly the same: their indices, or the first of each one's group, the number of stars
  /// that they share, and that of the one with more.
  public let pairs: [(first: Int, second: Int, shared: Int, of: Int)]

  /// The repetitions among `tables`; nil stands for one that cannot be read.
  public init(_ tables: [StarPrints?], reference: StarPrints?) {
    var groups: [[Int]] = []
    var own: [StarPrints] = []
    for (index, table) in tables.enumerated() {
      guard let table, table != reference else { continue }
      if let group = groups.firstIndex(where: { tables[$0[0]] == table }) {
        groups[group].append(index)
      } else {
        groups.append([index])
        own.append(reference.map(table.subtracting) ?? table)
      }
    }
    var pairs: [(first: Int, second: Int, shared: Int, of: Int)] = []
    for first in groups.indices {
      for second in groups.indices.dropFirst(first + 1) {
        let most = max(own[first].count, own[second].count)
        let shared = own[first].shared(with: own[second])
        if shared > 0, shared * 100 >= most * Self.percent {
          pairs.append((groups[first][0], groups[second][0], shared, most))
        }
      }
    }
    self.groups = groups.filter { $0.count > 1 }
    self.pairs = pairs
  }
}
