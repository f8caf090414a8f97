import Tables
import Testing
import _TestSupport

@testable import Stars

@Suite("Columns of common catalogues are recognised by their names")
struct ColumnMapTests {
  private func read(_ text: String, _ change: (inout Schema) -> Void = { _ in }) throws -> Catalogue
  {
    var schema = Schema(
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: [],
      leavesOutMissing: true)
    change(&schema)
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema)
  }

  @Test(
    "Case, spaces, hyphens and units are ignored",
    arguments: [
      ("Absolute magnitude(Mv),Temperature (K)", "Absolute magnitude(Mv)", "Temperature (K)"),
      ("ABSMAG,T_eff", "ABSMAG", "T_eff"), ("M_V,teff_gspphot", "M_V", "teff_gspphot"),
      ("Absolute_Magnitude,Teff [K]", "Absolute_Magnitude", "Teff [K]"),
    ])
  func names(header: String, magnitude: String, temperature: String) throws {
    let stars = try read("\(header)\n4.8,5772\n")
    #expect(stars.guesses.map(\.role) == [Schema.absoluteMagnitude, Schema.effectiveTemperature])
    #expect(stars.guesses.map(\.column) == [magnitude, temperature])
    #expect(stars.numbers[Schema.absoluteMagnitude] == [4.8])
    #expect(stars.derivations.map(\.role) == [Schema.logTemperature])
  }

  @Test(
    "The experiment's columns take precedence over inferred ones, and so does a column named after the role"
  )
  func precedence() throws {
    let said = try read("absmag,Mv,logT\n1,2,3.7\n") {
      $0.columns = [Schema.absoluteMagnitude: "Mv"]
    }
    #expect(said.numbers[Schema.absoluteMagnitude] == [2])
    #expect(said.guesses.map(\.column) == ["logT"])
    let own = try read("absmag,absolute_magnitude,logT\n1,2,3.7\n")
    #expect(own.numbers[Schema.absoluteMagnitude] == [2])
  }

  @Test("A column that is assigned to one quantity is not used for another")
  func taken() throws {
    let stars = try read("mag,dist,logT\n1,10,3.7\n") {
      $0.columns = [Schema.absoluteMagnitude: "mag"]
    }
    #expect(stars.numbers[Schema.absoluteMagnitude] == [1])
  }

  @Test("Parallaxes in arcseconds, by header or by experiment")
  func units() throws {
    // Sirius: −1.44 + 5 log10(3.7921) = 1.4544.
    for header in ["Vmag,parallax_arcsec,B-V", "Vmag,Plx [arcsec],B-V"] {
      let stars = try read("\(header)\n-1.44,0.37921,0\n")
      expectClose(stars.numbers[Schema.absoluteMagnitude]?.first ?? 0, 1.4544, within: 1e-4)
    }
    let said = try read("Vmag,Plx,B-V\n-1.44,0.37921,0\n") { $0.rules.parallaxUnit = .arcsec }
    expectClose(said.numbers[Schema.absoluteMagnitude]?.first ?? 0, 1.4544, within: 1e-4)
  }

  @Test("Parallaxes that are not positive or below 5 times their error are excluded and counted")
  func cuts() throws {
    let table = "Vmag,Plx,e_Plx,B-V\n5,100,1,0\n5,-1,1,0\n5,0,1,0\n5,4.9,1,0\n5,5,1,0\n5,50,,0\n"
    let stars = try read(table)
    #expect(stars.rows == [0, 4])
    #expect(
      stars.omissions.map { "\($0.count) with \($0.reason)" } == [
        "2 with a parallax that is not positive", "1 with a parallax below 5 times its error",
        "1 with no error of the parallax",
      ])
    let all = try read(table) { $0.rules.leastParallaxRatio = 0 }
    #expect(all.rows == [0, 3, 4, 5])
    #expect(
      stars.derivations.first?.description
        == "from the apparent magnitude and the parallax (at least 5 times its error)")
  }

  @Test(
    "A colour of 0 with an error of 0 is missing, as in Hipparcos-2; 0 with an error is a colour")
  func unmeasured() throws {
    let stars = try read(
      "Vmag,Plx,e_Plx,B-V,e_B-V\n9,20,1,0.000,0.000\n9,20,1,0.482,0.025\n1,20,1,0.000,0.004\n")
    #expect(stars.rows == [1, 2])
    #expect(stars.omissions.map(\.reason) == ["no colour"])
    #expect(stars.missingMarkers.map(\.column) == ["B-V"])
    #expect(stars.missingMarkers.map(\.isBesideZeroError) == [true])
    #expect {
      _ = try read("Vmag,Plx,B-V,e_B-V\n9,20,0,0\n") { $0.leavesOutMissing = false }
    } throws: { error in
      "\(error)".contains("B-V is 0 with an error of 0, which marks a missing value")
    }
    #expect(try read("Vmag,Plx,B-V\n1,20,0\n").count == 1, "without errors, 0 is a colour")
    let none = try read("Vmag,Plx,B-V,e_B-V\n1,20,0,0.01\n")
    #expect(none.missingMarkers.isEmpty)
    #expect(try read("Vmag,Plx,B-V,E(B-V)\n1,20,0,0\n").count == 1, "E(B−V) is no error")
  }

  @Test("Magnitudes from distances in parsecs or light years; 100,000 means unknown")
  func distances() throws {
    let stars = try read("mag,dist (pc),logT\n5,100,3.7\n5,100000,3.7\n5,0,3.7\n")
    #expect(stars.numbers[Schema.absoluteMagnitude] == [0])
    #expect(stars.omissions.map(\.reason) == ["no known distance"])
    let years = try read("mag,dist (ly),logT\n5,326.156,3.7\n")
    expectClose(years.numbers[Schema.absoluteMagnitude]?.first ?? 9, 0, within: 1e-5)
  }

  @Test("Ballesteros' temperature, if requested, and only from 0.0 to 1.45")
  func ballesteros() throws {
    let table = "Mv,Teff,B-V\n4.8,9999,0.65\n1,9999,1.46\n1,9999,-0.01\n"
    let stars = try read(table) { $0.rules.colorScale = .ballesteros }
    // 4600 (1/2.298 + 1/1.218) = 5778.4 K, whose logarithm is 3.76181.
    expectClose(stars.numbers[Schema.logTemperature]?.first ?? 0, 3.76181, within: 1e-5)
    #expect(stars.count == 1)
    #expect(stars.omissions.map(\.reason) == ["a colour index outside 0.0 to 1.45"])
    let dwarfs = try read(table) { $0.rules.colorScale = .dwarfs }
    expectClose(dwarfs.numbers[Schema.logTemperature]?.first ?? 0, 3.76118, within: 1e-5)
    #expect(try read(table).numbers[Schema.logTemperature]?.count == 3, "the table's own otherwise")
  }

  @Test("B and V give the colour if no colour is listed")
  func blue() throws {
    let stars = try read("FLUX_B,FLUX_V,plx_value\n5.4,4.75,100\n5,,100\n")
    // B−V = 0.65 is G2's, 5770 K.
    expectClose(stars.numbers[Schema.logTemperature]?.first ?? 0, 3.76118, within: 1e-5)
    #expect(stars.omissions.map(\.reason) == ["no apparent magnitude"])
  }

  @Test("Stars without a name are called by their catalogue or row number")
  func identifiers() throws {
    let text =
      "hip,HD,proper,absmag,logT,label\n7.0,,,1,3.7,1\n,8,,1,3.7,2\n,,Vega,1,3.7,1\n,,,1,3.7,2\n"
    let stars = try read(text) { $0.classes = ["1", "2"] }
    #expect(stars.names == ["HIP 7", "HD 8", "Vega", "star 4"])
  }

  @Test("An inferred column that is not a feature may hold anything")
  func text() throws {
    let stars = try read("absmag,logT,temp\n1,3.7,hot\n")
    #expect(stars.numbers[Schema.effectiveTemperature]?.first?.isNaN == true)
  }

  @Test(
    "HYG: 9 stars of unknown distance, 722 others without a colour, 139 beyond a relation",
    .enabled(if: RealTable.hyg.isThere))
  func hyg() throws {
    let stars = try Catalogue.read(
      try RealTable.hyg.bytes(), name: "hyg.csv",
      schema: Schema(
        features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: [],
        leavesOutMissing: true))
    // Counted in Python: of the 9 stars of unknown distance 7 lack a colour, and one is too red. The giants are
    // redder than B−V = 1.668.
    #expect(
      stars.omissions.map { "\($0.count) \($0.reason)" } == [
        "722 no colour", "136 a colour index beyond the relation for giants",
        "9 no known distance", "2 a colour index beyond the relation for white dwarfs",
        "1 a colour index beyond the relation for dwarfs",
      ])
    #expect(stars.count == 11_634)
  }
}
