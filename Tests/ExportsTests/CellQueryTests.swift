import Stars
import Testing
import _TestSupport

@testable import Exports
@testable import Tables

@Suite("A query counts stars in cells where they are")
struct CellQueryTests {
  private static let gaia = "source_id,phot_g_mean_mag,parallax,parallax_error,bp_rp,kind"

  private static func query(
    _ header: String = gaia,
    _ features: [String] = [Schema.gaiaAbsoluteMagnitude, Schema.colorBPRP],
    label: CellQuery.Label? = nil, weight: String? = nil,
    _ change: (inout Schema) -> Void = { _ in }
  ) throws -> CellQuery {
    var faults = Diagnostics()
    let table = Table(
      SourceText(Array((header + "\n").utf8), name: "t.csv"), faults: &faults)
    var schema = Schema(features: features, classes: [])
    change(&schema)
    return CellQuery(
      try QuantityPlan(schema, table), CellGrid(features: features, widths: [0.02, 0.01]),
      label: label, weight: weight, from: "gaiadr3.gaia_source", names: features)
  }

  @Test("The query of every language", arguments: QueryLanguage.all)
  func texts(_ language: QueryLanguage) throws {
    let query = try Self.query(label: .init(column: "kind", classes: ["d", "it's"]))
    expectSnapshot(try query.text(in: language), named: "cells-\(language.name).sql")
  }

  private static let placed = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]

  @Test("Temperatures by colour: by halving, by an array in Spark, by absolute values in ADQL")
  func curves() throws {
    let query = try Self.query(Self.gaia, Self.placed) { $0.rules.colorScale = .dwarfs }
    let duckdb = try query.text(in: .sql(.duckdb))
    #expect(duckdb.contains("CASE WHEN q_color_of_color_bp_rp BETWEEN (-0.12e0) AND 5.1e0 THEN"))
    let spark = try query.text(in: .sql(.spark))
    #expect(spark.contains("transform(array(element_at(array(") && spark.contains("LATERAL VIEW"))
    let adql = try query.text(in: .adql)
    #expect(adql.contains("ABS(bp_rp - (-0.087e0))"))
    for word in ["CASE", "CAST", "WITH", "COALESCE", "GREATEST"] { #expect(!adql.contains(word)) }
  }

  @Test("Labels in the table, as numbers, and rows that stand for several stars")
  func labels() throws {
    let found = try Self.query(label: .init(column: "kind", classes: []), weight: "n")
    let postgres = try found.text(in: .sql(.postgres))
    #expect(postgres.contains("lower(trim(CAST(\"kind\" AS TEXT))) IN ('null', 'nan'"))
    #expect(postgres.contains("sum(ms_weight) AS n") && postgres.contains("AND ms_weight > 0"))
    #expect(postgres.hasSuffix("ORDER BY ms_i, ms_j, ms_label COLLATE \"C\";\n"))
    let adql = try found.text(in: .adql)
    #expect(adql.contains("kind NOT IN (''") && adql.contains("AND n > 0"))
    let numbers = try Self.query(label: .init(column: "kind", classes: ["1", "2"]))
    #expect(
      try numbers.text(in: .sql(.trino)).contains("WHEN CAST(\"kind\" AS DOUBLE) = 2.0e0 THEN '2'"))
    #expect(try numbers.text(in: .adql).contains("kind IN (1.0e0, 2.0e0)"))
  }

  @Test("SQLite takes no text for 0, and its logarithms are rounded")
  func sqlite() throws {
    let text = try Self.query().text(in: .sql(.sqlite))
    #expect(text.contains("typeof(\"parallax\") NOT IN ('integer', 'real')"))
    #expect(text.contains("round(log10((q_parallax / 100.0e0)), 14)"))
  }

  @Test("Units are converted, and stars at unknown distances left out")
  func units() throws {
    let query = try Self.query(
      "V,dist_pc,Teff (kK)", [Schema.absoluteMagnitude, Schema.logTemperature])
    let text = try query.text(in: .sql(.duckdb))
    #expect(text.contains("(q_effective_temperature * 1000.0e0) BETWEEN 1.0e0 AND 10000000.0e0"))
    #expect(text.contains("WHERE q_distance IS NULL OR NOT 100000.0e0 <= q_distance"))
    #expect(try query.text(in: .adql).contains("dist_pc IS NULL OR NOT ("))
  }

  @Test("What a language cannot say is an error that names the key and a remedy")
  func errors() throws {
    func fault(_ query: CellQuery, _ language: QueryLanguage) throws -> String {
      let error = #expect(throws: Diagnostics.self) { _ = try query.text(in: language) }
      return try #require(error?.shown.first).description
    }
    #expect(
      try fault(try Self.query(Self.gaia, Self.placed), .adql)
        == "error: temperature_from: the relation between colour and temperature that depends on the star's place in "
        + "the diagram cannot be written in ADQL 2.0, which has no CASE; set temperature_from: dwarfs, or use the "
        + "colour itself as a feature")
    let two = try Self.query(Self.gaia + ",bpmag,rpmag", Self.placed) {
      $0.rules.colorScale = .dwarfs
    }
    #expect(try fault(two, .adql).contains("derived in two ways"))
    #expect(
      try fault(try Self.query(Self.gaia + ",spect", Self.placed), .sql(.duckdb)).contains("helium")
    )
    let luminous = try Self.query("lum,teff", [Schema.absoluteMagnitude, Schema.logTemperature])
    #expect(try fault(luminous, .sql(.duckdb)).contains("add a column of absolute_magnitude"))
  }

  @Test("A line break in the name of a table ends no comment")
  func comments() throws {
    var faults = Diagnostics()
    let table = Table(SourceText(Array("mg,bp_rp\n".utf8), name: "t.csv"), faults: &faults)
    let features = [Schema.gaiaAbsoluteMagnitude, Schema.colorBPRP]
    let query = CellQuery(
      try QuantityPlan(Schema(features: features, classes: []), table),
      CellGrid(features: features, widths: [1, 1]), label: nil, weight: nil,
      from: "a\nUNION SELECT 1", names: features)
    #expect(
      try query.text(in: .sql(.duckdb)).hasPrefix("-- The stars of a UNION SELECT 1, counted"))
  }
}
