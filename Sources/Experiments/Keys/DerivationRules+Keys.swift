import Stars

extension DerivationRules {
  /// The keys of the rules, in an experiment and in a model.
  static let keys = [
    Key(
      "temperature_from", .choice(of: ColorScale.self),
      .words("color, and only if the table lists no temperature"),
      "How a temperature follows from a colour, even where the table lists one: by the relation "
        + "for dwarfs, giants or white dwarfs, depending on the star's place in the diagram "
        + "(`color`); by that for dwarfs for all stars (`dwarfs`); or by the formula of Ballesteros "
        + "(2012) for B−V from 0.0 to 1.45.",
      example: "ballesteros"),
    Key(
      "parallax_unit", .choice(of: ParallaxUnit.self),
      .words("that of the column's header, or mas"),
      "The unit of the parallaxes: milliarcseconds or arcseconds.", example: "arcsec"),
    Key(
      "distance_unit", .choice(of: DistanceUnit.self),
      .words("that of the column's header; a distance without a unit is not used"),
      "The unit of the distances: parsecs, kiloparsecs or light-years.", example: "ly"),
    Key(
      "parallax_over_error", .number(.notNegative), .value("5"), unit: "standard errors",
      "The smallest parallax from which a magnitude is derived; 0 for no limit.", example: "10"),
  ]

  /// The rules as fields of a model file.
  var json: [(String, JSON)] {
    [
      ("temperature_from", colorScale.map { .string($0.rawValue) } ?? .null),
      ("parallax_unit", parallaxUnit.map { .string($0.rawValue) } ?? .null),
      ("distance_unit", distanceUnit.map { .string($0.rawValue) } ?? .null),
      ("parallax_over_error", .number(leastParallaxRatio)),
    ]
  }
}

extension NodeReader {
  /// Reads the rules from those of `fields` that are ``DerivationRules/keys``.
  mutating func derivationRules(_ fields: YAMLFields) -> DerivationRules {
    var rules = DerivationRules()
    rules.colorScale = choice(fields["temperature_from"])
    rules.parallaxUnit = choice(fields["parallax_unit"])
    rules.distanceUnit = choice(fields["distance_unit"])
    rules.leastParallaxRatio = number(
      fields["parallax_over_error"], default: rules.leastParallaxRatio)
    return rules
  }
}
