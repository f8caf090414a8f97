import Experiments
import Plotting
import Stars
import Templates
import Testing
import _TestSupport

@testable import Reporting

@Suite("A report lists what was inferred, derived and excluded")
struct DataNotesTests {
  private func notes(
    _ table: String, _ lines: String..., errata: [Erratum] = []
  ) throws -> [String] {
    let text = (["title: T", "data: s.csv"] + lines).joined(separator: "\n")
    let experiment = try Experiment.decode(Array(text.utf8), name: "e.yaml")
    let stars = try Catalogue.read(Array(table.utf8), name: "s.csv", schema: experiment.schema)
    return DataNotes(experiment, stars, errata: errata).all
  }

  @Test("A table used as it is needs no notes")
  func silence() throws {
    #expect(
      try notes("name,absolute_magnitude,log_temperature,label\nA,4.8,3.76,1\nB,12,4.1,2\n") == [])
  }

  @Test("Excluded rows, inferred columns, derived quantities and the source of the classes")
  func everything() throws {
    let table = """
      proper,absmag,ci,SpType
      A*,4.8,0.65,G2V
      B,,0.65,G2V
      C,1,,K0III
      D,1,1,K0III
      E,1,0.9,K0III/IV
      """
    let notes = try notes(table, "label: spectral-type", "missing: leave-out")
    expectSnapshot(notes.joined(separator: "\n\n") + "\n", named: "data-notes.txt")
    #expect(notes.count == 4)
    expectFacts(
      "5 rows", "2 are used", "1 with a luminosity class between III and IV",
      "1 with no absolute magnitude", "1 with no colour", in: notes[0])
    expectFacts("proper", "SpType", "absmag", "ci", "the colour index B−V", in: notes[1])
    expectFacts("logarithm of the effective temperature", "Pecaut & Mamajek 2013", in: notes[2])
    expectFacts(
      "V for main-sequence stars", "D for white dwarfs", "I-III for giants", in: notes[3])
  }

  @Test("Stars with a composite type are counted in the notes and in a check")
  func composites() throws {
    let table = """
      name,absmag,ci,SpType
      A,4.8,0.65,G2V + K0V
      B,4.9,0.65,G3V
      C,1,1,K0III (+F)
      D,1,1,A5+F0
      """
    let lines = ["label: spectral-type", "missing: leave-out"]
    let notes = try notes(table, lines[0], lines[1])
    expectFacts("2 stars", "composite", "first component", in: try #require(notes.last))
    let text = (["title: T", "data: s.csv"] + lines).joined(separator: "\n")
    let experiment = try Experiment.decode(Array(text.utf8), name: "e.yaml")
    let stars = try Catalogue.read(Array(table.utf8), name: "s.csv", schema: experiment.schema)
    let check = CheckText(try DataCheck(experiment, stars))
    #expect(check.json.text.contains("\"composite_types\": 2"))
    #expect(
      check.document.terminalText().contains("the spectral type of 2 stars is composite"))
  }

  @Test("An implausible value is reported once, by its erratum if there is one")
  func oddities() throws {
    let table = "name,absolute_magnitude,log_temperature,label\nA,4.8,3.76,1\nX_1,4.8,3.7,2\n"
    let plain = try notes(table)
    #expect(plain.count == 1)
    #expect(plain[0].hasPrefix("X_1 with an absolute magnitude of 4.8 at 5012 K implies "))
    let erratum = Erratum(
      text: "X", location: .init(star: "X_1", column: "absolute_magnitude", value: "4.8"))
    let covered = try notes(table, errata: [erratum])
    #expect(covered.count == 1)
    expectFacts("radius", "X_1", "see the errata", in: covered[0])
  }

  @Test("Negative numbers have a minus sign, not a hyphen")
  func minusSigns() throws {
    let table =
      "name,type,absolute_magnitude,log_temperature,label\nA,giant,-6.041,3.591,3\nB,,-9999,3.7,1\nC,,4.8,3.76,1\n"
    let all = try notes(table, "missing: leave-out").joined(separator: " ")
    expectFacts("−9999 marks", "magnitude of −6.041", in: all)
    // What was meant is a question to the one who typed the table.
    #expect(!all.contains("did you mean"))
  }

  @Test("Of many implausible values, the four worst are listed and the rest counted")
  func many() throws {
    let rows = (0..<40).map { "S\($0),\(14 + Double($0) / ($0 < 30 ? 1_000 : -10)),3.7,2" }
    let all = try notes(
      "name,absolute_magnitude,log_temperature,label\n" + rows.joined(separator: "\n"))
    #expect(all.count == 5)
    #expect(all.prefix(4).map { $0.prefix(3) } == ["S39", "S38", "S37", "S36"])
    expectFacts("6 more values", "mainsequence check", in: all[4])
  }

  @Test("If most stars of a class are implausible, that is said once, and no star is accused")
  func systematic() throws {
    let rows = (0..<30).map { "S\($0),\(4 + Double($0) / 100),3.7,2" }
    let all = try notes(
      "name,absolute_magnitude,log_temperature,label\n" + rows.joined(separator: "\n"))
    #expect(all.count == 1)
    expectFacts("30 of 30 stars are too bright for a white dwarf", "systematically", in: all[0])
  }

  @Test("Without magnitudes, stars are said to be treated as dwarfs; with them, they are placed")
  func dwarfs() throws {
    let lines = ["features: [log_temperature]", "label: none"]
    let plain = try notes("name,B-V\nA,0.65\nB,1.5\n", lines[0], lines[1])
    expectFacts("all stars are treated as dwarfs", in: try #require(plain.last))
    let one = try notes("name,absmag,B-V\nA,4.8,0.65\nB,,1.5\n", lines[0], lines[1])
    expectFacts("1 star is treated as a dwarf", in: try #require(one.last))
    let placed = try notes("name,absmag,B-V\nA,4.8,0.65\nB,0,1.5\n", lines[0], lines[1])
    #expect(!placed.contains { $0.contains("taken for") })
    expectFacts("(Ramírez & Meléndez 2005; 1 star)", in: try #require(placed.last))
    let asked = try notes(
      "name,absmag,B-V\nA,4.8,0.65\n", lines[0], lines[1], "temperature_from: dwarfs")
    expectFacts("this is an approximation", in: try #require(asked.last))
  }

  @Test("Stars without classes have their own kind of report")
  func starReport() throws {
    let text = """
      title: Some *stars*
      data: s.csv
      label: none
      features: [gaia_absolute_magnitude, log_temperature]
      missing: leave-out
      formats: [svg]
      """
    let experiment = try Experiment.decode(Array(text.utf8), name: "e.yaml")
    let table = "phot_g_mean_mag,parallax,bp_rp\n4.7,100,0.82\n9,200,2.5\n9,-1,2\n"
    let stars = try Catalogue.read(Array(table.utf8), name: "d/s.csv", schema: experiment.schema)
    let values = StarReportValues(
      experiment: experiment, catalogue: stars, isOwnTable: true, figures: [], version: "1")
    #expect(SlotValue.group(values.all).isOf(.group(Slot.ofStarReport)))
    let report = Report(stars, of: experiment, isOwnTable: true, version: "1")
    let template = try ReportTemplate(
      AssignmentTemplate.starReport, name: "t", slots: Slot.ofStarReport)
    let files = try report.files(template: template) { _, formats in
      DrawnFigure(formats.map { _ in [1] }, .init())
    }
    #expect(files.map(\.path) == ["report.md", "figures/hr-diagram.svg"])
    expectSnapshot(String(decoding: files[0].bytes, as: UTF8.self), named: "star-report.md")
  }

  @Test("JSON strings are escaped, and NaN is written as null")
  func json() {
    let value = JSON.object([
      ("a\"", .array([.integer(-1), .number(0.5), .number(.nan), .flag(true), .null])),
      ("b", .string("é\n\t\\\u{1}")), ("c", .object([])), ("d", .array([])),
    ])
    #expect(
      value.text == """
        {
          "a\\"": [
            -1,
            0.5,
            null,
            true,
            null
          ],
          "b": "é\\n\\t\\\\\\u0001",
          "c": {},
          "d": []
        }
        """)
  }
}
