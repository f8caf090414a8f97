import Tables
import Templates
import Testing
import _TestSupport

@testable import Stars

private let classNames = ["main-sequence star", "white dwarf", "giant"]

@Suite("Implausible values are reported and never changed")
struct PlausibilityTests {
  private func plausibility(
    _ bytes: [UInt8], features: [String] = [Schema.absoluteMagnitude, Schema.logTemperature],
    classes: [String] = ["1", "2", "3"]
  ) throws -> Plausibility {
    let stars = try Catalogue.read(
      bytes, name: "s.csv", schema: Schema(features: features, classes: classes))
    return Plausibility(stars, classNames: classes.isEmpty ? [] : classNames)
  }

  private func plausibility(_ rows: String...) throws -> Plausibility {
    let header = "name,type,absolute_magnitude,effective_temperature,log_temperature,label\n"
    return try plausibility(Array((header + rows.joined(separator: "\n")).utf8))
  }

  @Test(
    "Of the assignment's stars Aldebaran, IK Pegasi and Arcturus are implausible, each with the reason"
  )
  func assignment() throws {
    expectSnapshot(
      Diagnostics(try plausibility(AssignmentTemplate.stars).findings.map(\.diagnostic)).description
        + "\n",
      named: "plausibility-assignment.txt")
  }

  @Test("The corrected table has no implausible values")
  func corrected() throws {
    #expect(try plausibility(AssignmentTemplate.correctedStars).findings.isEmpty)
  }

  @Test("A radius outside the limits of the class, and the class it would fit")
  func radius() throws {
    let found = try plausibility(
      "Sun,,4.83,5772,3.761,1", "Dim,,9,5772,3.761,3", "Vast,,-3,5000,3.699,2")
    #expect(found.findings.map(\.star) == [1, 2])
    #expect(found.findings.allSatisfy { $0.kind == .radius })
    #expect(found.counts == [.radius: 2])
  }

  @Test("A class named after a spectral type has the radii of that type")
  func spectralClass() throws {
    // Van Maanen's star has 6,130 K; with 13,000 K it would be half as large as any white dwarf.
    let stars = try Catalogue.read(
      Array("name,Mv,Teff,label\nvan Maanen,14.2,13000,DB\nSun,4.8,5800,G\n".utf8), name: "s.csv",
      schema: Schema(
        features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["DB", "G"]))
    let found = Plausibility(stars, classNames: ["DB star", "G star"])
    #expect(found.findings.map(\.star) == [0])
    #expect(found.findings.first?.diagnostic.message.contains("a white dwarf has") == true)
  }

  @Test("Sound white dwarfs of any temperature are not accused, whatever their mass")
  func whiteDwarfs() throws {
    // From the Montreal grid: 0.58 M☉ at 3,000 to 4,000 K, 0.26 M☉ at 20,000 K, 0.51 M☉ at 100,000 K.
    let found = try plausibility(
      "A,,16.726,3500,3.544,2", "B,,16.93,3250,3.512,2", "C,,17.159,3000,3.477,2",
      "D,,16.246,4000,3.602,2", "E,,9.253,20000,4.301,2", "F,,6.328,100000,5,2")
    #expect(found.findings.map(\.kind).filter { $0 == .radius }.isEmpty)
  }

