import Parallelism
import Tables

/// The rows that are excluded.
extension CatalogueReader {
  /// The rows of the stars that lack a feature or a class, or whose distance is unknown; each is counted
  /// under its first reason.
  mutating func incompleteRows(
    _ catalogue: inout Catalogue, _ columns: [String: NumberColumn], _ labels: Labels
  ) -> [Int] {
    let (distances, isFar) = unknownDistances()
    let features = schema.features.compactMap { columns[$0] }
    let classes = labels.indices
    let values = schema.features.filter { !complete.contains($0) }.compactMap {
      columns[$0]?.values
    }
    let weights = catalogue.weights
    let incomplete = concurrentMap(partsOf: 0..<table.rowCount, least: 1 << 15) { rows in
      rows.inBlocks(of: 1 << 10).flatMap { block in
        let isComplete =
          weights == nil && distances == nil && !classes.hasNone(in: block)
          && !values.contains { $0.hasNumber(outside: .finite, in: block) }
        return isComplete
          ? []
          : block.filter { row in
            classes[row] < 0 || weights?[row] == 0 || !values.allSatisfy { $0[row].isFinite }
              || isFar(row)
          }
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
    catalogue.sortOmissions()
    return incomplete
  }

  /// The rows among the `incomplete` ones that have a colour and everything else but a temperature.
  mutating func rowsWithoutTemperature(
    among incomplete: [Int], _ columns: [String: NumberColumn], _ labels: Labels
  ) -> [Int] {
    guard let color, !incomplete.isEmpty else { return [] }
    let (_, isFar) = unknownDistances()
    let others = schema.features.filter { $0 != color.temperature }.compactMap {
      columns[$0]?.values
    }
    return incomplete.filter { row in
      color.values[row].isFinite && labels.indices[row] >= 0
        && others.allSatisfy { $0[row].isFinite } && !isFar(row)
    }
  }

  /// The distances, if there are any, and whether that of a row is one that means that it is unknown.
  private mutating func unknownDistances() -> ([Double]?, isFar: @Sendable (_ row: Int) -> Bool) {
    let distances = numbers(Schema.distance)?.values
    return (
      distances, { row in distances.map { $0[row] >= Derivation.unknownDistance } ?? false }
    )
  }
}
