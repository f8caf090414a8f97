import Foundation
import Tables
import Testing

@testable import TableFormats

/// Real files in astronomical formats.
///
/// They are not part of the project: they are in `shared/data/formats` beside it, or in `formats`
/// of the folder that `STAR_TABLES` names.
private enum RealFile {
  static let folder: String = {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/data").standardizedFileURL.path
    return (ProcessInfo.processInfo.environment["STAR_TABLES"] ?? beside) + "/formats"
  }()
  static let isThere = FileManager.default.fileExists(atPath: folder)

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { !$0.hasSuffix(".md") }.sorted()

  static func read(_ name: String) throws -> Table {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    let file = try TableFile([UInt8](data), name: name)
    // Some answers of archives say that they are cut off, which is a warning.
    #expect(!file.faults.hasErrors, "\(file.faults)")
    return file.table
  }
}

private func fields(_ table: Table) -> [[String]] {
  [table.columns]
    + (0..<table.rowCount).map { row in
      table.columns.indices.map { table.text(row: row, column: $0) }
    }
}

@Suite("Real files of every format", .enabled(if: RealFile.isThere))
struct RealFormatsTests {
  @Test(
    "are read with all rows and columns",
    arguments: [
      ("HD_219829_query_results.ecsv", 6, 96), ("gaia_bright_100pc.bintable.fits", 2_000, 10),
      ("gaia_dr2_alfaPersei.binary2.vot", 694, 96),
      ("gaia_dr2_galactic_orbits.bintable.fits", 4_096, 9),
      ("gaia_dr2_luhman16.binary2.xml", 100, 13), ("gaia_dr2_ngc188.bintable.fits", 4_876, 11),
      ("gaia_dr3_one_row.tabledata.vot", 1, 4), ("gf21_wd_G15.bintable.fits", 441, 0),
      ("simbad_cone_spt.tabledata.vot", 584, 40), ("starjava_ajab4e1ct2-sub.mrt", 11, 8),
      ("starjava_datafileB1-sub.mrt", 8, 18), ("test-tabledata.vot", 10, 24),
      ("test-binary.vot", 10, 24), ("test-binary2.vot", 10, 24),
      ("vizier_planetary_nebulae.binary.xml", 20, 12), ("xmatch_gaia_dr3.tabledata.vot", 18, 141),
    ])
  func shape(name: String, rows: Int, columns: Int) throws {
    let table = try RealFile.read(name)
    #expect(table.rowCount == rows)
    if columns > 0 { #expect(table.columns.count == columns) }
  }

  @Test("give the same table in three encodings")
  func encodings() throws {
    let text = fields(try RealFile.read("test-tabledata.vot"))
    #expect(text[1].prefix(8) == ["0", "0", "0", "0", "0.0", "0.0", "zero", "false"])
    #expect(text[1][12] == "0.0 NaN 2.5")
    for name in ["test-binary.vot", "test-binary2.vot"] {
      let other = fields(try RealFile.read(name))
      for (row, (a, b)) in zip(text, other).enumerated() {
        // The binary encodings cannot represent a missing array.
        for column in a.indices where !(a[column].isEmpty && b[column].contains(" ")) {
          #expect(a[column] == b[column], "\(name) \(row) \(text[0][column])")
        }
      }
    }
  }

  @Test(
    "are the same after they are written and read",
    arguments: RealFile.names, [TableFormat.ecsv, .votable, .fits])
  func written(name: String, format: TableFormat) throws {
    let table = try WrittenTable(try RealFile.read(name), adding: [])
    do throws(Diagnostics) {
      let bytes = try format.bytes(of: table)
      let again = try TableFile(bytes, name: name).table
      #expect(contents(again.columns.indices.map(again.stored)) == contents(table.columns()))
    } catch {
      #expect(format == .fits && error.description.contains("ASCII"), "\(error)")
    }
  }

  @Test("have the expected units and numbers")
  func units() throws {
    let gaia = try RealFile.read("HD_219829_query_results.ecsv")
    let parallax = try #require(gaia.index(of: "parallax"))
    #expect(gaia.units[parallax] == "mas")
    let row = try RealFile.read("gaia_dr3_one_row.tabledata.vot")
    #expect(row.units == [nil, "deg", "deg", "mas"])
    #expect(row.text(row: 0, column: 0) == "3136752501901167744")
    #expect(row.numbers(3).values == [0.30639294800127265])
    let stars = try RealFile.read("starjava_ajab4e1ct2-sub.mrt")
    #expect(stars.columns == ["ID", "Tmag", "R*", "Teff", "log(g)", "[Fe/H]", "u1", "u2"])
    #expect(stars.units[3] == "K")
    #expect(stars.numbers(3).values.prefix(2) == [5_600, 6_280])
    #expect(stars.numbers(1).values[1] == 9.72)
  }
}
