import Foundation

extension TableCase {
  /// Tables that state units, or need them.
  static let units: [TableCase] = lengths + parallaxes + temperatures + misfits

  private static func ecsv(
    _ name: String, _ columns: [(String, String)], _ rows: [String], _ outcome: Outcome
  ) -> TableCase {
    let fields = columns.map { column, unit in
      "# - {name: \(column)\(unit.isEmpty ? "" : ", unit: \(unit)"), datatype: float64}"
    }
    let lines =
      ["# %ECSV 1.0", "# ---", "# datatype:"] + fields + ["# schema: astropy-2.0"]
      + [columns.map(\.0).joined(separator: " ")] + rows
    return TableCase(name, file: "stars.ecsv", lines.joined(separator: "\n") + "\n", outcome)
  }

  private static func distances(_ unit: String, _ ten: String) -> TableCase {
    ecsv(
      "distances in \(unit)", [("Vmag", "mag"), ("dist", unit), ("Teff", "K")],
      ["-0.35 \(ten) 4120", "4.91 \(ten) 5810", "11.4 \(ten) 14600"],
      .stars { $0.units = ["distance": "\(unit) (stated in the file)"] })
  }

  private static let lengths = [
    distances("lyr", "32.61563777173732"), distances("kpc", "0.01"), distances("pc", "10"),
    distances("AU", "2062648.0624709637"), distances("m", "3.0856775814913674e17"),
  ]

  private static func parallaxes(_ unit: String, _ hundred: String) -> TableCase {
    ecsv(
      "parallaxes in \(unit)", [("Plx", "\"\(unit)\""), ("Teff", "K"), ("Vmag", "mag")],
      ["\(hundred) 4120 -0.35", "\(hundred) 5810 4.91", "\(hundred) 14600 11.4"],
      .stars { $0.units = ["parallax": "\(unit) (stated in the file)"] })
  }

  private static let parallaxes = [
    parallaxes("arcsec", "0.1"), parallaxes("mas", "100"), parallaxes("uas", "100000"),
    parallaxes("µas", "100000"), parallaxes("1e-06arcsec", "100000"),
    parallaxes("10**-6 arcsec", "100000"),
    TableCase(
      "parallaxes in arcseconds in a VOTable", file: "stars.vot",
      "<VOTABLE><RESOURCE><TABLE><FIELD name='V' datatype='double' unit='0.01mag'/><FIELD name='Plx' datatype='double' unit='arcsec'/>"
        + "<FIELD name='Teff' datatype='double' unit='kK'/><DATA><TABLEDATA><TR><TD>-35</TD><TD>0.1</TD><TD>4.12</TD></TR>"
        + "<TR><TD>491</TD><TD>0.1</TD><TD>5.81</TD></TR><TR><TD>1140</TD><TD>0.1</TD><TD>14.6</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>",
      .stars {
        $0.units = [
          "parallax": "arcsec (stated in the file)",
          "apparent_magnitude": "0.01mag (stated in the file)", "effective_temperature": "kK file",
        ]
      }),
  ]

  private static func logarithms(_ name: String, _ header: String) -> TableCase {
    TableCase(
      "temperatures as \(header)",
      "Mv,\(header)\n"
        + [(-0.35, 4_120.0), (4.91, 5_810), (11.4, 14_600)].map { "\($0),\(log10($1))" }
        .joined(separator: "\n") + "\n", .threeStars)
  }

  private static let temperatures =
    ["Teff [dex(K)]", "Teff ([K])", "Teff [log(K)]", "logTe", "log(Teff)"].map {
      logarithms($0, $0)
    }

  private static let misfits = [
    ecsv(
      "a unit that is unknown", [("Mv", "mag"), ("Teff", "parsnips")], ["1 5000", "2 6000"],
      .refused([":7:4: error: Teff has the unit \"parsnips\", which is unknown"])),
    ecsv(
      "a unit that does not fit", [("Mv", "mag"), ("Teff", "mas")], ["1 5000", "2 6000"],
      .refused([":7:4: error: Teff has the unit \"mas\", which does not fit"])),
    ecsv(
      "a unit that does not fit a magnitude", [("Teff", "K"), ("absmag", "K")],
      ["5000 1", "6000 2"],
      .refused([":7:6: error: absmag has the unit \"K\", which does not fit"])),
  ]
}
