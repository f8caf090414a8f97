/// A line of units below the names of columns.
///
///     name,absmag,Teff
///     ,mag,K
package enum UnitLine {
  /// Returns the units of the columns if every field is a unit, a dash or empty; otherwise nil.
  package static func units(_ fields: [String]) -> [String?]? {
    var units: [String?] = []
    for field in fields {
      let unit = bare(field)
      guard unit.isEmpty || symbols.contains(unit.lowercased()) else { return nil }
      units.append(unit.isEmpty ? nil : unit)
    }
    return units.contains { $0 != nil } ? units : nil
  }

  /// Returns the unit without brackets; empty for a run of dashes.
  private static func bare(_ field: String) -> String {
    var text = field[...]
    if let first = text.first, let last = text.last, text.count > 2,
      (first == "[" && last == "]") || (first == "(" && last == ")")
    {
      text = text.dropFirst().dropLast()
    }
    return text.allSatisfy { $0 == "-" } ? "" : String(text)
  }

  private static let symbols: Set<String> = [
    "mag", "mmag", "dex", "k", "kk", "mas", "arcsec", "uas", "µas", "μas", "deg", "°", "\"", "h",
    "hour", "min", "s", "d", "day", "days", "yr", "myr", "gyr", "year", "pc", "kpc", "mpc", "ly",
    "lyr", "au", "km", "m", "cm", "km/s", "km s-1", "km.s**-1", "m/s", "mas/yr", "mas.yr**-1",
    "mas yr-1", "cm/s2", "cm/s**2", "lsun", "l☉", "l_sun", "sollum", "msun", "m☉", "solmass",
    "rsun", "r☉", "solrad", "log(k)", "[k]", "dex(k)", "[lsun]", "log(lsun)", "count", "none",
    "nm", "um", "µm", "angstrom", "hz", "jy", "mjy", "rad", "%", "string", "text", "unitless",
    "dimensionless", "electron/s", "'electron'.s**-1",
  ]
}
