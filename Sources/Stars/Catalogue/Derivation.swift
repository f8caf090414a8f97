import Elementary

/// A rule that derives a quantity that a table does not list.
///
/// ```
/// log T from T                       log₁₀ T
/// T from B−V, BP−RP, or two magnitudes   by the sequence of dwarfs, within its range
/// T from B−V, if that is asked for   4600 K (1 / (0.92 (B−V) + 1.7) + 1 / (0.92 (B−V) + 0.62))
/// M from m and ϖ                     m + 5 log₁₀(ϖ / 100 mas)
/// M from m and d                     m − 5 log₁₀(d / 10 pc)
/// ```
///
/// Source: the definition of the absolute magnitude (10 pc is a parallax of 100 mas); ``DwarfSequence``;
/// Ballesteros (2012), *Europhysics Letters* 97, 34008, equation 14.
public struct Derivation: Sendable {
  /// The roles it is derived from.
  public let sources: [String]
  /// The rule in words, to follow "derived": `from B−V by …`.
  public let description: String
  /// Whether it holds for dwarfs and is an approximation for other stars.
  public let isOfDwarfs: Bool
  /// The quantity in a row of the columns of ``sources``; NaN where it cannot be derived.
  public let value: @Sendable (_ sources: [[Double]], _ row: Int) -> Double
  /// The reason why nothing can be derived for a star that has all sources.
  public let missingReason: @Sendable (_ sources: [[Double]], _ row: Int) -> String

  /// A derivation from the given parts.
  public init(
    sources: [String], description: String, isOfDwarfs: Bool = false,
    value: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> Double,
    missingReason: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> String
  ) {
    self.sources = sources
    self.description = description
    self.isOfDwarfs = isOfDwarfs
    self.value = value
    self.missingReason = missingReason
  }

  // MARK: - Temperatures

  /// The derivations of the logarithm of the temperature.
  static let logTemperature: Quantity.Derivations = { schema, _ in
    (schema.rules.colorScale == nil ? [fromTemperature] : [])
      + colors(schema.rules.colorScale) { decimalLogarithm($0) }
  }

  private static let fromTemperature = Derivation(
    sources: [Schema.effectiveTemperature], description: "from the effective temperature",
    value: { decimalLogarithm($0[0][$1]) },
    missingReason: { _, _ in "a temperature that is not positive" })

  /// The derivations from a colour by `scale`, with `result` applied to the temperature.
  static func colors(
    _ scale: ColorScale?, _ result: @escaping @Sendable (Double) -> Double
  ) -> [Derivation] {
    if scale == .ballesteros {
      return [
        Derivation(
          sources: [Schema.colorBV],
          description: "from B−V by the formula of Ballesteros (2012), valid from 0.0 to 1.45",
          value: { result(ballesterosTemperature($0[0][$1])) },
          missingReason: { _, _ in "a colour index outside 0.0 to 1.45" })
      ]
    }
    return [
      ([Schema.colorBV], "B−V", DwarfSequence.temperatureByBV),
      ([Schema.colorBPRP], "BP−RP", DwarfSequence.temperatureByBPRP),
      ([Schema.blueMagnitude, Schema.apparentMagnitude], "B−V", DwarfSequence.temperatureByBV),
      (
        [Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude], "BP−RP",
        DwarfSequence.temperatureByBPRP
      ),
    ].map { roles, name, table in
      Derivation(
        sources: roles,
        description: "from \(name) by the dwarf sequence (Pecaut & Mamajek 2013)", isOfDwarfs: true,
        value: { sources, row in
          result(table(sources[0][row] - (sources.count > 1 ? sources[1][row] : 0)) ?? .nan)
        }, missingReason: { _, _ in "a colour index outside the dwarf sequence" })
    }
  }

  /// The temperature in kelvin of two black bodies with the colour index `color`; NaN unless B−V is within
  /// 0.0 to 1.45, the range of the formula.
  static func ballesterosTemperature(_ color: Double) -> Double {
    0...1.45 ~= color ? 4_600 * (1 / (0.92 * color + 1.7) + 1 / (0.92 * color + 0.62)) : .nan
  }

  // MARK: - Luminosities

  /// The logarithm of a listed luminosity.
  static let logLuminosity = Derivation(
    sources: [Schema.luminosity], description: "from the luminosity",
    value: { decimalLogarithm($0[0][$1]) },
    missingReason: { _, _ in "a luminosity that is not positive" })

  // MARK: - Magnitudes

  /// The derivations of an absolute magnitude from the apparent one of the same band, with the given name.
  static func magnitude(from apparent: String, _ name: String) -> Quantity.Derivations {
    { [fromParallax(apparent, name, $0, $1), fromDistance(apparent, name)] }
  }

  /// The derivation of a difference of two magnitudes, such as a colour index.
  public static func difference(of first: String, _ second: String, description: String)
    -> Derivation
  {
    Derivation(
      sources: [first, second], description: description, value: { $0[0][$1] - $0[1][$1] },
      missingReason: { _, _ in "no finite difference" })
  }

  private static func fromParallax(
    _ apparent: String, _ magnitude: String, _ schema: Schema, _ map: ColumnMap
  ) -> Derivation {
    let least = schema.rules.leastParallaxRatio
    let hasError = map[Schema.parallaxError] != nil && least > 0
    let ratio = least == least.rounded() && least < 1_000 ? "\(Int(least))" : "\(least)"
    let isTooRough = { @Sendable (sources: [[Double]], row: Int) -> Bool in
      hasError && !(sources[1][row] >= least * sources[2][row])
    }
    return Derivation(
      sources: [apparent, Schema.parallax] + (hasError ? [Schema.parallaxError] : []),
      description: "from \(magnitude) and the parallax"
        + (hasError ? " (at least \(ratio) times its error)" : ""),
      value: { sources, row in
        let parallax = sources[1][row]
        guard parallax > 0, !isTooRough(sources, row) else { return .nan }
        return sources[0][row] + 5 * decimalLogarithm(parallax / 100)
      },
      missingReason: { sources, row in
        sources[1][row] > 0
          ? "a parallax below \(ratio) times its error" : "a parallax that is not positive"
      })
  }

  private static func fromDistance(_ apparent: String, _ magnitude: String) -> Derivation {
    Derivation(
      sources: [apparent, Schema.distance], description: "from \(magnitude) and the distance",
      value: { sources, row in
        let distance = sources[1][row]
        guard distance > 0, distance < unknownDistance else { return .nan }
        return sources[0][row] - 5 * decimalLogarithm(distance / 10)
      },
      missingReason: { _, _ in "no known distance" })
  }

  /// The number of parsecs from which a distance means that it is unknown.
  static let unknownDistance = 100_000.0
}
