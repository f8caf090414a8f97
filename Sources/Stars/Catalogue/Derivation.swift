import Elementary

/// A way to a quantity that a table does not list.
///
/// ```
/// log T from T                       log₁₀ T
/// T from B−V, B and V, or BP−RP      by the sequence of dwarfs, whose range it has
/// T from B−V, if that is asked for   4600 K (1 / (0.92 (B−V) + 1.7) + 1 / (0.92 (B−V) + 0.62))
/// M from m and ϖ                     m + 5 log₁₀(ϖ / 100 mas)
/// M from m and d                     m − 5 log₁₀(d / 10 pc)
/// ```
///
/// Source: the definition of the absolute magnitude (10 pc is a parallax of 100 mas); ``DwarfSequence``;
/// Ballesteros (2012), *Europhysics Letters* 97, 34008, equation 14.
public struct Derivation: Sendable {
  /// The roles that it follows from.
  public let sources: [String]
  /// How it is derived, as it ends the clause "it follows": `from B−V by …`.
  public let manner: String
  /// Whether it holds for dwarfs, and for other stars is an approximation.
  public let isOfDwarfs: Bool
  /// The quantity in a row of the columns of ``sources``; not a number where none follows.
  public let value: @Sendable (_ sources: [[Double]], _ row: Int) -> Double
  /// What a star lacks whose sources are all there, and for which nothing follows.
  public let lack: @Sendable (_ sources: [[Double]], _ row: Int) -> String

  /// A way of the given parts.
  public init(
    sources: [String], manner: String, isOfDwarfs: Bool = false,
    value: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> Double,
    lack: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> String
  ) {
    self.sources = sources
    self.manner = manner
    self.isOfDwarfs = isOfDwarfs
    self.value = value
    self.lack = lack
  }

  // MARK: - Temperatures

  /// The ways to the logarithm of the temperature.
  static let logTemperature: Quantity.Derivations = { schema, _ in
    (schema.colorScale == nil ? [fromTemperature] : [])
      + colors(schema.colorScale) { decimalLogarithm($0) }
  }

  private static let fromTemperature = Derivation(
    sources: [Schema.effectiveTemperature], manner: "from the temperature",
    value: { decimalLogarithm($0[0][$1]) }, lack: { _, _ in "a temperature that is not positive" })

  /// The ways from a colour by `scale` to what `result` makes of the temperature.
  static func colors(
    _ scale: ColorScale?, _ result: @escaping @Sendable (Double) -> Double
  ) -> [Derivation] {
    if scale == .ballesteros {
      return [
        Derivation(
          sources: [Schema.colorBV],
          manner: "from B−V by the formula of Ballesteros (2012), valid from 0.0 to 1.45",
          value: { result(ballesterosTemperature($0[0][$1])) },
          lack: { _, _ in "a colour index outside 0.0 to 1.45" })
      ]
    }
    return [
      ([Schema.colorBV], "B−V", DwarfSequence.temperatureByBV),
      ([Schema.colorBPRP], "BP−RP", DwarfSequence.temperatureByBPRP),
      ([Schema.blueMagnitude, Schema.apparentMagnitude], "B−V", DwarfSequence.temperatureByBV),
    ].map { roles, name, table in
      Derivation(
        sources: roles,
        manner: "from \(name) by the dwarf sequence (Pecaut & Mamajek 2013)", isOfDwarfs: true,
        value: { sources, row in
          result(table(sources[0][row] - (sources.count > 1 ? sources[1][row] : 0)) ?? .nan)
        }, lack: { _, _ in "a colour index outside the dwarf sequence" })
    }
  }

  /// The temperature in kelvin of two black bodies as blue as `color`; not a number where B−V is not
  /// within 0.0 to 1.45, for which the formula was made.
  static func ballesterosTemperature(_ color: Double) -> Double {
    0...1.45 ~= color ? 4_600 * (1 / (0.92 * color + 1.7) + 1 / (0.92 * color + 0.62)) : .nan
  }

  // MARK: - Magnitudes

  /// The ways to an absolute magnitude from the apparent one of the same band, whose symbol is given.
  static func magnitude(from apparent: String, _ symbol: String) -> Quantity.Derivations {
    { [fromParallax(apparent, symbol, $0, $1), fromDistance(apparent, $1)] }
  }

  /// The difference of two magnitudes, as a colour index is.
  public static func difference(of first: String, _ second: String, manner: String) -> Derivation {
    Derivation(
      sources: [first, second], manner: manner, value: { $0[0][$1] - $0[1][$1] },
      lack: { _, _ in "no finite difference" })
  }

  private static func fromParallax(
    _ magnitude: String, _ symbol: String, _ schema: Schema, _ map: ColumnMap
  ) -> Derivation {
    let least = schema.leastParallaxRatio
    let hasError = map[Schema.parallaxError] != nil && least > 0
    let unit = schema.parallaxUnit ?? ParallaxUnit(header: map.units[Schema.parallax])
    let inMas = unit == .arcsec ? 1_000.0 : 1
    let ratio = least == least.rounded() && least < 1_000 ? "\(Int(least))" : "\(least)"
    let isTooRough = { @Sendable (sources: [[Double]], row: Int) -> Bool in
      hasError && !(sources[1][row] >= least * sources[2][row])
    }
    return Derivation(
      sources: [magnitude, Schema.parallax] + (hasError ? [Schema.parallaxError] : []),
      manner: "from \(symbol) and the parallax in \(unit.rawValue)"
        + (hasError ? " (at least \(ratio) times its error)" : ""),
      value: { sources, row in
        let parallax = sources[1][row] * inMas
        guard parallax > 0, !isTooRough(sources, row) else { return .nan }
        return sources[0][row] + 5 * decimalLogarithm(parallax / 100)
      },
      lack: { sources, row in
        sources[1][row] > 0
          ? "a parallax below \(ratio) times its error" : "a parallax that is not positive"
      })
  }

  private static func fromDistance(_ magnitude: String, _ map: ColumnMap) -> Derivation {
    let inParsecs = Self.parsecs(map.units[Schema.distance])
    return Derivation(
      sources: [magnitude, Schema.distance], manner: "from the apparent magnitude and the distance",
      value: { sources, row in
        let distance = sources[1][row] * inParsecs
        guard distance > 0, distance < unknownDistance else { return .nan }
        return sources[0][row] - 5 * decimalLogarithm(distance / 10)
      },
      lack: { _, _ in "no known distance" })
  }

  /// Distances of as many parsecs and more mean that none is known.
  static let unknownDistance = 100_000.0

  /// How many parsecs the unit of a distance is.
  static func parsecs(_ unit: String?) -> Double {
    switch unit {
    case "ly": 0.306_601_394
    case "kpc": 1_000
    default: 1
    }
  }
}

extension ParallaxUnit {
  /// The unit that a header names; milliarcseconds where it names none.
  init(header unit: String?) {
    self = unit == "arcsec" || unit == "as" ? .arcsec : .mas
  }
}
