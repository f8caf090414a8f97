import Parallelism
import Tables

/// The rows that are excluded.
extension CatalogueReader {
  /// The fault of a table without stars that are used.
  func noStars(_ catalogue: Catalogue) -> Diagnostic {
    guard table.rowCount > 0 else {
      return table.diagnostic("the table has a header but no stars")
    }
    let reasons = catalogue.omissions.map { "\($0.count) with \($0.reason)" }
    return table.diagnostic("every star is excluded: \(reasons.joined(separator: ", "))")
  }

  /// The rows of the stars that lack a feature or a class, or whose distance is unknown; each is counted
  /// under its first reason.
  mutating func incompleteRows(
    _ catalogue: inout Catalogue, _ columns: [String: NumberColumn], _ labels: Labels
  ) -> [Int] {
    let isFar = unknownDistances()
    let features = schema.features.compactMap { columns[$0] }
    let (values, classes) = (features.map(\.values), labels.indices)
    let weights = catalogue.weights
    let incomplete = concurrentMap(partsOf: 0..<table.rowCount, least: 1 << 15) { rows in
      rows.filter { row in
        classes[row] < 0 || weights?[row] == 0 || !values.allSatisfy { $0[row].isFinite }
          || isFar(row)
      }
    }
    .flatMap(\.self)
    var places: [String: Int] = [:]
    for row in incomplete {
      let weight = weights?[row] ?? 1
      // The rows of no stars are noted elsewhere.
      if weight == 0 { continue }
      // What follows from a magnitude is false too where the distance is unknown.
      let reason =
        isFar(row)
        ? "no known distance"
        : features.first { !$0.values[row].isFinite }?.missingReason(row)
          ?? labels.missingReason(row)
      if let place = places[reason] {
        catalogue.omissions[place].count += weight
      } else {
        places[reason] = catalogue.omissions.count
        catalogue.omissions.append((reason, weight))
      }
    }
    catalogue.omissions.sort { ($1.count, $0.reason) < ($0.count, $1.reason) }
    return incomplete
  }

  /// The rows among the `incomplete` ones that have a colour and everything else but a temperature.
  mutating func rowsWithoutTemperature(
    among incomplete: [Int], _ columns: [String: NumberColumn], _ labels: Labels
  ) -> [Int] {
    guard let color, !incomplete.isEmpty else { return [] }
    let isFar = unknownDistances()
    let others = schema.features.filter { $0 != color.temperature }.compactMap {
      columns[$0]?.values
    }
    return incomplete.filter { row in
      color.values[row].isFinite && labels.indices[row] >= 0
        && others.allSatisfy { $0[row].isFinite } && !isFar(row)
    }
  }

  /// Whether the distance of a row is one that means that it is unknown.
  private mutating func unknownDistances() -> @Sendable (_ row: Int) -> Bool {
    let distances = numbers(Schema.distance)?.values
    return { row in distances.map { $0[row] >= Derivation.unknownDistance } ?? false }
  }
}
