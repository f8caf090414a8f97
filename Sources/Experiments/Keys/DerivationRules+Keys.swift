import Stars

/// The source of the extinction of each star.
private enum ExtinctionSource: String, CaseIterable {
  /// Columns of the table.
  case columns
}

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
    Key(
      "extinction", .mapping(extinctionKeys), .words("none is corrected for"),
      "The interstellar extinction and reddening that are subtracted from the magnitudes and colours from which "
        + "others are derived: `columns` for those of each star in the table, or values for all stars; "
        + "A_V = 3.1 E(B−V) gives one from the other.",
      example: "{a_v: 0.31}"),
  ]

  /// The quantities of extinction, in magnitudes: their keys and roles.
  private static let extinctions = [
    ("a_v", Schema.extinctionV), ("a_g", Schema.extinctionG), ("e_bv", Schema.reddeningBV),
    ("e_bp_rp", Schema.reddeningBPRP),
  ]

  private static let extinctionKeys = KeyTable(
    "an extinction",
    [
      Key(
        "from", .choice(of: ExtinctionSource.self), .words("the values"),
        "`columns` for the extinction of each star in the columns of the table.",
        example: "columns",
        excludes: extinctions.map(\.0))
    ]
      + zip(extinctions, Extinction.roles).map { key, quantity in
        Key(
          key.0, .number(.notNegative), .words("not corrected for"), unit: "mag",
          "\(quantity.symbol) of all stars.", example: "0.31")
      }, shorthand: "from")

  /// The rules as fields of a model file.
  var json: [(String, JSON)] {
    [
      ("temperature_from", colorScale.map { .string($0.rawValue) } ?? .null),
      ("parallax_unit", parallaxUnit.map { .string($0.rawValue) } ?? .null),
      ("distance_unit", distanceUnit.map { .string($0.rawValue) } ?? .null),
      ("parallax_over_error", .number(leastParallaxRatio)), ("extinction", extinctionJSON),
    ]
  }

  private var extinctionJSON: JSON {
    switch extinction {
    case nil: .null
    case .columns: .string("columns")
    case .values(let values):
      .object(Self.extinctions.compactMap { key, role in values[role].map { (key, .number($0)) } })
    }
  }

  /// The extinction of the values of the keys in `read`; nil if there are none.
  fileprivate static func extinction(
    _ read: (_ key: String) -> Double?
  ) -> Extinction? {
    let values = extinctions.compactMap { key, role in read(key).map { (role, $0) } }
    return values.isEmpty ? nil : .values(Dictionary(values) { first, _ in first })
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
    rules.extinction = extinction(fields["extinction"])
    return rules
  }

  private mutating func extinction(_ field: YAMLField?) -> Extinction? {
    guard let field else { return nil }
    let fields = fields(of: field)
    guard let source = fields["from"] else {
      return DerivationRules.extinction { key in fields[key].map { number($0, default: 0) } }
    }
    for other in fields.table["from"]?.excludes.compactMap({ fields[$0] }) ?? [] {
      report(
        "\(other.name) cannot be combined with from, which takes the columns of the table",
        at: other.value, suggestion: "remove one of them")
    }
    let columns: ExtinctionSource? = choice(source)
    return columns.map { _ in .columns }
  }
}
