import Tables

extension CatalogueReader {
  /// The numbers of `role` derived from other columns; nil if the table has none of those.
  mutating func derived(_ role: String, isFeature: Bool) -> NumberColumn? {
    let quantity = schema.quantities[role]
    if !isFeature, quantity.reading != .always { return nil }
    let rules = rules(for: quantity)
    guard let first = rules.first else { return nil }
    var values = Array(repeating: Double.nan, count: table.rowCount)
    var columns: [[[Double]]] = []
    for rule in rules where columns.isEmpty || values.contains(where: \.isNaN) {
      let sources = rule.sources.map { source in
        map[source].map {
          numbers(inColumn: $0, source, isNeeded: isFeature, hasFallback: rules.count > 1)
        } ?? []
      }
      if isFeature {
        requireUnits(of: rule, sources)
        warnOfColors(rule, sources)
      }
      let count = Self.fill(&values, by: rule, from: sources)
      columns.append(sources)
      if count == 0, columns.count > 1 { continue }
      used.formUnion(rule.sources)
      if isFeature {
        derivations.append(
          .init(
            role: role, description: rule.description, isOfDwarfs: rule.isOfDwarfs, count: count))
      }
    }
    if isFeature, !schema.leavesOutMissing {
      reportUnderived(values, role, first, columns[0], hasFallback: rules.count > 1)
    }
    return NumberColumn(values: values) {
      [quantities = schema.quantities, sources = columns[0]] row in
      let missing = sources.indices.first { !sources[$0][row].isFinite }
      return missing.map { quantities[first.sources[$0]].absence }
        ?? first.missingReason(sources, row)
    }
  }

  /// The rules that the columns of the table allow: those of columns that the schema names go first.
  private func rules(for quantity: Quantity) -> [Derivation] {
    let rules = quantity.derivations(schema, map).filter { rule in
      rule.sources.allSatisfy { map[$0] != nil }
    }
    func guesses(_ rule: Derivation) -> Int { rule.sources.count { map.guessed.contains($0) } }
    return rules.enumerated().sorted {
      (guesses($0.element), $0.offset) < (guesses($1.element), $1.offset)
    }
    .map(\.element)
  }

  /// Warns of a column of colour indices of which half are redder than nearly all stars.
  private mutating func warnOfColors(_ rule: Derivation, _ sources: [[Double]]) {
    for (role, values) in zip(rule.sources, sources) {
      let limit = [Schema.colorBV: 2.0, Schema.colorBPRP: 4.5][role]
      guard let limit, let column = map[role],
        let median = values.filter(\.isFinite).unsortedMedian, median > limit
      else { continue }
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
        case Schema.parallax: (values.filter(\.isFinite).unsortedMedian ?? 1) < 1
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

  /// Derives the values that are still missing, and returns their number.
  private static func fill(
    _ values: inout [Double], by rule: Derivation, from sources: [[Double]]
  ) -> Int {
    var count = 0
    for row in values.indices where values[row].isNaN {
      guard sources.allSatisfy({ $0[row].isFinite }) else { continue }
      values[row] = rule.value(sources, row)
      if values[row].isFinite { count += 1 } else { values[row] = .nan }
    }
    return count
  }

  /// Reports the rows for which nothing could be derived.
  private mutating func reportUnderived(
    _ values: [Double], _ role: String, _ rule: Derivation, _ sources: [[Double]],
    hasFallback: Bool
  ) {
    for row in values.indices where values[row].isNaN {
      let isWhole = sources.allSatisfy { $0[row].isFinite }
      if !isWhole, !hasFallback { continue }
      let missing = sources.indices.first { !sources[$0][row].isFinite }
      guard let column = map[rule.sources[missing ?? min(1, sources.count - 1)]] else { continue }
      let field = table.bytes(row: row, column: column)
      report(
        field.isEmpty
          ? "\(table.columns[column]) is empty"
          : "no \(role) follows from \(table.columns[column]) \(quoted(field))", row, column)
    }
  }
}
