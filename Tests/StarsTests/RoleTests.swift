import Tables
import Testing

@testable import Stars

@Suite("Columns are used for what they are")
struct RoleTests {
  private func read(
    _ text: String, features: [String] = [Schema.absoluteMagnitude, Schema.logTemperature],
    _ change: (inout Schema) -> Void = { _ in }
  ) throws -> Catalogue {
    var schema = Schema(features: features, classes: [])
    change(&schema)
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema)
  }

  private func survey(_ text: String) -> TableSurvey {
    var faults = Diagnostics()
    return TableSurvey(Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults))
  }

  @Test("Numbers that mark missing values are recognised in each column, and counted")
  func markers() throws {
    let text = """
      absmag,Teff
      4.83,5778
      -9999,9600
      99.999,7740
      -0.3,-9999.0
      60,5000
      70,5000
      70,5000
      11.2,25000
      """
    let stars = try read(text) { $0.leavesOutMissing = true }
    #expect(
      stars.missingMarkers.map { "\($0.column) \($0.value) \($0.count)" } == [
        "absmag -9999.0 1", "absmag 70.0 2", "absmag 99.999 1", "Teff -9999.0 1",
      ])
    // A single 60 is no marker: it is out of range, but neither repeated nor made of nines.
    #expect(stars.rows == [0, 4, 7])
    let fault = #expect(throws: Diagnostics.self) { try read(text) }
    #expect(fault?.shown.first?.message == "absmag is -9999, which marks a missing value")
    #expect(fault?.shown.first?.place?.line == 3)
    #expect(fault?.shown.count == 5)
  }

  @Test("A value within the range of its quantity is a value, whatever its digits")
  func ordinary() throws {
    let stars = try read("absmag,Teff\n9.9,9999\n9.9,9999\n-0.99,5000\n")
    #expect(stars.missingMarkers.isEmpty)
    #expect(stars.count == 3)
  }

  @Test(
    "A label that marks a missing value is no class",
    arguments: ["", "NA", "nan", "None", "--", "~", "N/A", "null"])
  func missingLabels(label: String) throws {
    let stars = try read("name,absmag,Teff,label\na,1,5000,x\nb,2,6000,y\nc,3,7000,\(label)\n") {
      $0.classes = ["1", "2"]
      $0.infersClasses = true
      $0.leavesOutMissing = true
    }
    #expect(stars.classLabels == ["x", "y"])
    #expect(stars.omissions.map(\.reason) == ["no label"])
  }

  @Test("Labels that differ only in case, blanks or hyphens are pointed out")
  func similarLabels() throws {
    let rows = ["White Dwarf", "White dwarf", "white-dwarf", "Giant"].map { "1,5000,\($0)" }
    let stars = try read("absmag,Teff,label\n" + rows.joined(separator: "\n")) {
      $0.classes = ["1", "2"]
      $0.infersClasses = true
      $0.namesUnclassified = true
    }
    #expect(stars.classLabels.count == 4)
    let warnings = stars.warnings.shown.filter { $0.message.hasPrefix("classes that differ only") }
    #expect(
      warnings.map(\.message) == [
        "classes that differ only in letter case, blanks or hyphens: \"White Dwarf\", "
          + "\"White dwarf\", \"white-dwarf\""
      ])
  }

  @Test("A column of colours that are too red for stars gives one warning")
  func redColors() throws {
    let rows = (0..<5).map { "4.8,\(3 + Double($0) / 10)" }
    let text = "Mv,B-V\n" + rows.joined(separator: "\n") + "\n1,0.6\n"
    let stars = try read(text) { $0.leavesOutMissing = true }
    #expect(
      stars.warnings.shown.filter { $0.message.hasPrefix("half of the values exceed 2.0") }.count
        == 1)
    let ordinary = try read("Mv,B-V\n4.8,0.65\n1,0\n")
    #expect(ordinary.warnings.shown.isEmpty)
  }

  @Test("A column is not listed as a quantity that nothing is read from")
  func unused() {
    let survey = survey("Mag,Luminosity,Temp\n4.8,1,5800\n")
    #expect(survey.features == [Schema.logLuminosity, Schema.logTemperature])
    #expect(survey.columns.map(\.column) == ["Temp", "Luminosity"])
    #expect(self.survey("Mag,Plx [mas],Temp\n4.8,1,5800\n").columns.contains { $0.column == "Mag" })
  }

  @Test("A column called T is a temperature if its unit says so")
  func temperatureByUnit() throws {
    #expect(survey("Mv,T (K)\n1,5000\n").features.count == 2)
    #expect(survey("Mv,T\n1,5000\n").features.count == 1)
    #expect(survey("Mv,Temperatur (K)\n1,5000\n").features.count == 2)
  }

  @Test("A colour follows from two magnitudes of Gaia")
  func gaiaColor() throws {
    let header = "phot_g_mean_mag,parallax,phot_bp_mean_mag,phot_rp_mean_mag,bp_rp"
    let features = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]
    let derived = try read(
      "phot_g_mean_mag,parallax,phot_bp_mean_mag,phot_rp_mean_mag\n4.8,100,5.12,4.30\n",
      features: features)
    let listed = try read(header + "\n4.8,100,5.12,4.30,0.82\n", features: features)
    let temperatures = [derived, listed].map { $0.numbers[Schema.logTemperature]![0] }
    #expect((temperatures[0] - temperatures[1]).magnitude < 1e-9)
  }

  @Test("The luminosity is read in any unit, and its logarithm derived")
  func luminosity() throws {
    let features = [Schema.logLuminosity, Schema.logTemperature]
    let sun = try read("Luminosity (W),Teff\n3.828e26,5772\n", features: features)
    #expect(sun.numbers[Schema.logLuminosity]![0].magnitude < 1e-12)
    let listed = try read("log(L/Lo),logTe\n-2.346,3.4027\n", features: features)
    #expect(listed.numbers[Schema.logLuminosity]! == [-2.346])
  }

  @Test("A line of equal radius in the diagram of luminosities is straight")
  func radiusLines() {
    #expect(Photometry.logLuminosity(radius: 1, temperature: 5_772).magnitude < 1e-12)
    // Twice the temperature is 16 times the luminosity; ten times the radius, 100 times.
    let hot = Photometry.logLuminosity(radius: 10, temperature: 11_544)
    #expect((hot - 3.204_119_98).magnitude < 1e-8)
  }

  @Test("Galactic longitude is no luminosity, and a serial number no quantity")
  func others() {
    #expect(survey("source_id,l,b,Teff\n1,10.1,3,5000\n").features == [Schema.logTemperature])
  }

  @Test("A column called magnitude is apparent beside a distance, and absolute alone")
  func magnitude() throws {
    let beside = survey("Star,Magnitude,Distance,Teff\na,1,2,5000\n")
    #expect(beside.columns.contains { $0.role == Schema.apparentMagnitude })
    let alone = survey("Star,Magnitude,Teff\na,1,5000\n")
    #expect(alone.columns.contains { $0.role == Schema.absoluteMagnitude })
  }
}