  @Test("An excess within the scatter is no finding")
  func scatter() throws {
    // The upper limit of a giant, 200 R☉, is passed by 0.1 and by 0.3 mag.
    let limit = Photometry.absoluteMagnitude(
      radius: 200, temperature: 4_000,
      correction: try #require(Photometry.bolometricCorrection(4_000)))
    let rows = [0.1, 0.3].map { "\($0),red giant,\(limit - $0),4000,3.602,3" }
    #expect(try plausibility(rows[0]).findings.isEmpty)
    #expect(try plausibility(rows[1]).findings.map(\.kind) == [.radius])
  }

  @Test("Slips of digits are suspected in typed magnitudes, never in derived ones")
  func derived() throws {
    let listed = try plausibility("X,red giant,-6.041,3900,3.591,3")
    #expect(listed.findings.first?.diagnostic.suggestion?.hasPrefix("did you mean -0.641") == true)
    let text =
      "name,type,apparent_magnitude,parallax,effective_temperature,label\n"
      + "X,red giant,-6.041,100,3900,3\n"
    let found = try plausibility(Array(text.utf8))
    #expect(found.findings.map(\.kind) == [.radius])
    #expect(found.findings[0].diagnostic.suggestion == "a supergiant would have such a radius")
  }

  @Test("Where a column is wrong as a whole, no single radius is reported")
  func systematic() throws {
    let arcsec =
      "name,type,Vmag,Plx,Teff,label\n"
      + (0..<3).map { "S\($0),Main sequence,\(4.8 - Double($0)),0.\($0 + 1),5772,1" }
      .joined(separator: "\n")
    var schema = Schema(
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["1", "2", "3"])
    schema.rules.parallaxUnit = .mas
    let stars = try Catalogue.read(Array(arcsec.utf8), name: "s.csv", schema: schema)
    #expect(Plausibility(stars, classNames: classNames).findings.map(\.kind) == [.band])
  }

  @Test("The bolometric corrections of white dwarfs are those of the grid")
  func corrections() throws {
    // Bédard et al. (2020), log g = 8: temperature, BC_V, BC_G.
    for (kelvin, visual, gaia) in [
      (4_000.0, -0.4, 0.036), (5_000, -0.249, 0.016), (8_000, -0.207, -0.138),
      (12_000, -0.627, -0.675), (20_000, -1.994, -2.018), (40_000, -3.766, -3.727),
      (100_000, -6.89, -6.827),
    ] {
      expectClose(
        try #require(StarGroup.whiteDwarf.bolometricCorrection(kelvin)), visual, within: 1e-9)
      expectClose(try #require(StarGroup.whiteDwarf.gaiaCorrection(kelvin)), gaia, within: 1e-9)
    }
    #expect(StarGroup.whiteDwarf.bolometricCorrection(3_000) == nil)
    #expect(StarGroup.giant.gaiaCorrection(4_000) == nil)
  }

  @Test("A type that contradicts the class")
  func type() throws {
    let found = try plausibility("X,White dwarf,4.83,5772,3.761,1", "Y,Dwarf,4.9,5700,3.756,1")
    #expect(found.findings.map(\.kind) == [.type])
    #expect(found.findings.first?.diagnostic.place?.column == 3)
  }

  @Test("Temperatures that no star has or that contradict their logarithm")
  func temperature() throws {
    let found = try plausibility(
      "A,,4.83,3.76,3.761,1", "B,,4.83,5772,3.8,1", "C,,4.83,5488,3.738,1")
    #expect(found.findings.map(\.star) == [0, 1], "a last digit that is off by one is no finding")
    #expect(found.findings[0].diagnostic.suggestion == "this may be a logarithm")
    #expect(
      found.findings[1].diagnostic.message == "the logarithm of 5772 K is 3.761, not 3.8")
  }

  @Test("A column that is not the logarithm of the other is one finding, not one for each star")
  func otherColumn() throws {
    let found = try plausibility(
      "A,,4.83,5772,2.1,1", "B,,4.83,5488,2.2,1", "C,,4.83,6000,2.3,1", "D,,4.83,5000,3.699,1")
    #expect(found.counts[.logarithm] == 1)
    let finding = try #require(found.findings.first { $0.kind == .logarithm })
    #expect(finding.star == nil)
    #expect(
      finding.diagnostic.message.hasPrefix("most values are not the logarithms of effective_temp"))
  }

  @Test("A single value that sets the scaling, and a code for a missing value")
  func outlier() throws {
    let rows = (0..<6).map { "S\($0),,\(Double($0) / 10 + 4.5),5772,\(3.7 + Double($0) / 100),1" }
    let header = "name,type,absolute_magnitude,effective_temperature,log_temperature,label\n"
    let found = try plausibility(
      Array((header + (rows + ["X,,99.5,,3.72,1"]).joined(separator: "\n")).utf8))
    let outlier = try #require(found.findings.first { $0.kind == .outlier })
    #expect(outlier.star == 6)
    #expect(
      outlier.diagnostic.message
        == "X alone determines the scaling of the absolute magnitude, with 99.5: all other stars lie within 0.53 % of its range"
    )
  }

