import Tables
import Testing
import _TestSupport

@testable import Stars

@Suite("One entry defines everything about a quantity")
struct QuantityTests {
  /// The standard quantities and a made-up one, of which the program knows nothing else.
  private static let quantities = Quantities.standard.adding([
    Quantity(
      "color_bg", phrase: "the colour index B−G", symbol: .init("B−G"), title: "Colour index",
      unit: "mag", direction: .colors, columnNames: ["B-G", "b_g_index"], absence: "no colour B−G",
      derivations: { _, _ in
        [
          .difference(
            of: Schema.blueMagnitude, Schema.gaiaMagnitude,
            description: "from the magnitudes B and G")
        ]
      })
  ])

  private func read(_ text: String, features: [String] = ["color_bg"]) throws -> Catalogue {
    var schema = Schema(features: features, classes: [], leavesOutMissing: true)
    schema.quantities = Self.quantities
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema)
  }

  @Test(
    "Its column is found under any of its names",
    arguments: ["B-G", "b-g", "B_G Index", "bg [mag]"])
  func name(header: String) throws {
    let stars = try read("name,\(header)\nSun,0.83\n")
    #expect(stars.numbers["color_bg"] == [0.83])
    #expect(stars.guesses.map(\.role) == ["color_bg"])
    #expect(stars.guesses.map(\.column) == [header])
  }

  @Test("It is derived if the table does not list it, and stars without a source are excluded")
  func derivation() throws {
    let stars = try read("name,Bmag,Gmag\nSun,5.5,4.75\nLost,,4\n")
    #expect(stars.numbers["color_bg"] == [0.75])
    #expect(stars.derivations.map(\.description) == ["from the magnitudes B and G"])
    #expect(stars.omissions.map(\.reason) == ["no apparent magnitude"])
  }

  @Test("Other quantities can be derived from it, and its absence is reported in its own words")
  func source() throws {
    let doubled = Quantity(
      "doubled",
      derivations: { _, _ in
        [
          Derivation(
            sources: ["color_bg"], description: "by doubling", value: { 2 * $0[0][$1] },
            missingReason: { _, _ in "nothing" })
        ]
      })
    var schema = Schema(features: ["doubled"], classes: [], leavesOutMissing: true)
    schema.quantities = Self.quantities.adding([doubled])
    let stars = try Catalogue.read(
      Array("name,B-G\nSun,0.75\nLost,\n".utf8), name: "t.csv", schema: schema)
    #expect(stars.numbers["doubled"] == [1.5])
    #expect(stars.omissions.map(\.reason) == ["no colour B−G"])
  }

  @Test("Its words, symbol and direction come from the entry")
  func words() {
    let quantity = Self.quantities["color_bg"]
    #expect(quantity.phrase == "the colour index B−G")
    #expect(quantity.symbol == Quantity.Symbol("B−G"))
    #expect(quantity.direction?.word(for: 0.1) == "redder")
    #expect(quantity.direction?.word(for: -0.1) == "bluer")
  }

  @Test("A survey of a table lists it")
  func survey() throws {
    var faults = Diagnostics()
    let table = Table(SourceText(Array("B-G\n1\n".utf8), name: "t.csv"), faults: &faults)
    #expect(TableSurvey(table, quantities: Self.quantities).columns.map(\.role) == ["color_bg"])
    #expect(TableSurvey(table).columns.isEmpty)
  }

  @Test("A logarithm is compared with the quantity that its entry names, in that quantity's unit")
  func logarithm() throws {
    let mass = Quantity("mass", unit: "M☉", columnNames: ["M/Msun"], reading: .ifListed)
    let logarithm = Quantity("log_mass", unit: "M☉", logarithmOf: "mass", columnNames: ["logM"])
    var schema = Schema(features: ["log_mass"], classes: [])
    schema.quantities = Quantities.standard.adding([mass, logarithm])
    let stars = try Catalogue.read(
      Array("name,M/Msun,logM\nA,10,1\nB,100,3\n".utf8), name: "t.csv", schema: schema)
    let findings = Plausibility(stars, classNames: []).findings
    #expect(findings.map(\.kind) == [.logarithm])
    #expect(findings.map(\.roles) == [["log_mass"]])
    #expect(findings.map(\.diagnostic.message) == ["the logarithm of 100 M☉ is 2, not 3"])
    #expect((logarithm.linear(2) - 100).magnitude < 1e-12)
    #expect(mass.linear(2) == 2)
  }

  @Test("An absolute magnitude is compared with the apparent one that its entry names")
  func apparent() throws {
    let blue = Quantity(
      "blue_absolute_magnitude", kind: .absoluteMagnitude, columnNames: ["M_B"],
      apparent: Schema.blueMagnitude,
      derivations: Derivation.magnitude(from: Schema.blueMagnitude, "B"))
    var schema = Schema(features: [blue.role], classes: [])
    schema.quantities = Quantities.standard.adding([blue])
    let stars = try Catalogue.read(
      Array("name,Bmag,Plx,M_B\nA,5,100,7\nB,6,100,8\nC,7,100,9\n".utf8), name: "t.csv",
      schema: schema)
    let findings = Plausibility(stars, classNames: []).findings
    #expect(findings.map(\.kind) == [.band])
    #expect(findings.map(\.roles) == [[blue.role]])
  }

  @Test("A survey finds the axes by their kind: temperature and magnitude")
  func surveyedAxes() throws {
    let added = [
      Quantity(
        "log_color_temperature", logarithmOf: "color_temperature", kind: .temperature,
        columnNames: ["logTc"]),
      Quantity("blue_absolute_magnitude", kind: .absoluteMagnitude, columnNames: ["M_B"]),
    ]
    var faults = Diagnostics()
    let table = Table(SourceText(Array("logTc,M_B\n3.7,5\n".utf8), name: "t.csv"), faults: &faults)
    let survey = TableSurvey(table, quantities: .standard.adding(added))
    #expect(survey.features == ["blue_absolute_magnitude", "log_color_temperature"])
  }

  @Test("Without an entry only the name of its column is known")
  func unknown() {
    let quantity = Quantities.standard["color_bg"]
    #expect(Quantities.standard.known("color_bg") == nil)
    #expect(quantity.phrase == "the color_bg")
    #expect(quantity.symbol == Quantity.Symbol(words: "color_bg"))
    #expect(quantity.direction == nil)
    #expect(quantity.columnNames.isEmpty)
  }

  @Test("No two quantities share a role or a column name")
  func distinct() {
    let all = Quantities.standard.all
    #expect(Set(all.map(\.role)).count == all.count)
    let names = all.flatMap(\.columnNames)
    #expect(Set(names).count == names.count)
  }

  @Test("Axes of magnitudes and temperatures are reversed, others are not")
  func directions() {
    let reversed = Quantities.standard.all.filter { $0.direction?.isReversed ?? false }
    #expect(
      reversed.map(\.role) == [
        "absolute_magnitude", "effective_temperature", "log_temperature", "gaia_absolute_magnitude",
      ])
  }
}
