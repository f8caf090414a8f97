import Foundation
import Testing
import _TestSupport

@Suite("query and bin count stars in cells")
struct CellCommandTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.csv", Self.table(0..<60))
    try here.write(
      "e.yaml",
      """
      title: Stars
      data: stars.csv
      label: kind
      features: [gaia_absolute_magnitude, log_temperature]
      temperature_from: dwarfs
      missing: leave-out
      """)
  }

  private static func table(_ rows: Range<Int>) -> String {
    "phot_g_mean_mag,parallax,bp_rp,kind\n"
      + rows.map { "\(4 + $0 % 9),\($0 % 7 * 10),0.\($0 % 5 + 3),\($0 % 2 == 0 ? "a" : "b")\n" }
      .joined()
  }

  @Test("The cells are a table for the experiment itself")
  func readBack() throws {
    let run = try here.run("bin", "e.yaml", "stars.csv", "-o", "cells.csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.hasPrefix("wrote cells.csv: 51 stars in "))
    #expect(run.errors.contains("note: 9 rows with a parallax that is not positive excluded\n"))
    let plot = try here.run(
      "plot", "hr-diagram", "e.yaml", "--data", "cells.csv", "--weight", "n", "--cell",
      "0.02x0.002",
      "-o", "a.svg")
    #expect(plot.status == 0, "\(plot.errors)")
  }

  @Test("Parts in files and on standard input add up to the same bytes")
  func parts() throws {
    let whole = try here.run("bin", "e.yaml", "stars.csv", "-q")
    #expect(whole.status == 0 && whole.errors == "")
    try here.write("1.csv", Self.table(0..<20))
    try here.write("2.csv", Self.table(20..<60))
    let cells = try here.shell(
      #""$PROGRAM" bin e.yaml - -q < 2.csv > 2-cells.csv && "$PROGRAM" bin e.yaml 2-cells.csv 1.csv -q"#
    )
    #expect(cells.status == 0, "\(cells.errors)")
    #expect(cells.output == whole.output)
  }

  @Test("Tables are read and cells are written with gzip, also tables that are corrupt at the end")
  func compression() throws {
    let whole = try here.run("bin", "e.yaml", "stars.csv", "-q")
    let run = try here.run("bin", "e.yaml", "stars.csv", "-q", "-o", "cells.csv.gz")
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.bytes("cells.csv.gz").starts(with: [0x1F, 0x8B]))
    let again = try here.shell(#""$PROGRAM" bin e.yaml - -q < cells.csv.gz"#)
    #expect(again.output == whole.output, "\(again.errors)")
    try here.write("cut.csv.gz", Array(here.bytes("cells.csv.gz").dropLast(20)))
    let cut = try here.run("bin", "e.yaml", "cut.csv.gz")
    #expect(cut.status == 65 && cut.errors.contains("the compressed file is truncated"))
  }

  @Test("query takes the columns of the experiment's table, or of another")
  func query() throws {
    let own = try here.run("query", "e.yaml", "--for", "duckdb", "--from", "gaia")
    #expect(own.status == 0 && own.text.contains("FROM gaia\n"))
    try here.write("sample.csv", "Gmag,Plx_mas,BP-RP,kind\n5,10,0.8,a\n")
    let other = try here.run("query", "e.yaml", "--for", "sqlite", "--data", "sample.csv")
    #expect(other.status == 0 && other.text.contains("\"Plx_mas\""), "\(other.errors)")
    #expect(try here.run("query", "e.yaml", "--for", "adql", "-o", "q.adql").status == 0)
  }

  @Test("A file that is read is not replaced, by whatever name, and neither is the experiment")
  func replacement() throws {
    let table = here.text("stars.csv")
    let runs = [
      ["bin", "e.yaml", "stars.csv", "-o", "./stars.csv"],
      ["bin", "e.yaml", "stars.csv", "-o", "e.yaml"],
      ["query", "e.yaml", "--for", "duckdb", "-o", "e.yaml"],
      ["train", "e.yaml", "-o", "e.yaml"], ["train", "e.yaml", "--curves", "./e.yaml"],
      ["train", "stars.csv", "-o", "stars.csv"],
    ]
    for arguments in runs {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 64 && run.errors.contains("is read, and would be replaced"))
    }
    #expect(here.text("stars.csv") == table)
    #expect(here.text("e.yaml").contains("features"))
  }

  @Test("Errors of usage, of the data and of a missing file")
  func errors() throws {
    #expect(try here.run("query", "e.yaml").status == 64)
    #expect(try here.run("query", "e.yaml", "--for", "mysql").status == 64)
    #expect(try here.run("query", "stars.csv", "--for", "duckdb").status == 64)
    #expect(try here.run("bin", "stars.csv", "stars.csv").status == 64)
    #expect(try here.run("bin", "e.yaml", "-", "-").status == 64)
    #expect(try here.run("bin", "e.yaml", "none.csv").status == 66)
    let narrow = try here.run("bin", "e.yaml", "stars.csv", "--cell", "0.02")
    #expect(narrow.status == 65)
    #expect(narrow.errors.contains("a cell needs two widths"))
    try here.write("bad.csv", "phot_g_mean_mag,parallax,bp_rp,kind\n5,1,x,a\n")
    let bad = try here.run("bin", "e.yaml", "bad.csv", "-o", "cells.csv")
    #expect(bad.status == 65 && bad.errors.contains("bad.csv:2:5: error: bp_rp"), "\(bad.errors)")
    #expect(!FileManager.default.fileExists(atPath: here.root + "/cells.csv"))
  }
}
