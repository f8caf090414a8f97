/// A quantity that the table lacks, and a rule it was derived by.
public struct DerivedColumn: Equatable, Sendable {
  /// The role of the quantity.
  public let role: String
  /// The rule in words, to follow "derived": `from B−V by the dwarf sequence`.
  public let description: String
  /// Whether the rule holds for dwarfs and is an approximation for other stars.
  public let isOfDwarfs: Bool
  /// The number of rows for which it was used.
  public let count: Int
}

extension [DerivedColumn] {
  /// The quantities with their rules in words: "from V and the parallax (8 rows) or from V and the distance
  /// (2 rows)"; numbers are given only where there are several.
  public var descriptions: [(role: String, text: String, isOfDwarfs: Bool)] {
    var roles: [String] = []
    for column in self where !roles.contains(column.role) { roles.append(column.role) }
    return roles.map { role in
      let ways = filter { $0.role == role }
      let texts = ways.map { way in
        ways.count == 1
          ? way.description
          : "\(way.description) (\(way.count == 1 ? "1 row" : "\(way.count) rows"))"
      }
      return (role, texts.joined(separator: " or "), ways.contains(where: \.isOfDwarfs))
    }
  }
}
