import Foundation
import Testing

/// A real catalogue that lies beside the project, and the lines of an experiment on it.
struct RealExperiment: CustomTestStringConvertible, Sendable {
  var table: String
  var lines: [String]
  /// What the report must say.
  var says: [String]
  var testDescription: String { table }

  var path: String {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/data").standardizedFileURL.path
    return (ProcessInfo.processInfo.environment["STAR_TABLES"] ?? beside) + "/" + table
  }

  var isThere: Bool { FileManager.default.fileExists(atPath: path) }
}

@Suite("Five lines are enough for a report on a real catalogue")
struct CatalogueReportTests {
  static let experiments = [
    RealExperiment(
      table: "dslabs_stars/stars.csv",
      lines: ["columns: {absolute_magnitude: magnitude}", "label: type"],
      says: ["It is given 96 stars: 1 O star, 19 B stars,", "column \"temp\" as the effective"]),
    RealExperiment(
      table: "hyg_v3_abridged/hygdata_v3_abridged.csv",
      lines: ["label: spectral-type", "missing: leave-out", "runs: [{learning_rate: 2}]"],
      says: [
        "Of the 12,504 rows of the table, 4,562 are used.", "722 with no colour",
        "9 with no known distance",
        "from B−V by the dwarf sequence", "Nothing is corrected for interstellar extinction",
        "The first 60 of the 4,562 stars:",
        "The type of 14 stars is composite",
      ]),
    RealExperiment(
      table: "gaia_dr3_200pc/gaia_sample.csv",
      lines: [
        "label: none", "features: [gaia_absolute_magnitude, log_temperature]",
        "missing: leave-out",
      ],
      says: ["The diagram below shows 83,934 stars.", "from BP−RP by the relation for dwarfs"]),
  ].filter(\.isThere)

  @Test("Reports on dslabs, HYG and Gaia", arguments: experiments)
  func reports(_ experiment: RealExperiment) throws {
    let here = try Workspace()
    #expect(experiment.lines.count <= 3, "with title and data five lines")
    let lines = ["title: T", "data: \(experiment.path)"] + experiment.lines
    try here.write("e.yaml", lines.joined(separator: "\n") + "\n")
    let run = try here.run("report", "e.yaml")
    #expect(run.status == 0, "\(run.errors)")
    let text = here.text("output/report.md")
    for phrase in experiment.says { #expect(text.contains(phrase), "\(phrase)") }
    #expect(text.utf8.count < 100_000, "no list of thousands")
  }
}
