extension Quantities {
  /// The quantities of this program. A new quantity needs only an entry here.
  ///
  /// Their columns are recognised by the names used in Gaia, Hipparcos and VizieR, HYG, SIMBAD, and a star
  /// data set common in courses.
  public static let standard = Quantities([
    Quantity(
      Schema.name,
      columnNames: ["proper", "name", "starname", "star", "mainid", "designation"]),
    Quantity(
      Schema.spectralClass, phrase: "the spectral class", symbol: .init(words: "class"),
      isTabulated: true),
    Quantity(
      Schema.spectralType, phrase: "the spectral type",
      columnNames: ["spect", "sptype", "spectraltype", "mktype", "sp"], isTabulated: true),
    Quantity(Schema.type, isTabulated: true),
    Quantity(
      Schema.absoluteMagnitude, phrase: "the absolute magnitude",
      symbol: .init("M", lowered: "V"), title: "Absolute magnitude", unit: "mag",
      kind: .absoluteMagnitude, direction: .magnitudes,
      columnNames: [
        "absmag", "mv", "amag", "absolutemagnitude(mv)", "absolutemagnitude", "absolutemag",
      ],
      reading: .always, isTabulated: true, apparent: Schema.apparentMagnitude,
      dwarfs: { $0.absoluteMagnitude }, bolometricCorrection: DwarfSequence.bolometricCorrection,
      derivations: Derivation.magnitude(
        from: Schema.apparentMagnitude, "the apparent magnitude")),
    Quantity(
      Schema.effectiveTemperature, phrase: "the effective temperature",
      symbol: .init("T", lowered: "eff"), title: "Effective temperature", unit: "K",
      kind: .temperature, direction: .temperatures,
      columnNames: [
        "teff", "teffgspphot", "teffval", "effectivetemperature", "temperature", "temp",
      ],
      reading: .ifListed, isTabulated: true,
      derivations: { schema, _ in Derivation.colors(schema.rules.colorScale) { $0 } }),
    Quantity(
      Schema.logTemperature, phrase: "the logarithm of the effective temperature",
      symbol: .init("T", lowered: "eff", prefix: "log "), title: "Effective temperature", unit: "K",
      logarithmOf: Schema.effectiveTemperature, kind: .temperature, direction: .temperatures,
      columnNames: ["logt", "logteff", "logte", "logtemperature"],
      reading: .always, isTabulated: true, derivations: Derivation.logTemperature),
    Quantity(
      Schema.apparentMagnitude, phrase: "the apparent magnitude", unit: "mag",
      direction: .apparentMagnitudes,
      columnNames: ["vmag", "mag", "apparentmagnitude", "fluxv", "v"],
      absence: "no apparent magnitude"),
    Quantity(
      Schema.blueMagnitude, phrase: "the apparent magnitude in the B band", unit: "mag",
      direction: .apparentMagnitudes, columnNames: ["bmag", "fluxb"],
      absence: "no apparent magnitude"),
    Quantity(
      Schema.gaiaMagnitude, phrase: "the apparent magnitude in Gaia's G band", unit: "mag",
      direction: .apparentMagnitudes, columnNames: ["photgmeanmag", "gmag"],
      absence: "no apparent magnitude"),
    Quantity(
      Schema.gaiaAbsoluteMagnitude, phrase: "the absolute magnitude in Gaia's G band",
      symbol: .init("M", lowered: "G"), title: "Absolute magnitude", unit: "mag",
      kind: .absoluteMagnitude, direction: .magnitudes, columnNames: ["mg", "absg", "gabs"],
      reading: .always, apparent: Schema.gaiaMagnitude, dwarfs: { $0.gaiaMagnitude },
      derivations: Derivation.magnitude(from: Schema.gaiaMagnitude, "G")),
    Quantity(
      Schema.parallax, phrase: "the parallax", unit: "mas",
      columnNames: ["plx", "parallax", "plxvalue"]),
    Quantity(
      Schema.parallaxError, phrase: "the error of the parallax", unit: "mas",
      columnNames: ["eplx", "parallaxerror", "plxerr", "plxerror"],
      absence: "no error of the parallax"),
    Quantity(
      Schema.distance, phrase: "the distance in parsecs", unit: "pc",
      columnNames: ["dist", "distance"]),
    Quantity(
      Schema.colorBV, phrase: "the colour index B−V", unit: "mag", direction: .colors,
      columnNames: ["ci", "bv"], absence: "no colour"),
    Quantity(
      Schema.colorBPRP, phrase: "the colour index BP−RP", unit: "mag", direction: .colors,
      columnNames: ["bprp"], absence: "no colour"),
    Quantity(Schema.label),
  ])
}

extension Quantity.Direction {
  /// The words for magnitudes on an axis that is not reversed.
  fileprivate static let apparentMagnitudes = Self(more: "fainter", less: "brighter")
}
