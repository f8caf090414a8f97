import Tables
import Testing

@testable import Stars

@Suite("Units in a table decide what its numbers mean")
struct UnitTests {
  @Test(
    "A unit is read in any of its spellings",
    arguments: [
      ("mas", .angle, 1), ("arcsec", .angle, 1e3), ("as", .angle, 1e3), ("uas", .angle, 1e-3),
      ("µas", .angle, 1e-3), ("μas", .angle, 1e-3), ("1e-06arcsec", .angle, 1e-3),
      ("10**-6 arcsec", .angle, 1e-3), ("10^-3 arcsec", .angle, 1), ("10-3arcsec", .angle, 1),
      ("pc", .length, 1), ("kpc", .length, 1e3), ("Mpc", .length, 1e6),
      ("lyr", .length, 0.306_601_393_788), ("ly", .length, 0.306_601_393_788),
      ("AU", .length, 4.848_136_811_1e-6), ("m", .length, 3.240_779_289_4e-17),
      ("mag", .magnitude, 1), ("mmag", .magnitude, 1e-3), ("0.01mag", .magnitude, 0.01),
      ("K", .temperature, 1), ("kK", .temperature, 1e3), ("10+3K", .temperature, 1e3),
      ("solLum", .luminosity, 1), ("Lsun", .luminosity, 1), ("L☉", .luminosity, 1),
      ("W", .luminosity, 1 / 3.828e26), ("erg/s", .luminosity, 1 / 3.828e33),
      ("erg s-1", .luminosity, 1 / 3.828e33), ("solRad", .radius, 1),
    ] as [(String, Unit.Dimension, Double)])
  func spellings(text: String, dimension: Unit.Dimension, scale: Double) throws {
    let unit = try #require(Unit(text))
    #expect(unit.dimension == dimension)
    #expect((unit.scale / scale - 1).magnitude < 1e-9)
    #expect(!unit.isLogarithm)
  }

  @Test("Logarithms are told by their frame", arguments: ["dex(K)", "[K]", "log(K)", "log10(K)"])
  func logarithms(text: String) throws {
    let unit = try #require(Unit(text))
    #expect(unit == Unit(.temperature, 1, isLogarithm: true))
  }

  @Test(
    "What is no unit of stars is not guessed", arguments: ["km/s", "yr", "C", "10", "e", "[[K]]"])
  func unknown(text: String) { #expect(Unit(text) == nil) }

  /// The absolute magnitudes and logarithms of temperature in a table of text.
  private func read(
    _ text: String, _ change: (inout Schema) -> Void = { _ in }
  ) throws -> Catalogue {
    var schema = Schema(
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: [])
    change(&schema)
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema)
  }

  private func ecsv(_ columns: [(String, String)], _ rows: String) -> String {
    let fields = columns.map { name, unit in
      "# - {name: \(name), unit: \(unit), datatype: float64}"
    }
    return "# %ECSV 1.0\n# ---\n# datatype:\n" + fields.joined(separator: "\n")
      + "\n# schema: astropy-2.0\n" + columns.map(\.0).joined(separator: " ") + "\n" + rows
  }

  @Test("Procyon A, 11.46 light-years away, has M = 2.61")
  func lightYears() throws {
    let stars = try read(
      ecsv([("Vmag", "mag"), ("dist", "lyr"), ("Teff", "K")], "0.34 11.46 6530\n"))
    // 0.34 − 5 log₁₀(11.46 × 0.306601 / 10), by hand.
    #expect((stars.numbers[Schema.absoluteMagnitude]![0] - 2.611_2).magnitude < 1e-4)
    #expect(stars.unit(Schema.distance)?.source == .file)
  }

  @Test(
    "The same star in every unit",
    arguments: [
      ("mas", 130.23, "mag", 0.026, "K", 9602), ("arcsec", 0.13023, "mmag", 26, "kK", 9.602),
      ("uas", 130_230, "0.01mag", 2.6, "K", 9602),
    ] as [(String, Double, String, Double, String, Double)])
  func sameStar(
    plx: String, parallax: Double, mag: String, magnitude: Double, kelvin: String, teff: Double
  ) throws {
    let stars = try read(
      ecsv([("Vmag", mag), ("Plx", plx), ("Teff", kelvin)], "\(magnitude) \(parallax) \(teff)\n"))
    // 0.026 + 5 log₁₀(1.3023) = 0.59960 and log₁₀ 9602 = 3.982362.
    #expect((stars.numbers[Schema.absoluteMagnitude]![0] - 0.599_56).magnitude < 1e-4)
    #expect((stars.numbers[Schema.logTemperature]![0] - 3.982_362).magnitude < 1e-6)
  }

