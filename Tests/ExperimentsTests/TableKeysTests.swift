import Stars
import Tables
import Templates
import Testing
import _TestSupport

@testable import Experiments

@Suite("The keys of an experiment that describe its table")
struct TableKeysTests {
  private func decode(_ lines: String...) throws -> Experiment {
    try Experiment.decode(
      Array((["title: T", "data: s.csv"] + lines).joined(separator: "\n").utf8), name: "e.yaml")
  }

  private func fault(_ lines: String...) -> String {
    do {
      _ = try Experiment.decode(
        Array((["title: T", "data: s.csv"] + lines).joined(separator: "\n").utf8), name: "e.yaml")
      return "none"
    } catch {
      return "\(error)".split(separator: "\n").first.map(String.init) ?? ""
    }
  }

  @Test("The temperature scale, the parallax unit and the minimum parallax over error")
  func derivations() throws {
    let experiment = try decode(
      "temperature_from: ballesteros", "parallax_unit: arcsec", "parallax_over_error: 10")
    #expect(experiment.schema.rules.colorScale == .ballesteros)
    #expect(experiment.schema.rules.parallaxUnit == .arcsec)
    #expect(experiment.schema.rules.leastParallaxRatio == 10)
    #expect(try decode().schema.rules.leastParallaxRatio == 5)
  }

