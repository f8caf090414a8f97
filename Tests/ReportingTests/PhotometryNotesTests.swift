import Experiments
import Stars
import Testing

@testable import Reporting

@Suite("The notes say what photometry is not corrected for, and only where that is so")
struct PhotometryNotesTests {
  private func notes(_ table: String, _ lines: String...) throws -> [String] {
    let text = (["title: T", "data: s.csv", "label: none"] + lines).joined(separator: "\n")
    let experiment = try Experiment.decode(Array(text.utf8), name: "e.yaml")
    let stars = try Catalogue.read(Array(table.utf8), name: "s.csv", schema: experiment.schema)
    return PhotometryNotes(stars).all
  }

  private static let gaia = "features: [gaia_absolute_magnitude, log_temperature]"

  @Test("Extinction: for magnitudes and colours of stars with distances")
  func extinction() throws {
    let visual = try notes("Vmag,Plx,B-V\n5,100,0.6\n6,100,0.7\n")
    #expect(
      visual == [
        "Nothing is corrected for interstellar extinction (A_V = 0), which makes distant stars fainter "
          + "and redder."
      ])
    let colors = try notes("absmag,dist_pc,B-V\n5,10,0.6\n6,10,0.7\n")
    #expect(colors == visual)
    let gaia = try notes("phot_g_mean_mag,parallax,bp_rp\n5,100,0.6\n6,100,0.7\n", Self.gaia)
    #expect(gaia.first?.contains("(A_G = 0)") == true)
  }

  @Test("No extinction without photometry, without distances, or once it is corrected for")
  func silence() throws {
    #expect(try notes("absmag,logT\n5,3.7\n6,3.8\n").isEmpty)
    #expect(try notes("absmag,logT,Plx\n5,3.7,3\n6,3.8,5\n").isEmpty)
    #expect(try notes("absmag,B-V\n5,0.6\n6,0.7\n").isEmpty)
    #expect(
      try notes("Vmag,Plx,B-V\n5,100,0.6\n6,100,0.7\n", "extinction: {a_v: 0.31}").isEmpty)
  }

  @Test("Columns of extinction that are not used are named, with the key that uses them")
  func columns() throws {
    let table = "phot_g_mean_mag,parallax,bp_rp,ag_gspphot\n5,100,0.6,0\n6,100,0.7,0\n"
    let unused = try notes(table, Self.gaia)
    #expect(unused.first?.hasSuffix("uses it.") == true)
    #expect(unused.first?.contains("column \"ag_gspphot\"; extinction: columns") == true)
    let used = try notes(table, Self.gaia, "extinction: columns")
    #expect(!used.contains { $0.contains("extinction") })
  }

  @Test("The zero point: for magnitudes from Gaia's parallaxes, with its size at their median")
  func zeroPoint() throws {
    let table = "phot_g_mean_mag,parallax,bp_rp\n5,5,0.6\n6,10,0.7\n7,20,0.7\n"
    let found = try notes(table, Self.gaia)
    // 5 log10(1 + 0.016 / 10) and 5 log10(1 + 0.036 / 10).
    #expect(
      found.last
        == "Gaia's parallaxes are not corrected for their zero point of −0.016 to −0.036 mas for "
        + "typical stars (Lindegren et al. 2021). At the median parallax of 10 mas, stars are therefore "
        + "0.0035 to 0.0078 mag fainter than calculated.")
    let hipparcos = try notes("Vmag,Plx,B-V\n5,100,0.6\n6,90,0.7\n")
    #expect(!hipparcos.contains { $0.contains("zero") })
    let listed = try notes(
      "source_id,absmag,parallax,bp_rp\n1,5,9,0.6\n2,6,9,0.7\n")
    #expect(!listed.contains { $0.contains("zero") }, "no magnitude is derived from the parallax")
  }
}
