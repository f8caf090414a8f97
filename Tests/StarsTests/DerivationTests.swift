import Testing
import _TestSupport

@testable import Stars

@Suite("Missing quantities are derived")
struct DerivationTests {
  private func read(
    _ text: String, features: [String], leavesOutMissing: Bool = false
  ) throws -> Catalogue {
    try Catalogue.read(
      Array(text.utf8), name: "t.csv",
      schema: Schema(features: features, classes: [], leavesOutMissing: leavesOutMissing))
  }

  @Test("log T is the decimal logarithm of T, exact for powers of ten")
  func fromTemperature() throws {
    let stars = try read(
      "name,effective_temperature\nSun,5772\nHot,10000\n", features: [Schema.logTemperature])
    let values = try #require(stars.numbers[Schema.logTemperature])
    // log10(5772) by Python's math.log10.
    expectClose(values[0], 3.7613263224214566, within: 1e-15)
    #expect(values[1] == 4)
  }

  @Test("M is derived from m and the parallax in milliarcseconds: 1.43 for Sirius")
  func fromParallax() throws {
    let stars = try read(
      "name,apparent_magnitude,parallax\nSirius,-1.46,379.21\nAt 10 pc,3.5,100\n",
      features: [Schema.absoluteMagnitude])
    let values = try #require(stars.numbers[Schema.absoluteMagnitude])
    // −1.46 + 5 log10(3.7921) by hand.
    expectClose(values[0], 1.4343, within: 1e-4)
    #expect(values[1] == 3.5)
  }

  @Test("B−V and BP−RP give the temperature of the dwarf sequence, interpolated linearly")
  func fromColor() throws {
    // A0 has B−V 0.000 and 9700 K, A1 0.035 and 9300 K; M8.5 is the last row in which BP−RP rises.
    let blue = try read("name,color_bv\na,0\nb,0.0175\n", features: [Schema.logTemperature])
    let values = try #require(blue.numbers[Schema.logTemperature])
    expectClose(values[0], 3.986771734266245, within: 1e-12)
    expectClose(values[1], 3.9777236052888476, within: 1e-12)
    let red = try read("name,color_bp_rp\na,5.1\n", features: [Schema.logTemperature])
    expectClose(
      try #require(red.numbers[Schema.logTemperature])[0], 3.383815365980431, within: 1e-12)
  }

  @Test("A colour that no dwarf has is an error with its place")
  func beyond() throws {
    #expect {
      _ = try read("name,color_bv\na,0\nb,3.5\n", features: [Schema.logTemperature])
    } throws: { error in
      "\(error)" == """
        t.csv:3:3: error: no log_temperature follows from color_bv "3.5", a colour index beyond the relation for dwarfs
        b,3.5
          ^~~
        """
    }
  }

