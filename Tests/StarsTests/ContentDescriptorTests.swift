import Tables
import Testing

@testable import Stars

@Suite("Columns of unknown names are recognised by their content descriptors")
struct ContentDescriptorTests {
  private func guesses(_ columns: [(name: String, ucd: String)], _ units: [String?] = []) throws
    -> [String: String]
  {
    var faults = Diagnostics()
    let table = Table(
      columns.enumerated().map { index, column in
        StoredColumn(
          name: column.name, unit: index < units.count ? units[index] : nil, ucd: column.ucd,
          values: .numbers([3], isSingle: false))
      }, name: "t.vot", faults: &faults)
    let map = ColumnMap(Schema(features: [], classes: []), table)
    var guesses: [String: String] = [:]
    for role in map.guessed { guesses[role] = map[role].map { table.columns[$0] } }
    return guesses
  }

  @Test(
    "Each quantity by its own",
    arguments: [
      ("phot.mag;em.opt.V", Schema.apparentMagnitude), ("phot.mag;em.opt.B", Schema.blueMagnitude),
      ("phys.temperature.effective", Schema.effectiveTemperature),
      ("pos.parallax", Schema.parallax),
      ("pos.parallax.trig", Schema.parallax), ("pos.distance;pos.eq", Schema.distance),
      ("phot.color;em.opt.B;em.opt.V", Schema.colorBV), ("src.spType", Schema.spectralType),
      ("meta.id;meta.main", Schema.name), ("phys.luminosity", Schema.luminosity),
      ("PHOT.MAG;EM.OPT.V;meta.main", Schema.apparentMagnitude),
      ("stat.error;pos.parallax.trig", Schema.parallaxError),
      ("PHOT_JHN_V", Schema.apparentMagnitude),
    ])
  func known(ucd: String, role: String) throws {
    #expect(try guesses([("x1", ucd)]) == [role: "x1"])
  }

  @Test(
    "Errors, limits and differences never",
    arguments: [
      "stat.error;phot.mag;em.opt.V", "phot.mag;em.opt.V;stat.error", "phot.mag;em.opt.V;stat.max",
      "phot.mag;em.opt.V;arith.diff", "stat.error;phys.temperature.effective", "meta.id",
      "phot.mag", "pos.angDistance", "", ";",
    ])
  func unknown(ucd: String) throws {
    #expect(try guesses([("x1", ucd)]).isEmpty)
  }

  @Test("A known name goes first, and a logarithm is not its argument")
  func names() throws {
    #expect(
      try guesses([("x", "phot.mag;em.opt.V"), ("Vmag", "")]) == [Schema.apparentMagnitude: "Vmag"])
    #expect(try guesses([("log_x", "phys.luminosity")]).isEmpty)
    #expect(
      try guesses([("phot_bp_mean_mag", "phot.mag;em.opt.B")])
        == [Schema.gaiaBlueMagnitude: "phot_bp_mean_mag"])
  }
}
