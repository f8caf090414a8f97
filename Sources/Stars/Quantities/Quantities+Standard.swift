extension Quantities {
  /// The quantities of this program.
  ///
  /// A new quantity needs only an entry here. Columns are recognised by the names used in Gaia, Hipparcos and
  /// VizieR, HYG, SIMBAD, and a star data set common in courses.
  public static let standard = Quantities([
    Quantity(
      Schema.name,
      columnNames: [
        "proper", "name", "starname", "star", "hostname", "mainid", "typedident", "designation",
        "object", "identifier",
      ], ucds: ["meta.id;meta.main", "ID_MAIN"]),
    Quantity(
      Schema.spectralClass, phrase: "the spectral class", symbol: .init(words: "class"),
      isTabulated: true),
    Quantity(
      Schema.spectralType, phrase: "the spectral type",
      columnNames: [
        "spect", "sptype", "spectype", "spectraltype", "mktype", "stspectype", "spclass", "sp",
      ],
      ucds: ["src.spType", "SPECT_TYPE_MK"],
      isTabulated: true),
    Quantity(Schema.type, isTabulated: true),
    Quantity(
      Schema.absoluteMagnitude, phrase: "the absolute magnitude",
      symbol: .init("M", lowered: "V"), title: "Absolute magnitude", unit: "mag",
      kind: .absoluteMagnitude, direction: .magnitudes,
      columnNames: [
        "absmag", "absvmag", "mv", "amag", "am", "absolutemagnitude(mv)", "absolutemagnitude",
        "absolutemag", "absolutehelligkeit",
      ],
      ucds: ["phys.magAbs;em.opt.V"],
      reading: .always, range: -25...40, isTabulated: true, apparent: Schema.apparentMagnitude,
      dwarfs: { $0.absoluteMagnitude },
      bolometricCorrection: { $0.bolometricCorrection($1) },
      derivations: Derivation.visualMagnitudes),
    Quantity(
      Schema.effectiveTemperature, phrase: "the effective temperature",
      symbol: .init("T", lowered: "eff"), title: "Effective temperature", unit: "K",
      kind: .temperature, direction: .temperatures,
      columnNames: [
        "teff", "stteff", "teffgspphot", "teffval", "effectivetemperature", "temperature",
        "temperatur",
        "température", "temperatura", "temp",
      ],
      ucds: ["phys.temperature.effective", "PHYS_TEMP_EFFEC"],
      reading: .ifListed, range: 1...1e7, isTabulated: true,
      derivations: { Derivation.colors($0, $1, .kelvin) }),
    Quantity(
      Schema.logTemperature, phrase: "the logarithm of the effective temperature",
      symbol: .init("T", lowered: "eff", prefix: "log "), title: "Effective temperature", unit: "K",
      logarithmOf: Schema.effectiveTemperature, kind: .temperature, direction: .temperatures,
      columnNames: ["logt", "logteff", "logte", "log(teff)", "log(te)", "logtemperature"],
      reading: .always, range: 0...7, isTabulated: true, derivations: Derivation.logTemperature),
    Quantity(
      Schema.apparentMagnitude, phrase: "the apparent magnitude", unit: "mag",
      direction: .apparentMagnitudes,
      columnNames: ["vmag", "syvmag", "vtmag", "mag", "apparentmagnitude", "fluxv", "magv", "v"],
      ucds: ["phot.mag;em.opt.V", "PHOT_JHN_V"],
      absence: "no apparent magnitude", range: -30...50),
    Quantity(
      Schema.blueMagnitude, phrase: "the apparent magnitude in the B band", unit: "mag",
      direction: .apparentMagnitudes, columnNames: ["bmag", "sybmag", "fluxb", "magb", "b"],
      ucds: ["phot.mag;em.opt.B", "PHOT_JHN_B"],
      absence: "no apparent magnitude", range: -30...50),
    Quantity(
      Schema.gaiaMagnitude, phrase: "the apparent magnitude in Gaia's G band", unit: "mag",
      direction: .apparentMagnitudes, columnNames: ["photgmeanmag", "sygaiamag", "gmag"],
      absence: "no apparent magnitude", range: -30...50),
    Quantity(
      Schema.gaiaAbsoluteMagnitude, phrase: "the absolute magnitude in Gaia's G band",
      symbol: .init("M", lowered: "G"), title: "Absolute magnitude", unit: "mag",
      kind: .absoluteMagnitude, direction: .magnitudes, columnNames: ["mg", "absg", "gabs"],
      reading: .always, range: -25...40, apparent: Schema.gaiaMagnitude,
      dwarfs: { $0.gaiaMagnitude }, bolometricCorrection: { $0.gaiaCorrection($1) },
      derivations: Derivation.magnitude(
        from: Schema.gaiaMagnitude, "G", extinction: Schema.extinctionG)),
    Quantity(
      Schema.gaiaBlueMagnitude, phrase: "the apparent magnitude in Gaia's BP band", unit: "mag",
      direction: .apparentMagnitudes, columnNames: ["photbpmeanmag", "bpmag", "gbp"],
      absence: "no BP magnitude", range: -30...50),
    Quantity(
      Schema.gaiaRedMagnitude, phrase: "the apparent magnitude in Gaia's RP band", unit: "mag",
      direction: .apparentMagnitudes, columnNames: ["photrpmeanmag", "rpmag", "grp"],
      absence: "no RP magnitude", range: -30...50),
    Quantity(
      Schema.luminosity, phrase: "the luminosity", symbol: .init("L"), title: "Luminosity",
      unit: "L☉", direction: .luminosities,
      columnNames: [
        "luminosity", "luminosity(l/lo)", "lum", "lumflame", "lumval",
      ],
      ucds: ["phys.luminosity"],
      absence: "no luminosity", range: 0...1e9),
    Quantity(
      Schema.logLuminosity, phrase: "the logarithm of the luminosity",
      symbol: .init("L", prefix: "log "), title: "Luminosity", unit: "L☉",
      logarithmOf: Schema.luminosity, kind: .luminosity, direction: .luminosities,
      columnNames: [
        "logl", "log(l/lo)", "logl/lo", "log(l)", "loglum", "logluminosity", "loglsun", "stlum",
      ],
      absence: "no luminosity", range: -10...10, isTabulated: true, dwarfs: { $0.logLuminosity },
      derivations: Derivation.luminosities),
    Quantity(
      Schema.radius, phrase: "the radius", symbol: .init("R"), title: "Radius", unit: "R☉",
      direction: .radii,
      columnNames: ["radius", "strad", "radiusgspphot", "radiusflame", "radiusval"],
      ucds: ["phys.size.radius"], absence: "no radius", range: 1e-4...1e4),
    Quantity(
      Schema.logGravity, phrase: "the logarithm of the surface gravity",
      symbol: .init("g", prefix: "log "), title: "Surface gravity", unit: "cm/s²",
      logarithmOf: "surface_gravity",
      columnNames: ["logg", "log(g)", "stlogg", "logggspphot", "loggval"],
      ucds: ["phys.gravity"], absence: "no surface gravity", range: -2...10),
    Quantity(
      Schema.parallax, phrase: "the parallax", unit: "mas",
      columnNames: ["plx", "syplx", "parallax", "plxvalue"],
      ucds: ["pos.parallax.trig", "pos.parallax", "POS_PARLX_TRIG"], range: -90...1e4),
    Quantity(
      Schema.parallaxError, phrase: "the error of the parallax", unit: "mas",
      columnNames: ["e_plx", "eplx", "parallaxerror", "plxerr", "plxerror"],
      ucds: ["stat.error;pos.parallax.trig", "stat.error;pos.parallax"],
      absence: "no error of the parallax", range: 0...1e4),
    Quantity(
      Schema.distance, phrase: "the distance", unit: "pc",
      columnNames: ["dist", "sydist", "distance"],
      ucds: ["pos.distance"], range: 0...1e12),
    Quantity(
      Schema.colorBV, phrase: "the colour index B−V", symbol: .init("B − V"),
      title: "Colour index", unit: "mag", kind: .color, direction: .colors,
      columnNames: ["ci", "bv", "colorindex", "colourindex"],
      ucds: ["phot.color;em.opt.B;em.opt.V", "PHOT_JHN_B-V"], absence: "no colour", range: -5...20,
      derivations: { _, _ in [.colorBV] }),
    Quantity(
      Schema.colorBVError, phrase: "the error of the colour index B−V", unit: "mag",
      columnNames: ["e_bv", "e_ci", "bverror"],
      ucds: ["stat.error;phot.color;em.opt.B;em.opt.V"], absence: "no error of the colour",
      range: 0...20),
    Quantity(
      Schema.colorBPRP, phrase: "the colour index BP−RP",
      symbol: .init("G", lowered: "BP", subtracted: "RP"), title: "Colour index", unit: "mag",
      kind: .color, direction: .colors,
      columnNames: ["bprp"], absence: "no colour", range: -5...20,
      derivations: { _, _ in [.colorBPRP] }),
    Quantity(
      Schema.extinctionV, phrase: "the extinction in the V band", unit: "mag",
      columnNames: ["av", "azero", "azerogspphot"], ucds: ["phys.absorption;em.opt.V"],
      absence: "no extinction", range: -5...100),
    Quantity(
      Schema.extinctionG, phrase: "the extinction in Gaia's G band", unit: "mag",
      columnNames: ["ag", "aggspphot", "agval"], absence: "no extinction", range: -5...100),
    Quantity(
      Schema.reddeningBV, phrase: "the reddening E(B−V)", unit: "mag",
      columnNames: ["ebv", "e(bv)"], absence: "no reddening", range: -2...30),
    Quantity(
      Schema.reddeningBPRP, phrase: "the reddening E(BP−RP)", unit: "mag",
      columnNames: ["ebpminrp", "ebpminrpgspphot", "ebpminrpval", "ebprp", "e(bprp)"],
      absence: "no reddening", range: -2...30),
    Quantity(Schema.label),
  ])
}

extension Quantity.Direction {
  /// The words for magnitudes on an axis that is not reversed.
  fileprivate static let apparentMagnitudes = Self(more: "fainter", less: "brighter")
  /// The words for luminosities.
  fileprivate static let luminosities = Self(more: "more luminous", less: "less luminous")
  /// The words for radii.
  fileprivate static let radii = Self(more: "larger", less: "smaller")
}
