import Parallelism
import Tables

/// The features of the stars of a table, read by a ``QuantityPlan``.
struct PlannedColumns: Sendable {
  private let plan: QuantityPlan
  private let schema: Schema
  /// The numbers of the inputs as they are in the table.
  private let raw: [String: [Double]]
  /// The quantities, NaN where they are unknown.
  private var values: [String: [Double]] = [:]
  /// 1 for white dwarfs with an atmosphere of helium, otherwise 0; empty if nothing is derived from it.
  private let helium: [Double]
  /// The column of a quantity that the table lacks; empty if nothing is derived.
  private let unknown: [Double]
  private let rowCount: Int

  /// Derives the features from the numbers of the plan's inputs.
  init(_ plan: QuantityPlan, _ schema: Schema, _ table: Table, _ numbers: [[Double]]) {
    self.plan = plan
    self.schema = schema
    rowCount = table.rowCount
    let count = plan.derived.isEmpty ? 0 : table.rowCount
    helium =
      plan.atmospheres.map { Self.helium($0, table) } ?? Array(repeating: 0, count: count)
    unknown = Array(repeating: .nan, count: count)
    raw = Dictionary(uniqueKeysWithValues: zip(plan.inputs.map(\.name), numbers))
    for (input, numbers) in zip(plan.inputs, numbers) {
      values[input.name] = Self.possible(input, numbers, errors: input.error.flatMap { raw[$0] })
    }
    for derived in plan.derived { values[derived.role] = self.derived(derived) }
  }

  /// The feature of the given role, NaN where it is unknown.
  func feature(_ role: String) -> [Double] { values[role] ?? [] }

  /// Whether the distance of a row means that it is unknown.
  func isFar(_ row: Int) -> Bool {
    plan.hasDistances && values[Schema.distance, default: []][row] >= QuantityPlan.unknownDistance
  }

  // MARK: - Values

  private static func map(
    _ count: Int, _ value: @Sendable (_ row: Int) -> Double
  ) -> [Double] {
    Array(
      joining: concurrentMap(partsOf: 0..<count, least: 1 << 14) { rows in
        unsafe [Double](unsafeUninitializedCapacity: rows.count) { buffer, initialized in
          for (place, row) in rows.enumerated() {
            unsafe buffer.initializeElement(at: place, to: value(row))
          }
          initialized = rows.count
        }
      })
  }

  /// The numbers in the usual unit that are possible.
  private static func possible(
    _ input: QuantityPlan.Input, _ numbers: [Double], errors: [Double]?
  ) -> [Double] {
    map(numbers.count) { row in
      let value = input.conversion(numbers[row])
      let isMeasured = errors.map { !(value == 0 && $0[row] == 0) } ?? true
      return isMeasured && input.range.contains(value) ? value : .nan
    }
  }

  private static func helium(_ column: Int, _ table: Table) -> [Double] {
    map(table.rowCount) {
      SpectralType.isHeliumWhiteDwarf(table.bytes(row: $0, column: column)) ? 1 : 0
    }
  }

  /// The columns of the sources and aids of a rule.
  private func columns(_ rule: Derivation) -> [[Double]] {
    rule.sources.map { values[$0] ?? [] }
      + rule.aids.map { aid in
        switch aid {
        case .quantity(let role): values[role] ?? unknown
        case .heliumAtmosphere: helium
        }
      }
  }

  private func derived(_ derived: QuantityPlan.Derived) -> [Double] {
    let rules = derived.rules.map { (rule: $0, columns: columns($0)) }
    return Self.map(rowCount) { row in
      for (rule, columns) in rules {
        guard rule.sources.indices.allSatisfy({ columns[$0][row].isFinite }) else { continue }
        let value = rule.value(columns, row)
        if value.isFinite { return value }
      }
      return .nan
    }
  }

  // MARK: - Reasons

  /// The reason why a row, which lacks a feature or whose cell is too far away, is left out.
  func reason(_ row: Int) -> String {
    if isFar(row) { return "no known distance" }
    for role in plan.features where !feature(role)[row].isFinite { return reason(role, row) }
    return "a feature beyond all cells"
  }

  private func reason(_ role: String, _ row: Int) -> String {
    if raw[role] != nil { return impossible(role, row) ?? "no \(role)" }
    let rules = plan.derived.first { $0.role == role }?.rules ?? []
    func lack(_ rule: Derivation) -> String? {
      rule.sources.first { !(values[$0]?[row].isFinite ?? false) }
    }
    if let rule = rules.first(where: { lack($0) == nil }) {
      return rule.missingReason(columns(rule), row)
    }
    guard let source = rules.first.flatMap(lack) else { return "no \(role)" }
    return impossible(source, row) ?? schema.quantities[source].absence
  }

  /// The reason that the number in the column of a role is impossible; nil if there is no number.
  private func impossible(_ role: String, _ row: Int) -> String? {
    guard let number = raw[role]?[row], !number.isNaN else { return nil }
    let phrase = schema.quantities[role].phrase
    return "an impossible value of \(phrase)"
  }
}