  @Test(
    "A temperature that is stated as a logarithm is read as one, and the other way about refused")
  func logarithmsOfTemperature() throws {
    let stars = try read(ecsv([("absmag", "mag"), ("Teff", "dex(K)")], "4.83 3.7616\n"))
    #expect((stars.numbers[Schema.logTemperature]![0] - 3.7616).magnitude < 1e-12)
    let fault = #expect(throws: Diagnostics.self) {
      try read(ecsv([("absmag", "mag"), ("logTeff", "K")], "4.83 5778\n"))
    }
    #expect(fault?.description.contains("does not fit the logarithm of the effective") == true)
  }

  @Test("A unit that is unknown or of another quantity is an error with its place")
  func faults() throws {
    for (unit, words) in [("parsnips", "which is unknown"), ("mag", "does not fit the distance")] {
      let fault = #expect(throws: Diagnostics.self) {
        try read(ecsv([("Vmag", "mag"), ("dist", unit), ("Teff", "K")], "0.34 11.46 6530\n"))
      }
      #expect(fault?.shown.count == 1)
      #expect(fault?.shown.first?.message.contains(words) == true)
      #expect(fault?.shown.first?.place?.line == 8)
    }
  }

  @Test("The name of a column states a unit, below the file and above the usual one")
  func names() throws {
    let inName = try read("Vmag,Plx [arcsec],Teff\n0.026,0.13023,9602\n")
    #expect(inName.unit(Schema.parallax)?.source == .name)
    let assumed = try read("Vmag,Plx,Teff\n0.026,130.23,9602\n")
    #expect(assumed.unit(Schema.parallax)?.source == .assumed)
    let set = try read("Vmag,Plx,Teff\n0.026,0.13023,9602\n") { $0.rules.parallaxUnit = .arcsec }
    #expect(set.unit(Schema.parallax)?.source == .experiment)
    let magnitudes = [inName, assumed, set].map { $0.numbers[Schema.absoluteMagnitude]![0] }
    #expect(magnitudes.allSatisfy { ($0 - magnitudes[0]).magnitude < 1e-12 })
  }

  @Test("A distance without a unit is not used, nor a parallax that may be in arcseconds")
  func unclear() throws {
    for (text, name) in [("V,dist,Teff\n5,10,5000\n", "dist"), ("V,Plx,Teff\n5,0.1,5000\n", "Plx")]
    {
      let fault = #expect(throws: Diagnostics.self) { try read(text) }
      #expect(
        fault?.shown.map(\.message) == [
          "\(name) has no unit, so no absolute magnitude can be derived from it"
        ])
      #expect(fault?.shown.first?.suggestion?.contains("_unit: ") == true)
    }
    // Gaia's archive has its parallaxes in milliarcseconds, however small.
    let features = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]
    let gaia = try read("phot_g_mean_mag,parallax,bp_rp\n10,0.1,0.82\n") { $0.features = features }
    #expect((gaia.numbers[Schema.gaiaAbsoluteMagnitude]![0] + 5).magnitude < 1e-12)
  }

  @Test("The error of a parallax has the unit of the parallax, unless it states its own")
  func parallaxError() throws {
    // Ten times the error, and twice: the second is too uncertain, whatever the unit.
    func rows(_ header: String, _ scale: Double, _ errorScale: Double) -> String {
      header
        + "\n5,\(100 * scale),\(10 * errorScale),5000\n5,\(100 * scale),\(50 * errorScale),5000\n"
    }
    let texts = [
      rows("V,Plx,e_Plx,Teff", 1, 1), rows("V,Plx (arcsec),e_Plx,Teff", 1e-3, 1e-3),
      rows("V,Plx (arcsec),e_Plx (mas),Teff", 1e-3, 1),
    ]
    for text in texts {
      let stars = try read(text) { $0.leavesOutMissing = true }
      #expect(stars.rows == [0])
    }
    let set = try read(rows("V,Plx,e_Plx,Teff", 1e-3, 1e-3)) {
      $0.leavesOutMissing = true
      $0.rules.parallaxUnit = .arcsec
    }
    #expect(set.rows == [0])
  }

  @Test("A column that the schema names goes before one that is recognised")
  func named() throws {
    let text = "V,Plx,far,Teff\n5,10,20,5000\n"
    let guessed = try read(text)
    #expect((guessed.numbers[Schema.absoluteMagnitude]![0] - 0).magnitude < 1e-12)
    let named = try read(text) {
      $0.columns[Schema.distance] = "far"
      $0.rules.distanceUnit = .pc
    }
    // 5 − 5 log₁₀ 2.
    #expect((named.numbers[Schema.absoluteMagnitude]![0] - 3.494_850).magnitude < 1e-6)
  }

  @Test("Rows without the first way fall back to the second, and both are counted")
  func fallback() throws {
    let text = "V,Plx,dist_pc,Teff\n5,10,,5000\n5,,100,5000\n5,100,1,5000\n"
    let stars = try read(text)
    let magnitudes = stars.numbers[Schema.absoluteMagnitude]!
    #expect(zip(magnitudes, [0, 0, 5]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(
      stars.derivations.filter { $0.role == Schema.absoluteMagnitude }.map(\.count) == [2, 1])
    let fault = #expect(throws: Diagnostics.self) {
      try read("V,Plx,dist_pc,Teff\n5,,,5000\n5,1,,5e3\n")
    }
    #expect(fault?.shown.map(\.message) == ["Plx is empty"])
  }
}
