import Testing
import _TestSupport

@testable import Stars

/// The references are the values that PyAstronomy 0.25.0, COLTE and the Montreal grid give.
@Suite("Temperatures follow from colours by published relations")
struct ColorIndexTests {
  /// Whether `color` gives the temperature of the reference, rounded to a kelvin.
  private func expect(
    _ index: ColorIndex, _ place: DiagramPlace, _ color: Double, _ kelvin: Double
  ) throws {
    expectClose(try #require(index.temperature(color, place)), kelvin, within: 0.6)
  }

  @Test(
    "Giants by B−V: Ramírez & Meléndez (2005)",
    arguments: [(0.6, 5_824.0), (0.9, 5_021), (1.2, 4_451), (1.5, 3_969), (1.6, 3_801)])
  func giants(color: Double, kelvin: Double) throws {
    try expect(.bv, .giant, color, kelvin)
  }

  @Test(
    "Dwarfs by BP−RP: Casagrande et al. (2021) from 0.30 to 1.75",
    arguments: [(0.82, 5_767.0), (1.2, 4_800), (1.7, 4_046)])
  func dwarfs(color: Double, kelvin: Double) throws {
    try expect(.bprp, .dwarf, color, kelvin)
    try expect(.bprp, .unknown, color, kelvin)
  }

  @Test(
    "Giants by BP−RP: Casagrande et al. (2021)",
    arguments: [(1.0, 5_104.0), (1.2, 4_695), (1.5, 4_225), (2.0, 3_770)])
  func gaiaGiants(color: Double, kelvin: Double) throws {
    try expect(.bprp, .giant, color, kelvin)
  }

  @Test(
    "White dwarfs of hydrogen: Bédard et al. (2020)",
    arguments: [
      (4_000.0, 1.4, 1.48), (5_000, 0.886, 1.091), (8_000, 0.267, 0.358), (10_000, 0.193, 0.134),
      (12_000, 0.144, -0.025), (20_000, -0.072, -0.281), (40_000, -0.28, -0.497),
      (100_000, -0.346, -0.561),
    ])
  func hydrogen(kelvin: Double, bv: Double, bprp: Double) throws {
    try expect(.bv, .whiteDwarf, bv, kelvin)
    try expect(.bprp, .whiteDwarf, bprp, kelvin)
  }

  @Test(
    "White dwarfs of helium: Bédard et al. (2020)",
    arguments: [
      (4_000.0, 1.064, 1.384), (5_000, 0.725, 0.97), (8_000, 0.249, 0.337),
      (12_000, -0.001, -0.025), (20_000, -0.111, -0.267), (40_000, -0.253, -0.459),
      (100_000, -0.366, -0.585),
    ])
  func helium(kelvin: Double, bv: Double, bprp: Double) throws {
    expectClose(
      try #require(ColorIndex.bv.temperature(bv, .whiteDwarf, .helium)), kelvin, within: 0.6)
    expectClose(
      try #require(ColorIndex.bprp.temperature(bprp, .whiteDwarf, .helium)), kelvin, within: 0.6)
  }

  @Test("Between its rows the grid is within 2 % of rows that it leaves out")
  func between() throws {
    // Rows of the full grid.
    for (kelvin, bv) in [(4_750.0, 1.003), (9_500, 0.204), (16_000, 0.021), (90_000, -0.342)] {
      let found = try #require(ColorIndex.bv.temperature(bv, .whiteDwarf))
      expectClose(found / kelvin, 1, within: 0.02)
    }
  }

  @Test("Bluer is never cooler, and no relation has a jump")
  func monotonous() throws {
    for index in [ColorIndex.bv, .bprp] {
      for place in DiagramPlace.allCases {
        var last: Double?
        for step in -60...560 {
          guard let kelvin = index.temperature(Double(step) / 100, place) else { continue }
          if let last {
            #expect(kelvin < last + 1, "\(index) \(place) \(step)")
            let limit = place == .whiteDwarf ? 0.65 : 0.84
            #expect(kelvin > last * limit, "\(index) \(place) \(step)")
          }
          last = kelvin
        }
      }
    }
  }

  @Test("Beyond its relation a star has no temperature")
  func beyond() {
    #expect(ColorIndex.bv.temperature(1.67, .giant) == nil)
    #expect(ColorIndex.bprp.temperature(2.56, .giant) == nil)
    #expect(ColorIndex.bprp.temperature(-0.13, .dwarf) == nil)
    #expect(ColorIndex.bprp.temperature(1.58, .whiteDwarf) == nil)
    #expect(ColorIndex.bv.temperature(-0.35, .whiteDwarf) == nil)
  }

  @Test(
    "The place in the diagram: giants above, white dwarfs below, dwarfs between",
    arguments: [
      // The Sun, Aldebaran, Vega, Sirius B, a subdwarf, a hot supergiant, a cool white dwarf.
      (0.65, 4.8, DiagramPlace.dwarf), (1.54, -0.64, .giant), (0, 0.58, .dwarf),
      (-0.03, 11.18, .whiteDwarf), (0.6, 7.5, .dwarf), (0.1, -7, .dwarf), (1.4, 16.2, .whiteDwarf),
      (0.65, .nan, .unknown),
    ] as [(Double, Double, DiagramPlace)])
  func place(color: Double, magnitude: Double, place: DiagramPlace) {
    #expect(DiagramPlace(.bv, color, visual: magnitude, gaia: .nan) == place)
  }

  @Test("Where both magnitudes are known, that of the colour's system counts")
  func bands() {
    #expect(DiagramPlace(.bprp, 0.82, visual: 20, gaia: 4.6) == .dwarf)
    #expect(DiagramPlace(.bv, 0.65, visual: 4.8, gaia: 20) == .dwarf)
    #expect(DiagramPlace(.bprp, 0.82, visual: 4.8, gaia: .nan) == .dwarf)
    #expect(DiagramPlace(.bprp, -0.4, visual: .nan, gaia: 10) == .whiteDwarf)
  }
}
