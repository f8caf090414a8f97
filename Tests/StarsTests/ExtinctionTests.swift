import Testing
import _TestSupport

@testable import Stars

@Suite("Magnitudes and colours are corrected for extinction where that is asked for")
struct ExtinctionTests {
  private func read(
    _ text: String, _ features: [String], _ extinction: Extinction?, leavesOut: Bool = true
  ) throws -> Catalogue {
    var schema = Schema(features: features, classes: [], leavesOutMissing: leavesOut)
    schema.rules.extinction = extinction
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema)
  }

  private static let gaia = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]
  private static let visual = [Schema.absoluteMagnitude, Schema.logTemperature]

  private static let gaiaTable = """
    phot_g_mean_mag,parallax,bp_rp,ag_gspphot,ebpminrp_gspphot
    10,5,1.22,0.8,0.4
    10,5,0.82,,

    """

  @Test("By the columns of Gaia's archive; a star without values is excluded")
  func columns() throws {
    let stars = try read(Self.gaiaTable, Self.gaia, .columns)
    // 10 + 5 log10(0.05) − 0.8, and Casagrande's temperature at 0.82.
    expectClose(try #require(stars.numbers[Self.gaia[0]]?.first), 2.6949, within: 1e-4)
    expectClose(stars.temperatures[0], 5_767, within: 0.6)
    #expect(stars.omissions.map(\.reason) == ["no extinction"])
    #expect(
      stars.derivations.map(\.description) == [
        "from G and the parallax, corrected for A_G",
        "from BP−RP (corrected for E(BP−RP)) by the relation for dwarfs (Casagrande et al. 2021; "
          + "Pecaut & Mamajek 2013, table of 2024)",
      ])
    #expect(stars.derivations.map(\.isDereddened) == [true, true])
  }

  @Test("A_G of 0.8 and E(BP−RP) of 0.4 shift log T by 0.08")
  func shift() throws {
    let plain = try read(Self.gaiaTable, Self.gaia, nil)
    let corrected = try read(Self.gaiaTable, Self.gaia, .columns)
    let logs = [plain, corrected].compactMap { $0.numbers[Schema.logTemperature]?.first }
    expectClose(logs[1] - logs[0], 0.08, within: 0.005)
    #expect(plain.derivations.map(\.isDereddened) == [false, false])
  }

  @Test("By values for all stars; A_V = 3.1 E(B−V) gives one from the other")
  func values() throws {
    let table = "Vmag,Plx,B-V\n5.31,100,0.75\n"
    for values in [[Schema.extinctionV: 0.31], [Schema.reddeningBV: 0.1]] {
      let stars = try read(table, Self.visual, .values(values))
      expectClose(try #require(stars.numbers[Self.visual[0]]?.first), 5, within: 1e-9)
      expectClose(stars.temperatures[0], 5_770, within: 0.6)
      #expect(
        stars.derivations.map(\.source) == [
          "from the apparent magnitude and the parallax, corrected for A_V = 0.31 mag",
          "from B−V (corrected for E(B−V) = 0.1 mag)",
        ])
    }
    let other = try read(table, Self.visual, .values([Schema.extinctionG: 1]))
    #expect(other.derivations.map(\.isDereddened) == [false, false])
  }

  @Test("Distances and two magnitudes are corrected too; e_B-V is no reddening")
  func others() throws {
    let stars = try read(
      "Vmag,dist_pc,Bmag,E(B-V)\n5.31,10,6.06,0.1\n", Self.visual, .columns)
    expectClose(try #require(stars.numbers[Self.visual[0]]?.first), 5, within: 1e-9)
    expectClose(stars.temperatures[0], 5_770, within: 0.6)
    #expect(throws: (any Error).self) {
      _ = try read("Vmag,Plx,B-V,e_B-V\n5,100,0.6,0.1\n", Self.visual, .columns)
    }
  }

  @Test("Columns that are not there are an error that says what was looked for")
  func missing() throws {
    #expect {
      _ = try read("Vmag,Plx,B-V\n5,100,0.6\n", Self.visual, .columns)
    } throws: { error in
      "\(error)".contains("no column of extinction or reddening among Vmag, Plx, B-V")
    }
  }
}
