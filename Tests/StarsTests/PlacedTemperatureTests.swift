import Testing
import _TestSupport

@testable import Stars

@Suite("A star's place in the diagram chooses the relation for its temperature")
struct PlacedTemperatureTests {
  private func read(
    _ text: String, _ features: [String] = [Schema.absoluteMagnitude, Schema.logTemperature],
    _ change: (inout Schema) -> Void = { _ in }
  ) throws -> Catalogue {
    var schema = Schema(features: features, classes: [], leavesOutMissing: true)
    change(&schema)
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema)
  }

  private func kelvins(_ stars: Catalogue) -> [Double] { stars.temperatures.map { $0.rounded() } }

  private static let gaia = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]

  @Test("A dwarf, a giant and a white dwarf of each colour, and how many went which way")
  func three() throws {
    let stars = try read("absmag,B-V\n4.8,0.65\n-0.6,1.5\n11.9,0.193\n")
    #expect(kelvins(stars) == [5_770, 3_969, 10_000])
    #expect(stars.derivations.map(\.count) == [1, 1, 1])
    #expect(
      stars.derivations.descriptions.map(\.text) == [
        "from B−V by the dwarf sequence (Pecaut & Mamajek 2013, table of 2024; 1 star), by the "
          + "relation for giants (Ramírez & Meléndez 2005; 1 star) and by the grid of white dwarfs "
          + "(Bédard et al. 2020; 1 star), depending on the star's place in the diagram"
      ])
  }

  @Test("The absolute magnitude may be derived too, whatever the order of the features")
  func derivedMagnitude() throws {
    let table = "phot_g_mean_mag,parallax,bp_rp\n13,20,-0.025\n12.5,20,-0.154\n8.1,20,0.82\n"
    let stars = try read(table, Self.gaia)
    #expect(kelvins(stars) == [12_000, 15_000, 5_767])
    let turned = try read(table, Self.gaia.reversed())
    #expect(kelvins(turned) == kelvins(stars))
    #expect(turned.derivations.map(\.role).first == Schema.logTemperature)
  }

  @Test("Stars beyond a relation are counted by it, and another colour is used where there is one")
  func beyond() throws {
    let stars = try read(
      "phot_g_mean_mag,parallax,bp_rp\n3,20,-0.2\n4,20,2.6\n8.1,20,0.82\n", Self.gaia)
    #expect(
      stars.omissions.map(\.reason) == [
        "a colour index beyond the relation for dwarfs",
        "a colour index beyond the relation for giants",
      ])
    let both = try read("absmag,B-V,bp_rp\n-2,1.7,2\n4.8,0.65,3\n4.8,,0.82\n1,,9\n")
    #expect(kelvins(both) == [3_770, 5_770, 5_767])
    #expect(both.omissions.map(\.reason) == ["a colour index beyond the relation for giants"])
  }

  @Test("Without an absolute magnitude, or if that is asked for, every star is treated as a dwarf")
  func unplaced() throws {
    let plain = try read("name,B-V\na,1.5\nb,0.65\n", [Schema.logTemperature])
    #expect(plain.derivations.map(\.assumesDwarfs) == [true])
    #expect(plain.derivations.descriptions.map(\.dwarfs.count) == [2])
    #expect(kelvins(plain)[1] == 5_770)
    let asked = try read("absmag,B-V\n-0.6,1.5\n") { $0.rules.colorScale = .dwarfs }
    #expect(kelvins(asked)[0] != 3_969)
    let color = try read("absmag,Teff,B-V\n-0.6,9999,1.5\n") { $0.rules.colorScale = .color }
    #expect(kelvins(color)[0] == 3_969)
    let some = try read(
      "absmag,B-V\n4.8,0.65\n,0.65\n", [Schema.logTemperature])
    #expect(some.derivations.descriptions.map(\.dwarfs.count) == [1])
    #expect(some.derivations.descriptions.map(\.dwarfs.isAll) == [false])
    #expect(
      some.derivations.descriptions.map(\.text) == [
        "from B−V by the dwarf sequence (Pecaut & Mamajek 2013, table of 2024)"
      ])
  }

  @Test("Stars that are excluded for another reason are not counted as derived")
  func excluded() throws {
    let stars = try read("absmag,B-V\n4.8,0.65\n,0.65\n")
    #expect(stars.count == 1)
    #expect(stars.derivations.map(\.count) == [1])
    #expect(stars.derivations.map(\.assumesDwarfs) == [false])
  }

  @Test("White dwarfs have hydrogen atmospheres unless their type is DB, but never by their label")
  func atmosphere() throws {
    let table = "absmag,B-V,SpType\n12,-0.001,DB3\n12,-0.001,DA3\n12,-0.001,\n"
    let stars = try read(table)
    let found = kelvins(stars)
    #expect(found[0] == 12_000)
    #expect(found[1] == found[2] && found[1] > 16_000)
    var schema = Schema(
      columns: [Schema.label: "SpType"],
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["DA3", "DB3"],
      leavesOutMissing: true)
    schema.columns[Schema.spectralType] = "SpType"
    let labelled = try Catalogue.read(Array(table.utf8), name: "t.csv", schema: schema)
    #expect(Set(kelvins(labelled)).count == 1)
  }

  @Test(
    "In Gaia's sample the white dwarfs are no longer dropped",
    .enabled(if: RealTable.gaia.isThere))
  func gaiaSample() throws {
    let stars = try Catalogue.read(
      try RealTable.gaia.bytes(), name: "gaia.csv",
      schema: Schema(features: Self.gaia, classes: [], leavesOutMissing: true))
    let beyond = stars.omissions.filter { $0.reason.contains("beyond") }
    #expect(beyond.reduce(0) { $0 + $1.count } < 100)
    #expect(stars.derivations.contains { $0.way?.contains("white dwarfs") ?? false })
  }
}