  @Test("The column of weights and the widths of a cell")
  func weights() throws {
    let experiment = try decode("weight: n", "cell: [0.02, 0.002]")
    #expect(experiment.schema.weight == "n")
    #expect(experiment.schema.cell == [0.02, 0.002])
    #expect(try decode().schema.weight == nil)
    #expect(
      fault("cell: [0.02, 0.002]")
        == "e.yaml:3:7: error: cell has no effect without weight; remove it, or add weight: n")
    #expect(
      fault("weight: n", "cell: [0.02]")
        == "e.yaml:4:7: error: cell has 1 width for 2 features")
    #expect(
      fault("weight: n", "cell: [0.02, 0]") == "e.yaml:4:14: error: cell is 0.0, not positive")
    #expect(
      fault("weight: log_temperature")
        == "e.yaml:3:9: error: the weight cannot be a feature")
    #expect(fault("weight: label") == "e.yaml:3:9: error: the weight cannot be the label")
    #expect(
      fault("sample_weight: n")
        == "e.yaml:3:1: error: an experiment has no key \"sample_weight\"; did you mean \"weight\"?"
    )
  }

  @Test("Classes by spectral type: V, D and I to III by default")
  func spectralType() throws {
    let usual = try decode("label: spectral-type")
    #expect(usual.schema.labelling == .spectralType)
    #expect(usual.schema.classes == ["V", "D", "I-III"])
    let own = try decode(
      "label: spectral-type",
      "classes: [{label: I-II, name: supergiant}, {label: III, name: giant}]")
    #expect(own.schema.classes == ["I-II", "III"])
  }

  @Test("Classes are inferred from the table if only the label is given")
  func found() throws {
    #expect(try decode("label: kind").schema.infersClasses)
    #expect(try !decode().schema.infersClasses)
    #expect(
      try !decode("label: kind", "classes: [{label: a, name: a}, {label: b, name: b}]")
        .schema.infersClasses)
    let experiment = try decode("label: kind")
    let table = "name,absolute_magnitude,log_temperature,kind\na,1,4,M\nb,2,3.9,giant\nc,3,3.8,7\n"
    let stars = try Catalogue.read(Array(table.utf8), name: "s.csv", schema: experiment.schema)
    #expect(
      experiment.classes(of: stars).map(\.plural) == ["stars of class 7", "M stars", "giant"])
    #expect(try Dataset(experiment, stars).classCounts == [1, 1, 1])
  }

  @Test("Classes can have colours")
  func colors() throws {
    let experiment = try decode(
      ##"classes: [{label: 1, name: a, color: "#Aa0012"}, {label: 2, name: b}]"##)
    #expect(experiment.classes.map(\.color) == ["#Aa0012", nil])
  }

  @Test(
    "Invalid values are reported",
    arguments: [
      (
        "label: spectral-type\nclasses: [{label: V, name: a}, {label: giant, name: b}]",
        "e.yaml:4:40: error: \"giant\" is not a luminosity class; "
          + "use I, II, III, IV, V, VI, D or a range such as I-III"
      ),
      (
        "temperature_from: dwarf",
        "e.yaml:3:19: error: temperature_from is \"dwarf\", not one of color, dwarfs, ballesteros; "
          + "did you mean \"dwarfs\"?"
      ),
      (
        "parallax_over_error: -1",
        "e.yaml:3:22: error: parallax_over_error is -1.0, not 0 or more"
      ),
      (
        "classes: [{label: 1, name: a, color: red}, {label: 2, name: b}]",
        "e.yaml:3:38: error: color is \"red\", which is not a colour; write it as \"#234595\", in quotation marks"
      ),
    ])
  func faults(lines: String, expected: String) { #expect(fault(lines) == expected) }

  @Test("The assignment's errata cover all warnings about its table")
  func errata() throws {
    let experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    let stars = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    let check = try DataCheck(experiment, stars)
    #expect(check.findings == (3, 3))
    #expect(check.classes.map(\.count) == [8, 6, 6])
    #expect(check.quantities.map(\.missing) == [0, 0, 0])
  }
}

@Suite("An experiment is drafted from a table")
struct ExperimentDraftTests {
  private static func table(_ bytes: [UInt8]) -> Table {
    var faults = Diagnostics()
    return Table(SourceText(bytes, name: "s.csv"), faults: &faults)
  }

  private func draft(_ table: String, data: String = "s.csv") throws -> Experiment {
    let draft = try ExperimentDraft(Self.table(Array(table.utf8)), data: data)
    return try Experiment.decode(Array(draft.text.utf8), name: "draft.yaml")
  }

  @Test("The title names the file without its folder, which the key for the data keeps")
  func title() throws {
    let table = "name,Mv,Teff\nA,4.8,5772\nB,1,9000\n"
    for (data, title) in [("s.csv", "s.csv"), ("../stars/s.csv", "s.csv"), ("-", "-"), ("/", "/")] {
      let experiment = try draft(table, data: data)
      #expect(experiment.title == "The stars of \(title)" && experiment.data == data)
    }
  }

  @Test("The Kaggle star data: numbered classes, temperature and magnitude by their headers")
  func kaggle() throws {
    let experiment = try draft(
      """
      Temperature (K),Luminosity(L/Lo),Radius(R/Ro),Absolute magnitude(Mv),Star type,Star color,Spectral Class
      3068,0.0024,0.17,16.12,0,Red,M
      25000,0.056,0.0084,10.58,2,Blue White,B
      39000,204000,10.6,-4.7,3,Blue,O
      """)
    #expect(experiment.label == "Star type")
    #expect(experiment.classes.map(\.label) == ["0", "2", "3"])
    #expect(experiment.columns[Schema.absoluteMagnitude] == "Absolute magnitude(Mv)")
    #expect(experiment.columns[Schema.effectiveTemperature] == "Temperature (K)")
    #expect(experiment.features == [Schema.absoluteMagnitude, Schema.logTemperature])
  }

  @Test("Gaia's columns give its own magnitude and no classes")
  func gaia() throws {
    let experiment = try draft("phot_g_mean_mag,parallax,bp_rp\n9,700,3\n")
    #expect(experiment.features == [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature])
    #expect(experiment.label == nil)
  }

  @Test("Spectral types of two kinds give the classes")
  func spectralTypes() throws {
    let experiment = try draft("HIP,Vmag,Plx,B-V,SpType\n1,5,100,0.6,G2V\n2,5,10,1,K0III\n")
    #expect(experiment.label == Experiment.spectralTypeLabel)
  }

  @Test(
    "A table without a magnitude and a temperature is refused, and the fault says what is missing",
    arguments: [
      ("who,a,b,class", "no absolute magnitude"), ("objid,ra,dec,z", "no absolute magnitude"),
      ("name,absmag,mass,class", "no temperature and no colour index"),
      ("name,Teff,mass,class", "no absolute magnitude"),
    ])
  func others(header: String, words: String) throws {
    let fault = #expect(throws: Diagnostics.self) { try draft(header + "\nx,1,2,3\ny,2,3,4\n") }
    #expect(fault?.shown.count == 1)
    #expect(fault?.shown.first?.message.contains(words) == true)
  }

  @Test(
    "Names that YAML would read as another type are quoted",
    arguments: [
      "yes", "a: b", "# x", "\"q\" \\", "tab\tand é", "~x", "{", "1e5", "-x",
    ])
  func names(_ name: String) throws {
    let quoted =
      "\""
      + name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
    let experiment = try draft(
      "\(quoted),absmag,logT,class\nx,1,2,u\ny,2,3,v\n", data: name)
    #expect(experiment.data == name)
    let other = try draft("proper,absmag,logT,class\nx,1,2,\(quoted)\ny,2,3,v\n")
    #expect(Set(other.classes.map(\.label)) == [name, "v"])
  }

  @Test("The tables of real catalogues are accepted", .enabled(if: RealTable.dslabs.isThere))
  func real() throws {
    for table in RealTable.allCases where table != .gaia {
      let bytes = try table.bytes()
      let draft = try ExperimentDraft(Self.table(bytes), data: "s.csv")
      let experiment = try Experiment.decode(Array(draft.text.utf8), name: "draft.yaml")
      let stars = try Catalogue.read(bytes, name: "s.csv", schema: experiment.schema)
      #expect(stars.count > 90, "\(table)")
      _ = try DataCheck(experiment, stars)
    }
  }
}
