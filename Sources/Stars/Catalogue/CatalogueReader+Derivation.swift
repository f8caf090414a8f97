import Tables

extension CatalogueReader {
  /// The numbers of `role` derived from other columns; nil if the table has none of those.
  mutating func derived(_ role: String, isFeature: Bool) -> NumberColumn? {
    let quantity = schema.quantities[role]
    if !isFeature, quantity.reading != .always { return nil }
    let rules = quantity.rules(schema, map)
    guard let first = rules.first else { return nil }
    var values = Array(repeating: Double.nan, count: table.rowCount)
    var tried: [TriedRule] = []
    let fewest = decisions?.ruleCounts[role] ?? 1
    for (index, rule) in rules.enumerated()
    where index < fewest || values.contains(where: \.isNaN) {
      let sources = rule.sources.map { source in
        map[source].map {
          numbers(inColumn: $0, source, isNeeded: isFeature, hasFallback: rules.count > 1)
        } ?? []
      }
      if isFeature, let index = rule.sources.firstIndex(of: Schema.parallax) {
        parallaxes = sources[index]
      }
      if isFeature {
        requireUnits(of: rule, sources)
        warnOfColors(rule, sources)
      }
      let columns = sources + rule.aids.map { self.column(of: $0) }
      let ways = Self.fill(&values, by: rule, from: columns)
      tried.append(TriedRule(rule: rule, columns: columns))
      if ways.isEmpty, tried.count > 1 { continue }
      used.formUnion(rule.sources)
      if isFeature { filled.append(FilledRows(role: role, rule: rule, index: index, ways: ways)) }
    }
    evidence.ruleCounts[role] = tried.count
    noteColor(of: role, values, tried)
    if isFeature, !schema.leavesOutMissing {
      reportUnderived(values, role, tried, hasFallback: rules.count > 1)
    }
    return NumberColumn(values: values) { [quantities = schema.quantities] row in
      if let whole = tried.first(where: { $0.missing(row) == nil }) {
        return whole.rule.missingReason(whole.columns, row)
      }
      return quantities[first.sources[tried[0].missing(row) ?? 0]].absence
    }
  }

  /// Notes the colours of the stars if the temperature `role` follows from colours alone, and one colour index is
  /// known of every star that has a temperature.
  private mutating func noteColor(
    of role: String, _ temperatures: [Double], _ tried: [TriedRule]
  ) {
    let rules = tried.compactMap { tried in
      tried.rule.color.map { (color: $0, columns: tried.columns) }
    }
    guard schema.rules.colorScale == nil, rules.count == tried.count, decisions == nil else {
      return
    }
    for index in rules.map(\.color.role) {
      var values = Array(repeating: Double.nan, count: table.rowCount)
      for (color, columns) in rules where color.role == index {
        for row in values.indices where values[row].isNaN {
          values[row] = color.value(columns, row)
        }
      }
      guard values.indices.allSatisfy({ values[$0].isFinite || temperatures[$0].isNaN }) else {
        continue
      }
      color = ColorColumn(role: index, temperature: role, values: values)
      return
    }
  }

  /// The ways in which quantities were derived, each with the number of rows for which it was used, apart from the
  /// `excluded` ones.
  func derivedColumns(without excluded: [Int], _ weights: [Int]?) -> [AppliedRule] {
    let excluded = Set(excluded)
    return schema.features.flatMap { role in
      filled.filter { $0.role == role }.map { $0.applied(without: excluded, weights) }
    }
  }

  /// The column that helps a derivation.
  private mutating func column(of aid: Derivation.Aid) -> [Double] {
    switch aid {
    case .quantity(let role):
      return magnitudes[role] ?? Array(repeating: .nan, count: table.rowCount)
    case .heliumAtmosphere:
      guard let column = map.atmospheres else {
        return Array(repeating: 0, count: table.rowCount)
      }
      return (0..<table.rowCount).map {
        SpectralType.isHeliumWhiteDwarf(table.bytes(row: $0, column: column)) ? 1 : 0
      }
    }
  }

  /// Warns of a column of colour indices of which half are redder than nearly all stars.
  private mutating func warnOfColors(_ rule: Derivation, _ sources: [[Double]]) {
    for (role, values) in zip(rule.sources, sources) {
      let limit = [Schema.colorBV: 2.0, Schema.colorBPRP: 4.5][role]
      guard let limit, let column = map[role], hasMedian(of: role, values, above: limit) else {
        continue
      }
      faults.append(
        table.diagnostic(
          "half of the values exceed \(limit), redder than nearly all stars: this may not be "
            + schema.quantities[role].phrase, header: column, severity: .warning,
          suggestion: "name the right column in the experiment"))
    }
  }

