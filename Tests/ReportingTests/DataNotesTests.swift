import Experiments
import Plotting
import Stars
import Templates
import Testing
import _TestSupport

@testable import Reporting

@Suite("A report says what became of its data")
struct DataNotesTests {
  private func notes(
    _ table: String, _ lines: String..., errata: [Erratum] = []
  ) throws -> [String] {
    let text = (["title: T", "data: s.csv"] + lines).joined(separator: "\n")
    let experiment = try Experiment.decode(Array(text.utf8), name: "e.yaml")
    let stars = try Catalogue.read(Array(table.utf8), name: "s.csv", schema: experiment.schema)
    return DataNotes(experiment, stars, errata: errata).all
  }

  @Test("Nothing is said of a table that was used as it stands")
  func silence() throws {
    #expect(
      try notes("name,absolute_magnitude,log_temperature,label\nA,4.8,3.76,1\nB,12,4.1,2\n") == [])
  }

  @Test("What was left out, guessed and derived, and how the classes were read")
  func everything() throws {
    let table = """
      proper,absmag,ci,SpType
      A*,4.8,0.65,G2V
      B,,0.65,G2V
      C,1,,K0III
      D,1,1,K0III
      E,1,0.9,K0III/IV
      """
    #expect(
      try notes(table, "label: spectral-type", "missing: leave-out")
        == [
          "Of the 5 rows of the table 2 are used. Left out are 1 with a luminosity class between III "
            + "and IV, 1 with no absolute magnitude and 1 with no colour; each counts by the first "
            + "that applies.",
          "By their names, proper is taken for the name, SpType is taken for the spectral type, absmag "
            + "is taken for the absolute magnitude and ci is taken for the colour index B−V.",
          "The logarithm of the effective temperature follows from B−V by the sequence of dwarfs "
            + "(Pecaut & Mamajek 2013). For stars of other classes than the main sequence that is "
            + "an approximation.",
          "The classes are read off the luminosity class of the spectral type: V for main-sequence "
            + "stars, D for white dwarfs and I-III for giants. A type that names none, another, or two "
            + "that are not of one class, is left out and not guessed.",
        ])
  }

  @Test("What can hardly be so is told once: by the erratum if there is one")
  func oddities() throws {
    let table = "name,absolute_magnitude,log_temperature,label\nA,4.8,3.76,1\nX_1,4.8,3.7,2\n"
    let plain = try notes(table)
    #expect(plain.count == 1)
    #expect(plain[0].hasPrefix("X_1 with an absolute magnitude of 4.8 at 5012 K implies "))
    let erratum = Erratum(
      text: "X", location: .init(star: "X_1", column: "absolute_magnitude", value: "4.8"))
    #expect(
      try notes(table, errata: [erratum]) == [
        "By what their magnitudes and temperatures say of their sizes, X_1 stands out; see the errata."
      ])
  }

  @Test("Of many oddities the first four are told, and the rest counted")
  func many() throws {
    let rows = (0..<30).map { "S\($0),\(4 + Double($0) / 100),3.7,2" }
    let all = try notes(
      "name,absolute_magnitude,log_temperature,label\n" + rows.joined(separator: "\n"))
    #expect(all.count == 5)
    #expect(
      all[4] == "26 more values can hardly be so; mainsequence check lists the first of them.")
  }

  @Test("Stars without classes have a report of their own")
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
      formats.map { _ in DrawnFigure(bytes: [1], omissions: .init()) }
    }
    #expect(files.map(\.path) == ["report.md", "figures/hr-diagram.svg"])
    expectSnapshot(String(decoding: files[0].bytes, as: UTF8.self), named: "star-report.md")
  }

  @Test("JSON is written with its escapes, and numbers that are none as null")
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
