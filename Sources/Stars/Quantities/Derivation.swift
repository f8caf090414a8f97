import Elementary

/// A rule that derives a quantity that a table does not list.
///
/// ```
/// log T from T                       log₁₀ T
/// T from B−V, BP−RP, or two magnitudes   by the relation of the star's place in the diagram
/// T from B−V, if that is asked for   4600 K (1 / (0.92 (B−V) + 1.7) + 1 / (0.92 (B−V) + 0.62))
/// M from m and ϖ                     m + 5 log₁₀(ϖ / 100 mas)
/// M from m and d                     m − 5 log₁₀(d / 10 pc)
/// ```
///
/// Source: the definition of the absolute magnitude (10 pc is a parallax of 100 mas); ``ColorIndex``;
/// Ballesteros (2012), *Europhysics Letters* 97, 34008, equation 14.
public struct Derivation: Sendable {
  /// The roles it is derived from.
  public let sources: [String]
  /// Further columns that it uses where they are known, which follow those of ``sources``.
  let aids: [Aid]
  /// The rule in words, to follow "derived": `from V and the parallax`.
  public let description: String
  /// Whether it corrects for interstellar extinction or reddening.
  let isDereddened: Bool
  /// The colour index that the quantity is a function of; nil unless it is a temperature from a colour.
  let color: Color?
  /// The ways in which it goes on, by row; nil for only one.
  let ways: Ways?
  /// The quantity as an expression of its sources and of the quantities among its aids, for engines; nil if it
  /// cannot be written as one.
  let formula: QuantityFormula?
  /// The quantity in a row of the columns of ``sources``; NaN where it cannot be derived.
  public let value: @Sendable (_ sources: [[Double]], _ row: Int) -> Double
  /// The reason why nothing can be derived for a star that has all sources.
  public let missingReason: @Sendable (_ sources: [[Double]], _ row: Int) -> String

  /// A column that a derivation can do without.
  enum Aid: Sendable {
    /// A quantity, listed or derived; NaN where it is unknown.
    case quantity(String)
    /// 1 for a white dwarf whose spectral type is that of a helium atmosphere, DB; else 0.
    case heliumAtmosphere
  }

  /// A colour index as a rule uses it, corrected for reddening if the rule corrects.
  struct Color: Sendable {
    /// The role of the colour index.
    let role: String
    /// The colour in a row.
    let value: @Sendable (_ sources: [[Double]], _ row: Int) -> Double
  }

  /// Ways in which a rule derives a quantity, one for each row.
  struct Ways: Sendable {
    /// The ways in words, to follow ``Derivation/description``: `by the dwarf sequence`.
    let names: [String]
    /// The way that takes a star for a dwarf although it may be another; nil for none.
    let assumption: Int?
    /// The index of the way for a row.
    let index: @Sendable (_ sources: [[Double]], _ row: Int) -> Int
  }

  /// A derivation in one way from the given parts.
  public init(
    sources: [String], description: String,
    value: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> Double,
    missingReason: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> String
  ) {
    self.init(
      sources: sources, description: description, isDereddened: false, value: value,
      missingReason: missingReason)
  }

  /// A derivation from the given parts.
  init(
    sources: [String], aids: [Aid] = [], description: String, isDereddened: Bool,
    color: Color? = nil, ways: Ways? = nil, formula: QuantityFormula? = nil,
    value: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> Double,
    missingReason: @escaping @Sendable (_ sources: [[Double]], _ row: Int) -> String
  ) {
    self.sources = sources
    self.aids = aids
    self.description = description
    self.isDereddened = isDereddened
    self.color = color
    self.ways = ways
    self.formula = formula
    self.value = value
    self.missingReason = missingReason
  }

  // MARK: - Luminosities

  /// The logarithm of a listed luminosity.
  static let logLuminosity = Derivation(
    sources: [Schema.luminosity], description: "from the luminosity", isDereddened: false,
    formula: .init(result: .logarithm(ofPositive: .quantity(Schema.luminosity))),
    value: { decimalLogarithm($0[0][$1]) },
    missingReason: { _, _ in "a luminosity that is not positive" })

  // MARK: - Magnitudes

  /// The derivations of an absolute magnitude from the apparent one of the same band, with the given name; the
  /// role `extinction` is that of the extinction in the band.
  static func magnitude(
    from apparent: String, _ name: String, extinction: String? = nil
  ) -> Quantity.Derivations {
    { schema, map in
      let term = extinction.flatMap { schema.rules.extinction?.term($0, map) }
      return [
        fromParallax(apparent, name, term, schema, map), fromDistance(apparent, name, term),
      ]
    }
  }