  @Test("Parallaxes in arcseconds read as milliarcseconds, and magnitudes that are off by 15")
  func band() throws {
    let arcsec = "name,Vmag,Plx,B-V\nSirius,-9.44,3.79,0.0\nCanopus,-8.62,1,0.16\nx,-5,7,0.6\n"
    let found = try plausibility(Array(arcsec.utf8), classes: [])
    #expect(found.findings.map(\.kind) == [.band])
    #expect(found.findings[0].diagnostic.suggestion == "set parallax_unit: arcsec")
    // Amag as the well-known set has it: m + 5 (log ϖ/mas + 1).
    let amag = """
      Vmag,Plx,B-V,Amag
      5.99,13.73,1.318,16.678352
      8.70,2.31,-0.045,15.518060
      5.77,5.5,0.855,14.471813
      """
    let off = try plausibility(Array(amag.utf8), classes: [])
    #expect(off.findings.map(\.kind) == [.band])
    #expect(
      off.findings[0].diagnostic.description.hasPrefix(
        "s.csv:1:14: warning: the magnitudes are 15 mag too faint for m + 5 log(ϖ / 100 mas); "
          + "a parallax in milliarcseconds was read as arcseconds"))
  }

  @Test("The same star under two names")
  func repeated() throws {
    let found = try plausibility(
      "A,,4.8,5772,3.761,1", "B,,4.8,5772,3.761,1", "A,,4.8,5772,3.761,1")
    #expect(found.findings.map(\.kind) == [.repeated])
    #expect(found.findings[0].diagnostic.message == "B has the same values as A in line 2")
  }

  @Test("Radii from the Stefan–Boltzmann law: 1 for the Sun, 568 for the mistyped Aldebaran")
  func radii() throws {
    let sun = Photometry.radius(bolometricMagnitude: 4.74, temperature: 5_772)
    expectClose(sun, 1, within: 1e-12)
    // The coefficients of Torres (2010) evaluated in Python: BC = −1.28719 at 3900 K.
    expectClose(try #require(Photometry.bolometricCorrection(3_900)), -1.28719, within: 1e-5)
    let radius = try #require(StarGroup.giant.radius(magnitude: -6.041, temperature: 3_900))
    expectClose(radius, 567.75, within: 0.01)
    #expect(Photometry.bolometricCorrection(2_000) == nil)
    #expect(DwarfSequence.bolometricCorrection(5_770) == -0.085)
    #expect(StarGroup.mainSequence.radii(at: 100) == nil)
  }

  @Test("The Sun and Aldebaran have their radii by colour and magnitude")
  func knownStars() throws {
    // M_V = 4.74 + 0.085 for the Sun; Aldebaran has 44 to 48 R☉ (interferometry).
    expectClose(
      try #require(StarGroup.mainSequence.radius(magnitude: 4.825, temperature: 5_770)), 1,
      within: 0.001)
    let kelvin = try #require(ColorIndex.bv.temperature(1.54, .giant))
    expectClose(
      try #require(StarGroup.giant.radius(magnitude: -0.64, temperature: kelvin)), 47, within: 1.5)
  }

  @Test(
    "Typing errors in a number",
    arguments: [
      ("-6.041", ["-0.641", "-6.401", "-6.014", "6.041", "-0.6041", "-60.41"]),
      ("7", []), ("n/a", []), ("1e5", []), ("12", ["21", "-12", "1.2"]),
      ("0.5", ["5.0", "-0.5", "0.05", "5"]),
    ] as [(String, [String])])
  func typos(text: String, expected: [String]) {
    #expect(Typo.of(text).map(\.text) == expected)
  }

  @Test("Names of groups of stars")
  func words() {
    #expect(StarGroup(words: "Red Giant (Branch)") == .giant)
    #expect(StarGroup(words: "Blue Supergiant") == .supergiant)
    #expect(StarGroup(words: "Main Sequence") == .mainSequence)
    #expect(StarGroup(words: "red dwarf") == .mainSequence)
    #expect(StarGroup(words: "White Dwarf") == .whiteDwarf)
    for words in ["", "subgiant", "Brown dwarf", "pulsar"] {
      #expect(StarGroup(words: words) == nil, "\(words)")
    }
  }

  @Test("Many stars, checked in parts, have the findings of all in order")
  func parts() throws {
    // Every third star is a dwarf as bright as a giant.
    let rows = (0..<50_000).map { star in
      "\(star),\(star % 3 == 0 ? -5 : 4.83),5772,\(["G2V", "G1V", "a type of sixteen bytes V"][star % 3])"
    }
    let header = "name,absolute_magnitude,effective_temperature,spectral_type\n"
    let found = try plausibility(
      Array((header + rows.joined(separator: "\n")).utf8),
      features: [Schema.absoluteMagnitude, Schema.effectiveTemperature], classes: [])
    #expect(found.counts == [.radius: 16_667])
    #expect(found.findings.map(\.star) == (0..<100).map { $0 * 3 })
  }

  @Test("No table crashes the checks")
  func noise() throws {
    var generator = SeededGenerator(seed: 5)
    let numbers = [
      "0", "-0", "1e308", "-1e308", "1e-308", "5772", "4.83", "99.999", "3.76", "", "1",
    ]
    for _ in 0..<300 {
      let rows = (0..<8).map { star in
        let fields = (0..<3).map { _ in numbers.randomElement(using: &generator) ?? "" }
        return "S\(star),giant,\(fields.joined(separator: ",")),\(star % 3 + 1)"
      }
      let header = "name,type,absolute_magnitude,effective_temperature,log_temperature,label\n"
      let stars = try Catalogue.read(
        Array((header + rows.joined(separator: "\n") + "\nZ,,1,5000,3.7,1\n").utf8), name: "s",
        schema: Schema(
          features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["1", "2", "3"],
          leavesOutMissing: true))
      #expect(Plausibility(stars, classNames: classNames).counts.values.allSatisfy { $0 > 0 })
    }
  }
}
