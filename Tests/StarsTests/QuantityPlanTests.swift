import Testing
import _TestSupport

@testable import Stars
@testable import Tables

@Suite("A plan derives the same quantities as the reader, row by row")
struct QuantityPlanTests {
  private static let gaia = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]
  private static let visual = [Schema.absoluteMagnitude, Schema.logTemperature]

  private static func table(_ text: String) throws -> Table {
    var faults = Diagnostics()
    let table = Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
    try faults.throwIfErrors()
    return table
  }

  /// The features of each row by the expressions of the plan.
  private static func evaluated(_ plan: QuantityPlan, _ table: Table) -> [[Double?]] {
    let numbers = table.numbers(plan.inputs.map(\.column)).map(\.values)
    return (0..<table.rowCount).map { row in
      var raw = ExpressionEvaluation()
      for (input, values) in zip(plan.inputs, numbers) where !values[row].isNaN {
        raw.quantities[input.name] = values[row]
      }
      var known = ExpressionEvaluation()
      for input in plan.inputs { known.quantities[input.name] = raw.value(input.expression) }
      if let column = plan.atmospheres {
        let isHelium = SpectralType.isHeliumWhiteDwarf(table.bytes(row: row, column: column))
        known.quantities[Derivation.heliumAtmosphere] = isHelium ? 1 : 0
      }
      for step in plan.steps { known.quantities[step.name] = known.value(step.expression) }
      return plan.features.map { known.quantities[$0] }
    }
  }

  /// Compares the features of the stars that the reader keeps, and which these are.
  private static func compare(
    _ text: String, _ features: [String], stars: Int,
    _ change: (inout Schema) -> Void = { _ in }
  ) throws {
    let table = try table(text)
    var schema = Schema(features: features, classes: [], leavesOutMissing: true)
    change(&schema)
    let catalogue = try Catalogue.read(table, schema: schema)
    let rows = evaluated(try QuantityPlan(schema, table), table)
    let complete = rows.indices.filter { rows[$0].allSatisfy { $0 != nil } }
    #expect(complete == Array(catalogue.rows))
    #expect(catalogue.count == stars)
    for (star, row) in complete.enumerated() {
      for (role, value) in zip(features, rows[row]) {
        let expected = try #require(catalogue.numbers[role])[star]
        #expect(
          ((value ?? .nan) - expected).magnitude <= 1e-12 * max(1, expected.magnitude),
          "\(role) in row \(row): \(value ?? .nan), not \(expected)")
      }
    }
  }

  /// Colours in steps, at three heights of the diagram: above the dwarfs, among them and below.
  private static func colors(_ range: ClosedRange<Double>, _ header: String) -> String {
    let count = 120
    let rows = (0...count).flatMap { step in
      let color =
        range.lowerBound + (range.upperBound - range.lowerBound) * Double(step) / Double(count)
      return [-1.0, 9, 14].map { "\($0 + color),\(color)\n" }
    }
    return header + "\n" + rows.joined()
  }

  @Test("Temperatures by the place in the diagram, from either colour")
  func places() throws {
    try Self.compare(Self.colors(-0.65...5.4, "mg,bp_rp"), Self.gaia, stars: 225)
    try Self.compare(Self.colors(-0.45...2.4, "mv,B-V"), Self.visual, stars: 277)
    try Self.compare(
      "mv,B-V,spect\n12,0.1,DB3\n12,0.1,DA\n12,0.1,\n4.8,0.65,G2V\n", Self.visual, stars: 4)
  }

  @Test("Temperatures of dwarfs, and by the formula of Ballesteros")
  func scales() throws {
    try Self.compare(Self.colors(-0.2...5.2, "mg,bp_rp"), Self.gaia, stars: 348) {
      $0.rules.colorScale = .dwarfs
    }
    try Self.compare(
      Self.colors(-0.1...1.6, "mv,B-V"), [Schema.absoluteMagnitude, Schema.effectiveTemperature],
      stars: 306
    ) { $0.rules.colorScale = .ballesteros }
  }

  @Test("Magnitudes from parallaxes with errors, in any unit, and from distances")
  func distances() throws {
    try Self.compare(
      """
      phot_g_mean_mag,parallax,parallax_error,bp_rp
      10,10,1,0.8
      10,10,2,0.8
      10,10,2.1,0.8
      10,0,0.1,0.8
      10,-5,0.1,0.8
      ,10,1,0.8
      10,10,,0.8
      10,10,1,
      """, [Schema.gaiaAbsoluteMagnitude, Schema.colorBPRP], stars: 2)
    try Self.compare(
      "V,Plx [arcsec],Teff (kK)\n4.83,0.1,5.772\n4.83,0.0,5.772\n4.83,0.1,0\n", Self.visual,
      stars: 1)
    try Self.compare(
      "V,dist_pc,teff,av\n4.83,10,5772,0.3\n4.83,1e5,5772,0.3\n4.83,-1,5772,0\n4.83,20,5772,\n",
      Self.visual, stars: 1
    ) { $0.rules.extinction = .columns }
  }

  @Test("Colours from magnitudes, with reddening, where their own column is empty")
  func fallback() throws {
    try Self.compare(
      "mg,bp_rp,bpmag,rpmag\n5,0.8,10,9.3\n5,,10,9.3\n5,9,10,9.3\n5,,,9.3\n", Self.gaia, stars: 3)
    try Self.compare(
      "mv,B-V,e_B-V\n4,0.6,0.01\n4,0,0.01\n4,0,0\n4,0,\n", Self.visual, stars: 3
    ) { $0.rules.extinction = .values([Schema.extinctionV: 0.31]) }
  }

  @Test("A number outside the possible range is unknown, though the reader takes a single one")
  func impossible() throws {
    let table = try Self.table("mv,logt\n4.8,3.76\n99,3.76\n4.8,9\n")
    let schema = Schema(features: Self.visual, classes: [])
    let rows = Self.evaluated(try QuantityPlan(schema, table), table)
    #expect(rows == [[4.8, 3.76], [nil, 3.76], [4.8, nil]])
  }

  @Test("Columns without a unit that could be several, and columns that are missing, are errors")
  func faults() throws {
    func fault(_ header: String) throws -> String {
      let table = try Self.table(header + "\n1,1,1\n")
      let schema = Schema(features: Self.visual, classes: [])
      let error = #expect(throws: Diagnostics.self) { _ = try QuantityPlan(schema, table) }
      return try #require(error?.shown.first).message
    }
    #expect(try fault("V,plx,teff").contains("plx has no unit"))
    #expect(try fault("V,dist,teff").contains("dist has no unit"))
    #expect(try fault("V,x,teff").contains("no column \"absolute_magnitude\""))
    #expect(try fault("mv,x [pc],Teff [pc]").contains("does not fit"))
  }
}
