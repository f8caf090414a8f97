import Elementary
import Tables

/// The ages and metallicities that the comments of a text state for the rows below them.
///
///     #  Np = 2100   [M/H] = -1.500   Z = 0.0004968   Y = 0.2476   Age (Myr) = 100.000
///     #AGE= 1.250 EEPS=271
///     # Isochrone  Z = 0.01900  Age = 1.000e+09 yr
///     #MIX-LEN  Y      Z          Zeff        [Fe/H] [a/Fe]
///     # 1.9380  0.2741 1.8851E-02 1.8851E-02   0.00   0.00
///
/// The first is a line of BaSTI, the second of Dartmouth, the third of the older isochrones of Padua; names
/// above their values are in files of Dartmouth and MIST.
struct CurveComments {
  /// A value, and the position in the text from which it holds.
  private typealias Statement = (start: Int, value: Double)

  private var logAges: [Statement] = []
  private var metallicities: [Statement] = []

  /// Reads the comments of `source`.
  init(_ source: SourceText) {
    var ages: [(start: Int, value: Double, unit: AgeUnit?)] = []
    var above: [Substring] = []
    for line in source.comments {
      let text = source.text(line)
      let words = text.split { $0 == " " || $0 == "\t" }
      for (name, value, unit) in Self.values(in: text) + Self.values(words, below: above) {
        let name = name.filter { !"()[]".contains($0) }
        switch name {
        case "m/h", "fe/h", "mh", "feh": metallicities.append((line.lowerBound, value))
        case "logage", "log10age", "logageyr", "logage/yr":
          logAges.append((line.lowerBound, value))
        case "age", "ageyr", "agemyr", "agegyr":
          ages.append((line.lowerBound, value, AgeUnit(endOf: name) ?? unit))
        default: break
        }
      }
      above = words
    }
    let usual = AgeUnit(ofAges: ages.filter { $0.unit == nil }.map(\.value))
    logAges += ages.map { ($0.start, decimalLogarithm(($0.unit ?? usual).years($0.value))) }
    logAges.sort { $0.start < $1.start }
  }

  /// Whether any age is stated.
  var hasAges: Bool { !logAges.isEmpty }

  /// The logarithms of the ages in years of the rows of `table`; nil if no comment states any.
  func logAges(of table: Table) -> [Double]? { Self.values(logAges, table) }

  /// The metallicities of the rows of `table`; nil if no comment states any.
  func metallicities(of table: Table) -> [Double]? { Self.values(metallicities, table) }

  private static func values(_ statements: [Statement], _ table: Table) -> [Double]? {
    if statements.isEmpty { return nil }
    var coming = statements[...]
    var value = Double.nan
    return (0..<table.rowCount).map { row in
      let position = table.range(row: row, column: 0).lowerBound
      while let next = coming.first, next.start < position {
        value = next.value
        coming.removeFirst()
      }
      return value
    }
  }

  // MARK: - Reading

  /// The values in `Age (Myr) = 100.000  Z = 0.019`, each with its folded name and the unit behind it.
  private static func values(
    in text: String
  ) -> [(name: String, value: Double, unit: AgeUnit?)] {
    var values: [(String, Double, AgeUnit?)] = []
    let parts = text.split(separator: "=").map { $0.split { $0 == " " || $0 == "\t" } }
    for (before, after) in zip(parts, parts.dropFirst()) {
      guard let value = after.first.flatMap(number) else { continue }
      let unit = after.dropFirst().first.flatMap { AgeUnit(endOf: $0.lowercased()) }
      // Other words may precede the name, which is one word, or two with a unit in parentheses.
      let words = before.last?.first == "(" ? before.suffix(2) : before.suffix(1)
      values.append((folded(words), value, unit))
    }
    return values
  }

  /// The values of a line that consists of numbers, below a line of as many names.
  private static func values(
    _ words: [Substring], below names: [Substring]
  ) -> [(name: String, value: Double, unit: AgeUnit?)] {
    let numbers = words.compactMap(number)
    guard numbers.count == words.count, names.count == words.count else { return [] }
    return zip(names, numbers).map { (folded([$0]), $1, nil) }
  }

  private static func folded(_ words: ArraySlice<Substring>) -> String {
    ColumnHeader.fold(words.joined().lowercased()[...])
  }

  private static func number(_ word: Substring) -> Double? {
    try? Double(numeral: Array(word.utf8)[...])
  }
}
