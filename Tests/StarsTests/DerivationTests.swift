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
}
