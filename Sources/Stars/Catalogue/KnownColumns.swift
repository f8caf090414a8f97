import Tables

/// The names under which catalogues list what a ``Schema`` has roles for.
///
/// Those of Gaia, Hipparcos and VizieR, HYG, SIMBAD and of the star set used in many courses. Letter
/// case, blanks, `_`, `-` and `.` do not count, nor does a unit at the end (`parallax_mas`, `Plx [mas]`).
enum KnownColumns {
  /// The names of each role, folded, the best first.
  private static let names: [String: [String]] = [
    Schema.name: ["proper", "name", "starname", "star", "mainid", "designation"],
    Schema.spectralType: ["spect", "sptype", "spectraltype", "mktype", "sp"],
    Schema.absoluteMagnitude: [
      "absmag", "mv", "amag", "absolutemagnitude(mv)", "absolutemagnitude", "absolutemag",
    ],
    Schema.effectiveTemperature: [
      "teff", "teffgspphot", "teffval", "effectivetemperature", "temperature", "temp",
    ],
    Schema.logTemperature: ["logt", "logteff", "logte", "logtemperature"],
    Schema.apparentMagnitude: ["vmag", "mag", "apparentmagnitude", "fluxv", "v"],
    Schema.blueMagnitude: ["bmag", "fluxb"],
    Schema.gaiaMagnitude: ["photgmeanmag", "gmag"],
    Schema.gaiaAbsoluteMagnitude: ["mg", "absg", "gabs"],
    Schema.parallax: ["plx", "parallax", "plxvalue"],
    Schema.parallaxError: ["eplx", "parallaxerror", "plxerr", "plxerror"],
    Schema.distance: ["dist", "distance"],
    Schema.colorBV: ["ci", "bv"],
    Schema.colorBPRP: ["bprp"],
  ]

  /// Catalogues by whose numbers a star without a name can be called: the folded header, and what is
  /// written before the number.
  static let identifiers = [
    ("hip", "HIP "), ("hd", "HD "), ("hr", "HR "), ("gl", ""), ("tyc", "TYC "),
    ("sourceid", "Gaia "), ("id", "star "),
  ]

  /// The first of `headers` that is known to have `role`, those of `taken` left out.
  static func index(of role: String, in headers: [ColumnHeader], taken: Set<Int>) -> Int? {
    for name in names[role] ?? [] {
      let found = headers.indices.first { headers[$0].folded == name && !taken.contains($0) }
      if let found { return found }
    }
    return nil
  }
}

/// The name of a column in parts.
struct ColumnHeader {
  /// The name without a unit, in lower case, without blanks, `_`, `-` and `.`.
  let folded: String
  /// The unit at the end of the name, in lower case; nil for none.
  let unit: String?

  private static let units = ["mas", "arcsec", "pc", "kpc", "ly", "as", "k", "kelvin", "mag"]
  /// The units that may also stand behind an underscore; `_mag` and `_k` are parts of names.
  private static let suffixes: Set = ["mas", "arcsec", "pc", "kpc", "ly"]

  init(_ name: String) {
    let name = name.lowercased()
    for unit in Self.units {
      let endings = ["(\(unit))", "[\(unit)]"] + (Self.suffixes.contains(unit) ? ["_\(unit)"] : [])
      let ending = endings.first { name.hasSuffix($0) }
      guard let ending, name.utf8.count > ending.utf8.count else { continue }
      self.unit = unit
      folded = Self.fold(name.dropLast(ending.count))
      return
    }
    unit = nil
    folded = Self.fold(name[...])
  }

  private static func fold(_ name: Substring) -> String {
    var folded = String.UnicodeScalarView()
    folded.append(
      contentsOf: name.unicodeScalars.lazy.filter { !" _-.".unicodeScalars.contains($0) })
    return String(folded)
  }
}

/// Which column of a table has which role.
struct ColumnMap: Sendable {
  private var indices: [String: Int] = [:]
  /// The roles whose columns are not those that the schema names, but known ones.
  private(set) var guessed: Set<String> = []
  /// The units that the headers give, by role.
  private(set) var units: [String: String] = [:]
  /// The column of each of ``KnownColumns/identifiers`` that the table has, and what goes before it.
  private(set) var identifiers: [(column: Int, prefix: String)] = []

  init(_ schema: Schema, _ table: Table) {
    let roles = Schema.roles + schema.features.filter { !Schema.roles.contains($0) }
    for role in roles { indices[role] = table.index(of: schema.column(role)) }
    let missing = Schema.roles.filter { indices[$0] == nil && schema.columns[$0] == nil }
    let headers = table.columns.map(ColumnHeader.init)
    var taken = Set(indices.values)
    for role in missing {
      guard let index = KnownColumns.index(of: role, in: headers, taken: taken) else { continue }
      indices[role] = index
      guessed.insert(role)
      taken.insert(index)
    }
    for role in roles { if let index = indices[role] { units[role] = headers[index].unit } }
    for (name, prefix) in KnownColumns.identifiers {
      let found = headers.firstIndex { $0.folded == name }
      if let found { identifiers.append((found, prefix)) }
    }
  }

  /// The column of `role`, or nil if the table has none.
  subscript(role: String) -> Int? { indices[role] }
}
