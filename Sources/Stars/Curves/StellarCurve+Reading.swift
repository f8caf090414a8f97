import Elementary
import Formatting
import Tables

extension StellarCurve {
  /// Reads a curve in the plane of two quantities.
  ///
  /// - Parameters:
  ///   - table: The table of the curve's points.
  ///   - faults: The faults of its form.
  ///   - x: The quantity on the horizontal axis.
  ///   - y: The quantity on the vertical axis.
  ///   - choice: The choice of one of several curves, and the shifts.
  /// - Returns: The curve, of at least two points.
  /// - Throws: All faults: of the table's form, a quantity that it lacks, fields that are not numbers, or a
  ///   choice that is missing or that it does not have.
  public static func read(
    _ table: Table, faults: Diagnostics = Diagnostics(), x: Quantity, y: Quantity,
    _ choice: CurveChoice = CurveChoice()
  ) throws(Diagnostics) -> StellarCurve {
    if table.columns.isEmpty {
      throw faults.hasErrors
        ? faults : Diagnostics([table.source.diagnostic("the file holds no table")])
    }
    var reader = CurveTable(table, faults: faults)
    let curve = reader.curve(x, y, choice)
    try reader.faults.throwIfErrors()
    guard let curve else { preconditionFailure("a curve that cannot be read has faults") }
    return curve
  }
}

extension CurveTable {
  fileprivate mutating func curve(
    _ x: Quantity, _ y: Quantity, _ choice: CurveChoice
  ) -> StellarCurve? {
    let (horizontal, vertical) = (axis(x, choice), axis(y, choice))
    var rows = Array(0..<table.rowCount)
    let age = choose(.age(choice.age), among: logAges(), &rows)
    let metallicities =
      numbers(Quantities.CurveRole.metallicity) ?? comments.metallicities(of: table)
    let metallicity = choose(.metallicity(choice.metallicity), among: metallicities, &rows)
    let phases = numbers(Quantities.CurveRole.phase)
    let points = numbers(Quantities.CurveRole.point)
    guard let horizontal, let vertical, !faults.hasErrors else { return nil }
    let count = rows.count { horizontal[$0].isFinite && vertical[$0].isFinite }
    if count < 2 {
      report(
        table.diagnostic(
          "a curve needs two points, and \(counted(count, "row")) \(count == 1 ? "has" : "have") both quantities"
        ))
      return nil
    }
    func chosen(_ values: [Double]) -> [Double] { rows.map { values[$0] } }
    return StellarCurve(
      x: chosen(horizontal), y: chosen(vertical), phases: phases.map(chosen) ?? [],
      points: points.map(chosen) ?? [], age: age, metallicity: metallicity)
  }

  /// The values on an axis; it is a fault if the table does not have the quantity.
  private mutating func axis(_ quantity: Quantity, _ choice: CurveChoice) -> [Double]? {
    if let values = values(quantity, choice) { return values }
    let known = diagramQuantities
    let remedy =
      quantity.kind == .color
      ? "; temperature_from: color draws the stars over their temperatures" : ""
    report(
      table.diagnostic(
        "the diagram shows \(quantity.phrase), which this file lacks",
        suggestion: known.isEmpty
          ? "its columns are \(listing(table.columns))" : "it has \(listed(known))\(remedy)"))
    return nil
  }

  /// The logarithms of the ages in years; nil if neither the table nor its comments list any.
  private mutating func logAges() -> [Double]? {
    if let ages = numbers(Quantities.CurveRole.logAge) { return ages }
    guard let column = column(Quantities.CurveRole.age),
      let ages = numbers(Quantities.CurveRole.age)
    else { return comments.logAges(of: table) }
    let unit =
      AgeUnit(endOf: (table.units[column] ?? table.columns[column]).lowercased())
      ?? AgeUnit(ofAges: ages)
    return ages.map { decimalLogarithm(unit.years($0)) }
  }

  /// Leaves of `rows` those of the chosen value, and returns that; nil if the table lists none, or if the
  /// values change along the curve, as ages do on a track.
  private mutating func choose(
    _ kind: CurveParameter, among values: [Double]?, _ rows: inout [Int]
  ) -> Double? {
    let listed = Set(rows.compactMap { values?[$0] }.filter(\.isFinite)).sorted()
    guard let values, let first = listed.first, listed.count == 1 || 2 * listed.count < rows.count
    else {
      if kind.wanted != nil { report(table.diagnostic(kind.absence)) }
      return nil
    }
    guard let wanted = kind.wanted else {
      if listed.count > 1 {
        report(
          table.diagnostic(
            "the file has curves of \(counted(listed.count, kind.noun, plural: kind.plural))",
            suggestion: "choose one with \(kind.key): \(kind.list(listed))"))
      }
      rows.removeAll { values[$0] != first }
      return first
    }
    let nearest = listed.min { abs($0 - wanted) < abs($1 - wanted) } ?? first
    if abs(nearest - wanted) > kind.reach {
      report(
        table.diagnostic(
          "no \(kind.noun) of the file is near \(NumberText.shortest(wanted))",
          suggestion: "\(kind.meaning): \(kind.list(listed))"))
    }
    rows.removeAll { values[$0] != nearest }
    return nearest
  }
}

/// A parameter by which the curves of a file differ, and the wanted value.
private enum CurveParameter {
  case age(Double?)
  case metallicity(Double?)

  var wanted: Double? {
    switch self {
    case .age(let value), .metallicity(let value): value
    }
  }

  private var isAge: Bool { if case .age = self { true } else { false } }

  /// The key of an experiment.
  var key: String { isAge ? "age" : "metallicity" }
  var noun: String { key }
  var plural: String { isAge ? "ages" : "metallicities" }
  var absence: String { "the file lists no \(plural) to choose from" }
  var meaning: String {
    isAge ? "an age is the logarithm of years" : "a metallicity is the logarithm [M/H]"
  }
  /// The largest distance of a wanted value from the nearest one of the file.
  var reach: Double { 0.5 }

  /// The values, shortened to the first few and the last.
  func list(_ values: [Double]) -> String {
    let texts = values.map { NumberText.shortest(roundHalfEven($0, decimals: 3)) }
    return texts.count <= 8
      ? listed(texts, last: "or")
      : texts.prefix(5).joined(separator: ", ") + ", … " + texts[texts.count - 1]
  }
}
