import Formatting

/// A quantity that the table lacks, and one way in which it was derived.
public struct DerivedColumn: Equatable, Sendable {
  /// The role of the quantity.
  public let role: String
  /// The roles that it was derived from.
  public let sources: [String]
  /// The source in words, to follow "derived": `from B−V`.
  public let source: String
  /// The way from there: `by the dwarf sequence`; nil if the source says it all.
  public let way: String?
  /// Whether it was corrected for interstellar extinction or reddening.
  public let isDereddened: Bool
  /// Whether the stars are treated as dwarfs although they may be others.
  public let assumesDwarfs: Bool
  /// The number of stars for which it was used.
  public let count: Int

  /// The rule in words, to follow "derived": `from B−V by the dwarf sequence`.
  public var description: String { source + (way.map { " " + $0 } ?? "") }
}

extension [DerivedColumn] {
  /// A derived quantity in words.
  public typealias Description = (role: String, text: String, dwarfs: (count: Int, isAll: Bool))

  /// The quantities with their rules in words: "from V and the parallax (8 stars) or from V and the distance".
  ///
  /// Numbers of stars are given only where there are several rules. The dwarfs are the stars that are treated
  /// as dwarfs although they may be others.
  public var descriptions: [Description] {
    var roles: [String] = []
    for column in self where !roles.contains(column.role) { roles.append(column.role) }
    return roles.map { role in
      let columns = filter { $0.role == role }
      var sources: [String] = []
      for column in columns where !sources.contains(column.source) { sources.append(column.source) }
      let texts = sources.map { source in
        let ways = Self.ways(columns.filter { $0.source == source })
        let isOnly = ways.count == 1 && sources.count == 1
        let texts = ways.map { way, count in
          isOnly ? way ?? "" : Self.counting(count, after: way ?? source)
        }
        guard ways[0].way != nil else { return isOnly ? source : texts[0] }
        let choice = ways.count > 1 ? ", depending on the star's place in the diagram" : ""
        return "\(source) \(listed(texts))\(choice)"
      }
      let assumed = columns.filter(\.assumesDwarfs)
      return (
        role, texts.joined(separator: " or "),
        (assumed.reduce(0) { $0 + $1.count }, assumed.count == columns.count)
      )
    }
  }

  /// The different ways of `columns`, in their order, with the numbers of stars.
  private static func ways(_ columns: [DerivedColumn]) -> [(way: String?, count: Int)] {
    var ways: [(way: String?, count: Int)] = []
    for column in columns {
      if let index = ways.firstIndex(where: { $0.way == column.way }) {
        ways[index].count += column.count
      } else {
        ways.append((column.way, column.count))
      }
    }
    return ways
  }

  /// `text` with a number of stars behind, within the brackets that it ends in.
  private static func counting(_ count: Int, after text: String) -> String {
    let stars = counted(count, "star")
    return text.hasSuffix(")") ? "\(text.dropLast()); \(stars))" : "\(text) (\(stars))"
  }
}
