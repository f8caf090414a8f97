extension Quantities {
  /// The roles of columns that only files of curves have.
  enum CurveRole {
    /// The logarithm of the age in years.
    static let logAge = "log_age"
    /// The age, in years, millions or billions of years.
    static let age = "age"
    /// The mass at birth.
    static let initialMass = "initial_mass"
    /// The logarithm of the metal content relative to the Sun, at birth.
    static let metallicity = "metallicity"
    /// The number of the evolutionary phase.
    static let phase = "phase"
    /// The number of the equivalent evolutionary point.
    static let point = "eep"
  }

  /// The quantities of isochrones and evolutionary tracks.
  ///
  /// Columns are recognised by the names used in MIST, PARSEC, BaSTI, Dartmouth and MESA.
  static let curves = Quantities(
    [
      Schema.absoluteMagnitude, Schema.gaiaAbsoluteMagnitude, Schema.effectiveTemperature,
      Schema.logTemperature, Schema.luminosity, Schema.logLuminosity, Schema.colorBV,
      Schema.colorBPRP,
    ].map { standard[$0] } + bands + [
      Quantity(
        CurveRole.logAge,
        columnNames: ["log10isochroneageyr", "logage", "logageyr", "log10age", "log(age)"]),
      Quantity(
        CurveRole.age,
        columnNames: [
          "isochroneageyr", "ageyr", "agegyr", "agemyr", "age(yr)", "age(gyr)", "age(myr)",
        ]),
      Quantity(
        CurveRole.initialMass,
        columnNames: ["initialmass", "mini", "m/mo(ini)", "starmass", "m/mo", "mass"]),
      Quantity(
        CurveRole.metallicity,
        columnNames: ["[fe/h]init", "mh", "[m/h]", "feh", "fehinit", "[fe/h]"]),
      Quantity(CurveRole.phase, columnNames: ["phase", "label", "stage"]),
      Quantity(CurveRole.point),
    ])

  /// The magnitudes, by the names of catalogues and those of models.
  private static let bands = [
    (Schema.apparentMagnitude, ["bessellv"]),
    (Schema.blueMagnitude, ["bessellb"]),
    (Schema.gaiaMagnitude, ["gaiagedr3", "gaiagdr3", "gaiagdr2rev", "gaiag", "g"]),
    (
      Schema.gaiaBlueMagnitude,
      ["gbpmag", "gaiabpedr3", "gaiabpdr3", "gaiabpdr2rev", "gaiabp", "bp"]
    ),
    (
      Schema.gaiaRedMagnitude,
      ["grpmag", "gaiarpedr3", "gaiarpdr3", "gaiarpdr2rev", "gaiarp", "rp"]
    ),
  ].map { role, names in
    let quantity = standard[role]
    return Quantity(
      role, phrase: quantity.phrase, unit: quantity.unit,
      columnNames: quantity.columnNames + names, range: quantity.range)
  }
}