  /// Reports distances, and parallaxes that may be in arcseconds, of which no unit is known: a wrong one
  /// shifts every magnitude.
  private mutating func requireUnits(of rule: Derivation, _ sources: [[Double]]) {
    for (role, values) in zip(rule.sources, sources) where map.units[role]?.source == .assumed {
      guard let column = map[role] else { continue }
      let isUnclear =
        switch role {
        case Schema.distance: true
        case Schema.parallax: hasMedian(of: role, values.lazy.map { -$0 }, above: -1)
        default: false
        }
      guard isUnclear, faultyUnits.insert(column).inserted else { continue }
      let (key, units) =
        role == Schema.distance
        ? ("distance_unit", "pc, kpc or ly") : ("parallax_unit", "mas or arcsec")
      faults.append(
        table.diagnostic(
          "\(table.columns[column]) has no unit, so no absolute magnitude can be derived from it",
          header: column,
          suggestion: "state the unit in its name, as in "
            + (role == Schema.distance ? "distance_pc" : "parallax_mas")
            + ", or with \(key): \(units) in the experiment"))
    }
  }

  /// Whether the median of the finite `values` of a role, of all blocks if the table is one, exceeds `limit`.
  private mutating func hasMedian(
    of role: String, _ values: some Sequence<Double>, above limit: Double
  ) -> Bool {
    let tally = MedianTally(values, limit: limit)
    evidence.medians[role] = tally
    return decisions.map { $0.largeMedians.contains(role) } ?? tally.isAbove
  }

  /// Derives the values that are still missing, and returns the rows with the ways of the rule.
  private static func fill(
    _ values: inout [Double], by rule: Derivation, from columns: [[Double]]
  ) -> [(row: Int, way: Int)] {
    var ways: [(row: Int, way: Int)] = []
    let sources = columns.prefix(rule.sources.count)
    for row in values.indices where values[row].isNaN {
      guard sources.allSatisfy({ $0[row].isFinite }) else { continue }
      values[row] = rule.value(columns, row)
      if values[row].isFinite {
        ways.append((row, rule.ways?.index(columns, row) ?? 0))
      } else {
        values[row] = .nan
      }
    }
    return ways
  }

  /// Reports the rows for which nothing could be derived.
  private mutating func reportUnderived(
    _ values: [Double], _ role: String, _ tried: [TriedRule], hasFallback: Bool
  ) {
    for row in values.indices where values[row].isNaN {
      let whole = tried.first { $0.missing(row) == nil }
      if whole == nil, !hasFallback { continue }
      let rule = (whole ?? tried[0]).rule
      let missing = whole == nil ? tried[0].missing(row) : nil
      guard
        let column = map[
          rule.sources[missing ?? (rule.ways == nil ? min(1, rule.sources.count - 1) : 0)]]
      else {
        continue
      }
      let field = table.bytes(row: row, column: column)
      let reason = whole.map { ", \($0.rule.missingReason($0.columns, row))" } ?? ""
      report(
        field.isEmpty
          ? "\(table.columns[column]) is empty"
          : "no \(role) follows from \(table.columns[column]) \(quoted(field))\(reason)", row,
        column)
    }
  }
}

/// The rows for which a quantity was derived by a rule.
struct FilledRows {
  let role: String
  let rule: Derivation
  /// The place of the rule among those of the quantity.
  let index: Int
  /// The rows, each with the index of the way.
  let ways: [(row: Int, way: Int)]

  /// The rule with the number of stars for which each way was used, apart from the `excluded` ones.
  func applied(without excluded: Set<Int>, _ weights: [Int]?) -> AppliedRule {
    var counts = Array(repeating: 0, count: rule.ways?.names.count ?? 1)
    for (row, way) in ways where !excluded.contains(row) { counts[way] += weights?[row] ?? 1 }
    return AppliedRule(role: role, rule: rule, index: index, counts: counts)
  }
}

/// A rule by which a quantity was derived.
struct AppliedRule: Sendable {
  let role: String
  let rule: Derivation
  /// The place of the rule among those of the quantity.
  let index: Int
  /// The number of stars for which each way was used.
  var counts: [Int]

  /// The ways that were used; the first if none was.
  var columns: [DerivedColumn] {
    let isUnused = counts.allSatisfy { $0 == 0 }
    return counts.enumerated().filter { $1 > 0 || isUnused && $0 == 0 }.map { way, count in
      DerivedColumn(
        role: role, sources: rule.sources, source: rule.description, way: rule.ways?.names[way],
        isDereddened: rule.isDereddened,
        assumesDwarfs: count > 0 && rule.ways?.assumption == way, count: count)
    }
  }
}

/// A rule by which a quantity was derived as far as possible.
private struct TriedRule: Sendable {
  let rule: Derivation
  /// The columns of its sources and aids.
  let columns: [[Double]]

  /// The first of its sources that a row lacks; nil if the row has all.
  func missing(_ row: Int) -> Int? {
    rule.sources.indices.first { !columns[$0][row].isFinite }
  }
}