  @Test("On request, stars without a feature are excluded and counted by reason")
  func leftOut() throws {
    let table = """
      name,absolute_magnitude,color_bv,distance
      a,4.8,0.65,10
      b,,0.65,10
      c,4.8,,10
      d,-15,0.65,100000
      e,1.0,0.1,20

      """
    let stars = try read(
      table, features: [Schema.absoluteMagnitude, Schema.logTemperature], leavesOutMissing: true)
    #expect(stars.names == ["a", "e"])
    #expect(stars.rows == [0, 4])
    #expect(
      stars.omissions.map(\.reason) == [
        "no absolute_magnitude", "no colour", "no known distance",
      ])
    #expect(stars.omissions.map(\.count) == [1, 1, 1])
    #expect(stars.text("color_bv", star: 1) == "0.1")
    #expect(stars.place(of: 1).line == 6)
  }

  @Test(
    "A colour that is a feature follows from its magnitudes",
    arguments: [
      (Schema.colorBV, Schema.blueMagnitude, Schema.apparentMagnitude),
      (Schema.colorBPRP, Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude),
    ])
  func colorOfMagnitudes(color: String, first: String, second: String) throws {
    let stars = try read("name,\(first),\(second)\na,5.5,4.75\n", features: [color])
    #expect(stars.numbers[color] == [0.75])
  }

  @Test("A quantity's own column takes precedence over derivation")
  func ownColumn() throws {
    let stars = try read(
      "name,log_temperature,effective_temperature\na,3.5,10000\n",
      features: [Schema.logTemperature])
    #expect(stars.numbers[Schema.logTemperature] == [3.5])
  }

  @Test("The classes of the dwarf sequence meet midway between subtypes")
  func classes() {
    let boundaries = DwarfSequence.classes.map(\.coolest)
    #expect(DwarfSequence.classes.map(\.letter).prefix(7) == ["O", "B", "A", "F", "G", "K", "M"])
    #expect(boundaries.prefix(7) == [31_650, 10_050, 7_310, 5_960, 5_335, 3_890, 2_300])
  }

  // MARK: - Luminosities and magnitudes

  @Test("M is derived from L and T by the bolometric correction: 4.82 for the Sun")
  func magnitudeFromLuminosity() throws {
    // BC of dwarfs is −0.08462 at 5772 K, between G1 and G2.
    for table in [
      "name,luminosity,effective_temperature\nSun,1,5772\nBrighter,2,5772\n",
      "name,log_luminosity,log_temperature\nSun,0,3.7613263224214566\n"
        + "Brighter,0.301029995663981,3.7613263224214566\n",
    ] {
      let stars = try read(table, features: [Schema.absoluteMagnitude])
      let values = try #require(stars.numbers[Schema.absoluteMagnitude])
      expectClose(values[0], 4.8247, within: 1e-4)
      expectClose(values[0] - values[1], 0.752575, within: 1e-6)
      #expect(
        stars.derivations.map(\.description) == [
          "from the luminosity, by the bolometric correction of dwarfs, giants or white dwarfs of its "
            + "temperature"
        ])
    }
  }

  @Test("The radius of a star shows which bolometric correction applies to it")
  func bolometricGroups() throws {
    let table = """
      name,log_luminosity,effective_temperature
      dwarf,-2.05,3430
      giant,3,3430
      white dwarf,-1.6,25000
      brown dwarf,-3.5,2270

      """
    let stars = try read(table, features: [Schema.absoluteMagnitude])
    let values = try #require(stars.numbers[Schema.absoluteMagnitude])
    // −1.93 for M3 and −6.25 for L0 dwarfs; −2.564 by Torres (2010) for the giant, in Python.
    expectClose(values[0], 4.74 + 5.125 + 1.93, within: 1e-9)
    expectClose(values[1], 4.74 - 7.5 + 2.564, within: 1e-3)
    let hot = try #require(StarGroup.whiteDwarf.bolometricCorrection(25_000))
    expectClose(values[2], 4.74 + 4 - hot, within: 1e-9)
    expectClose(values[3], 4.74 + 8.75 + 6.25, within: 1e-9)
  }

  @Test("log L is derived from M and T, and is the inverse of M from L and T")
  func luminosityFromMagnitude() throws {
    let stars = [
      (0.0, 5_772), (-1.25, 4_000), (-3.2, 2_700), (4.6, 30_000), (2.3, 4_286), (5, 3_600),
      (-1.6, 25_000), (-3.8, 5_000),
    ]
    let table = stars.map { "a,\($0),\($1)" }.joined(separator: "\n")
    let magnitudes = try #require(
      try read(
        "name,log_luminosity,effective_temperature\n" + table, features: [Schema.absoluteMagnitude]
      ).numbers[Schema.absoluteMagnitude])
    let inverse = zip(magnitudes, stars).map { "a,\($0),\($1.1)" }.joined(separator: "\n")
    let values = try #require(
      try read(
        "name,absolute_magnitude,effective_temperature\n" + inverse,
        features: [Schema.logLuminosity]
      ).numbers[Schema.logLuminosity])
    for (value, star) in zip(values, stars) { expectClose(value, star.0, within: 1e-12) }
  }

  @Test(
    "Bolometric corrections are used only where they are needed and nothing else gives the quantity"
  )
  func bolometricLast() throws {
    let listed = "name,absolute_magnitude,luminosity,effective_temperature\na,1,1,5772\n"
    #expect(
      try read(listed, features: [Schema.absoluteMagnitude]).numbers[Schema.absoluteMagnitude] == [
        1
      ])
    #expect(
      try read(listed, features: [Schema.logLuminosity]).numbers[Schema.logLuminosity] == [0])
    // A star without a good parallax gets no magnitude from the luminosity that follows from it.
    let near = try read(
      "name,apparent_magnitude,parallax,luminosity,effective_temperature\na,5,100,1,5772\n"
        + "b,5,,1,5772\n", features: [Schema.absoluteMagnitude], leavesOutMissing: true)
    #expect(near.names == ["a"])
    #expect(near.numbers[Schema.absoluteMagnitude] == [5])
    let unasked = try read(
      "name,luminosity,effective_temperature\na,1,5772\n", features: [Schema.logTemperature])
    #expect(unasked.numbers[Schema.absoluteMagnitude] == nil)
  }

  @Test("Outside the range of bolometric corrections there is no magnitude")
  func beyondCorrections() throws {
    let table = "name,luminosity,effective_temperature\na,1,5772\nb,0.0001,1500\n"
    #expect {
      _ = try read(table, features: [Schema.absoluteMagnitude])
    } throws: { error in
      "\(error)".hasPrefix(
        "t.csv:3:10: error: no absolute_magnitude follows from effective_temperature \"1500\"")
    }
    let stars = try read(table, features: [Schema.absoluteMagnitude], leavesOutMissing: true)
    #expect(stars.names == ["a"])
    #expect(stars.omissions.map(\.reason) == ["no bolometric correction for its temperature"])
  }
}
