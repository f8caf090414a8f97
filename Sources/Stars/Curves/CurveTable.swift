import Elementary
import Formatting
import Tables

/// A table of isochrones or evolutionary tracks, or of any other curve.
struct CurveTable {
  let table: Table
  /// The ages and metallicities outside of the table.
  let comments: CurveComments
  private let map: ColumnMap
  /// The faults of its fields.
  private(set) var faults: Diagnostics

  init(_ table: Table, faults: Diagnostics) {
    self.table = table
    self.faults = faults
    comments = CurveComments(table.source)
    var schema = Schema(features: [], classes: [])
    schema.quantities = .curves
    map = ColumnMap(schema, table)
  }

  /// Whether the table comes from models, whose magnitudes are absolute: it lists ages or initial masses, or
  /// its comments state ages.
  var isOfModels: Bool {
    comments.hasAges
      || [Quantities.CurveRole.logAge, Quantities.CurveRole.age, Quantities.CurveRole.initialMass]
        .contains { map[$0] != nil }
  }

  /// The quantities of diagrams that the table has, in words.
  var diagramQuantities: [String] {
    let roles = [
      Schema.logTemperature, Schema.colorBV, Schema.colorBPRP, Schema.absoluteMagnitude,
      Schema.gaiaAbsoluteMagnitude, Schema.logLuminosity,
    ]
    return roles.filter { !sources(of: $0).isEmpty }.map { Quantities.curves[$0].phrase }
  }

  /// The name of the column of `role`; nil if there is none.
  func column(_ role: String) -> Int? { map[role] }

  /// The columns that determine a quantity: its own, or those it is derived from; empty if there are none.
  private func sources(of role: String) -> [String] {
    let sources: [[String]] =
      switch role {
      case Schema.logTemperature: [[Schema.effectiveTemperature]]
      case Schema.effectiveTemperature: [[Schema.logTemperature]]
      case Schema.logLuminosity: [[Schema.luminosity]]
      case Schema.absoluteMagnitude: [[Schema.apparentMagnitude]]
      case Schema.gaiaAbsoluteMagnitude: [[Schema.gaiaMagnitude]]
      case Schema.colorBV: [[Schema.blueMagnitude, Schema.apparentMagnitude]]
      case Schema.colorBPRP: [[Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude]]
      default: []
      }
    return ([[role]] + sources).first { $0.allSatisfy { map[$0] != nil } } ?? []
  }

  /// The values of a quantity in every row; nil if the table does not have it.
  ///
  /// Apparent magnitudes of tables that are not of models need a distance modulus; its absence is a fault.
  mutating func values(_ quantity: Quantity, _ choice: CurveChoice) -> [Double]? {
    let sources = sources(of: quantity.role)
    let columns = sources.compactMap { numbers($0) }
    guard let first = columns.first else { return nil }
    let shift = choice.shift(of: quantity.role)
    switch (sources[0], columns.count) {
    case (_, 2): return zip(first, columns[1]).map { $0 - $1 + shift }
    case (quantity.role, _): return first.map { $0 + shift }
    case (Schema.logTemperature, _): return first.map(powerOfTen)
    case (Schema.effectiveTemperature, _), (Schema.luminosity, _):
      return first.map(decimalLogarithm)
    default:
      if !isOfModels, choice.distanceModulus == nil, let column = map[sources[0]] {
        faults.append(
          table.diagnostic(
            "\(table.columns[column]) is an apparent magnitude, since the file lists no ages and no "
              + "initial masses", header: column,
            suggestion: "give the distance_modulus, 0 for absolute magnitudes"))
      }
      return first.map { $0 - (choice.distanceModulus ?? 0) + shift }
    }
  }

  /// The numbers in the column of `role` in its usual unit; nil if there is no such column.
  ///
  /// A field that is not a number is a fault.
  mutating func numbers(_ role: String) -> [Double]? {
    guard let column = map[role] else { return nil }
    let numbers = table.numbers(column)
    for row in numbers.faulty.prefix(Diagnostics.limit) {
      guard let fault = table.numberFault(row: row, column: column) else { continue }
      faults.append(
        table.diagnostic(
          "\(table.columns[column]) \(fault.predicate)", row: row, column: column,
          suggestion: fault.suggestion))
    }
    faults.omit(errors: max(0, numbers.faulty.count - Diagnostics.limit))
    let quantity = Quantities.curves[role]
    do throws(UnitFault) {
      let conversion = try map.units[role]?.conversion(to: quantity, of: numbers.values) ?? .none
      return numbers.values.map { conversion($0) }
        .map { quantity.range?.contains($0) == false ? .nan : $0 }
    } catch {
      faults.append(
        table.diagnostic(
          "\(table.columns[column]) \(error.predicate)", header: column,
          suggestion: error.suggestion))
      return numbers.values
    }
  }

  /// Adds a fault.
  mutating func report(_ fault: Diagnostic) { faults.append(fault) }
}
