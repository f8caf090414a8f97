import Testing

@testable import Stars

@Suite("Columns beside the features show the group of a star")
struct EvidenceTests {
  @Test(
    "Surface gravities by the line of Ciardi et al. (2011)",
    arguments: [
      (4.44, 5_772, .mainSequence), (2.5, 4_500, .giant), (8, 12_000, .whiteDwarf),
      // The line is at 4 up to 4,250 K, 3.8 at 5,000 K and 3.5 from 6,000 K on.
      (4.25, 4_000, .mainSequence), (4.1, 4_000, nil), (3.75, 4_000, .giant),
      (4.05, 5_000, .mainSequence), (3.9, 5_000, nil), (3.55, 5_000, .giant),
      (3.75, 7_000, .mainSequence), (3.5, 7_000, nil), (3.25, 7_000, .giant),
      // Brown dwarfs and hot subdwarfs are neither, and hot stars overlap.
      (5.8, 2_000, nil), (5.5, 30_000, nil), (3.2, 20_000, nil), (4.44, .nan, nil),
    ] as [(Double, Double, StarGroup?)])
  func gravities(gravity: Double, kelvin: Double, group: StarGroup?) {
    #expect(StarGroup(logGravity: gravity, temperature: kelvin) == group)
  }

  @Test(
    "Radii that only one group has",
    arguments: [
      (1, 5_772, .mainSequence), (11, 4_500, .giant), (0.012, 12_000, .whiteDwarf),
      (3.5, 9_000, nil), (0.1, 6_000, nil), (1, .nan, nil),
      // Dwarfs of class O are as large as small giants.
      (5, .nan, nil), (10, 60_000, nil), (0.012, .nan, .whiteDwarf),
    ] as [(Double, Double, StarGroup?)])
  func radii(radius: Double, kelvin: Double, group: StarGroup?) {
    #expect(StarGroup(onlyWithRadius: radius, temperature: kelvin) == group)
  }

  private func evidence(
    _ text: String, features: [String] = [Schema.effectiveTemperature],
    _ change: (inout Schema) -> Void = { _ in }
  ) throws -> [String] {
    var schema = Schema(features: features, classes: [])
    change(&schema)
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema).evidence(of: 0)
      .map { "\($0.value): \($0.group)" }
  }

  @Test("Values are read in their units")
  func units() throws {
    #expect(
      try evidence("name,teff,Radius(R/Ro),logg [m/s2],spect\nSun,5772,1,2.44,G2V\n")
        == ["radius 1 R☉: mainSequence", "spectral type G2V: mainSequence"])
    #expect(
      try evidence("name,teff,logg [log(m/s2)]\nSun,5772,2.44\n") == ["log g 4.44: mainSequence"])
    #expect(
      try evidence("name,teff,logL\nSun,5772,0\n")
        == ["luminosity 1 L☉ at 5772 K: mainSequence"])
    #expect(try evidence("name,teff,logg,lum\nSun,5772,-99,0\n").isEmpty)
  }

  @Test("A feature, the source of the classes and a radius in an unknown unit show nothing")
  func silence() throws {
    #expect(
      try evidence(
        "name,teff,logL\nSun,5772,0\n",
        features: [Schema.effectiveTemperature, Schema.logLuminosity]
      ).isEmpty)
    #expect(
      try evidence("name,teff,spect\nSun,5772,G2V\n") { $0.labelling = .spectralType }.isEmpty)
    #expect(try evidence("name,teff,radius\nSun,5772,1\n").isEmpty)
    #expect(
      try evidence("name,teff,radius\nSun,5772,1\n") { $0.columns[Schema.radius] = "radius" }
        == ["radius 1 R☉: mainSequence"])
  }
}
