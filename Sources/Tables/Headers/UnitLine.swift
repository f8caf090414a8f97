/// A line of units below the names of columns.
///
///     name,absmag,Teff
///     ,mag,K
package enum UnitLine {
  /// Returns the units of the columns if every field of a line is a unit, a dash or empty, and there
  /// are numbers below the units; otherwise nil.
  package static func units(_ fields: [String], above values: @autoclosure () -> [String])
    -> [String?]?
  {
    guard let units = units(fields) else { return nil }
    let below = zip(units, values()).filter { $0.0 != nil }.map { Array($0.1.utf8)[...] }
    let isNumeric = below.allSatisfy { isMissing($0) || isNumeral(CommaNumerals.pointed($0)) }
    return isNumeric && below.contains { !isMissing($0) } ? units : nil
  }

  /// Returns the units of the columns if every field is a unit, a dash or empty; otherwise nil.
  package static func units(_ fields: [String]) -> [String?]? {
    var units: [String?] = []
    for field in fields {
      let unit = bare(field)
      guard unit.isEmpty || symbols.contains(folded(unit)) else { return nil }
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

  /// Returns a unit in lower case, without the signs of products and powers.
  private static func folded(_ unit: String) -> String {
    unit.lowercased().filter { !"*^. '_".contains($0) }
  }

  private static let symbols: Set<String> = [
    "mag", "mmag", "dex", "k", "kk", "mas", "arcsec", "uas", "µas", "μas", "deg", "°", "\"", "h",
    "hour", "min", "s", "d", "day", "days", "yr", "myr", "gyr", "year", "pc", "kpc", "mpc", "ly",
    "lyr", "au", "km", "m", "cm", "km/s", "kms-1", "m/s", "ms-1", "mas/yr", "masyr-1", "cm/s2",
    "cms-2", "lsun", "l☉", "sollum", "msun", "m☉", "solmass", "rsun", "r☉", "solrad", "log(k)",
    "dex(k)", "log(lsun)", "dex(sollum)", "count", "counts", "nm", "um", "µm", "angstrom", "hz",
    "jy", "mjy", "rad", "%", "unitless", "dimensionless", "electron/s", "electrons-1",
  ]
}