  /// The derivation of a difference of two magnitudes, such as a colour index.
  public static func difference(of first: String, _ second: String, description: String)
    -> Derivation
  {
    Derivation(
      sources: [first, second], description: description, isDereddened: false,
      formula: .init(result: .quantity(first) - .quantity(second)),
      value: { $0[0][$1] - $0[1][$1] },
      missingReason: { _, _ in "no finite difference" })
  }

  private static func fromParallax(
    _ apparent: String, _ magnitude: String, _ extinction: Extinction.Term?, _ schema: Schema,
    _ map: ColumnMap
  ) -> Derivation {
    let least = schema.rules.leastParallaxRatio
    let hasError = map[Schema.parallaxError] != nil && least > 0
    let ratio = least == least.rounded() && least < 1_000 ? "\(Int(least))" : "\(least)"
    let isTooRough = { @Sendable (sources: [[Double]], row: Int) -> Bool in
      hasError && !(sources[1][row] >= least * sources[2][row])
    }
    let isPositive = QuantityCondition.less(0.0, .quantity(Schema.parallax))
    let isPrecise = QuantityCondition.atMost(
      .number(least) * .quantity(Schema.parallaxError), .quantity(Schema.parallax))
    return Derivation(
      sources: [apparent, Schema.parallax] + (hasError ? [Schema.parallaxError] : [])
        + [extinction?.role].compactMap(\.self),
      description: "from \(magnitude) and the parallax"
        + (hasError ? " (at least \(ratio) times its error)" : "") + clause(extinction),
      isDereddened: extinction != nil,
      formula: .init(
        result: corrected(
          .quantity(apparent) + 5.0 * .decimalLogarithm(.quantity(Schema.parallax) / 100.0),
          extinction
        ).known(where: hasError ? .both(isPositive, isPrecise) : isPositive)),
      value: { sources, row in
        let parallax = sources[1][row]
        guard parallax > 0, !isTooRough(sources, row) else { return .nan }
        return sources[0][row] + 5 * decimalLogarithm(parallax / 100)
          - amount(extinction, sources, row, at: hasError ? 3 : 2)
      },
      missingReason: { sources, row in
        sources[1][row] > 0
          ? "a parallax below \(ratio) times its error" : "a parallax that is not positive"
      })
  }

  private static func fromDistance(
    _ apparent: String, _ magnitude: String, _ extinction: Extinction.Term?
  ) -> Derivation {
    Derivation(
      sources: [apparent, Schema.distance] + [extinction?.role].compactMap(\.self),
      description: "from \(magnitude) and the distance" + clause(extinction),
      isDereddened: extinction != nil,
      formula: .init(
        result: corrected(
          .quantity(apparent) - 5.0 * .decimalLogarithm(.quantity(Schema.distance) / 10.0),
          extinction
        ).known(
          where: .both(
            .less(0.0, .quantity(Schema.distance)),
            .less(.quantity(Schema.distance), .number(unknownDistance))))),
      value: { sources, row in
        let distance = sources[1][row]
        guard distance > 0, distance < unknownDistance else { return .nan }
        return sources[0][row] - 5 * decimalLogarithm(distance / 10)
          - amount(extinction, sources, row, at: 2)
      },
      missingReason: { _, _ in "no known distance" })
  }

  /// The clause on a correction for extinction; empty if there is none.
  private static func clause(_ extinction: Extinction.Term?) -> String {
    extinction.map { ", corrected for \($0.name)" } ?? ""
  }

  /// The extinction in a row, of which the column, if it has one, is the source `index`.
  private static func amount(
    _ extinction: Extinction.Term?, _ sources: [[Double]], _ row: Int, at index: Int
  ) -> Double {
    guard let extinction else { return 0 }
    return extinction.amount(extinction.role == nil ? 0 : sources[index][row])
  }

  /// A magnitude without the extinction.
  private static func corrected(
    _ magnitude: QuantityExpression, _ extinction: Extinction.Term?
  ) -> QuantityExpression {
    extinction.map { magnitude - $0.expression } ?? magnitude
  }

  /// The number of parsecs from which a distance means that it is unknown.
  static let unknownDistance = QuantityPlan.unknownDistance
}
