import Elementary

extension Derivation {
  /// The colour index B−V from its magnitudes.
  static let colorBV = difference(
    of: Schema.blueMagnitude, Schema.apparentMagnitude, description: "from B and V")
  /// The colour index BP−RP from its magnitudes.
  static let colorBPRP = difference(
    of: Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude, description: "from BP and RP")

  /// The derivations of the logarithm of the temperature.
  static let logTemperature: Quantity.Derivations = { schema, map in
    (schema.rules.colorScale == nil ? [fromTemperature] : [])
      + colors(schema.rules, map) { decimalLogarithm($0) }
  }

  private static let fromTemperature = Derivation(
    sources: [Schema.effectiveTemperature], description: "from the effective temperature",
    value: { decimalLogarithm($0[0][$1]) },
    missingReason: { _, _ in "a temperature that is not positive" })

  /// The derivations from a colour by `rules`, with `result` applied to the temperature.
  static func colors(
    _ rules: DerivationRules, _ map: ColumnMap, _ result: @escaping @Sendable (Double) -> Double
  ) -> [Derivation] {
    let visual = rules.extinction?.term(Schema.reddeningBV, map)
    let gaia = rules.extinction?.term(Schema.reddeningBPRP, map)
    if rules.colorScale == .ballesteros {
      return [ballesteros(ObservedColor(.bv, [Schema.colorBV], visual), result)]
    }
    return [
      ObservedColor(.bv, [Schema.colorBV], visual), ObservedColor(.bprp, [Schema.colorBPRP], gaia),
      ObservedColor(.bv, [Schema.blueMagnitude, Schema.apparentMagnitude], visual),
      ObservedColor(.bprp, [Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude], gaia),
    ].map { relation($0, isPlaced: rules.colorScale != .dwarfs, result) }
  }

  /// The derivation from a colour by the relation of the star's place in the diagram or, unless it `isPlaced`, that
  /// of dwarfs.
  private static func relation(
    _ color: ObservedColor, isPlaced: Bool, _ result: @escaping @Sendable (Double) -> Double
  ) -> Derivation {
    let (index, count) = (color.index, color.sources.count)
    let place = { @Sendable (sources: [[Double]], row: Int) -> DiagramPlace in
      guard isPlaced else { return .unknown }
      return DiagramPlace(
        index, color(sources, row), visual: sources[count][row], gaia: sources[count + 1][row])
    }
    return Derivation(
      sources: color.sources,
      aids: isPlaced
        ? [
          .quantity(Schema.absoluteMagnitude), .quantity(Schema.gaiaAbsoluteMagnitude),
          .heliumAtmosphere,
        ] : [],
      description: "from \(color.name)", isDereddened: color.reddening != nil,
      color: .init(role: index.role) { color($0, $1) },
      ways: .init(
        names: DiagramPlace.allCases.map { "by " + index.relation($0) },
        assumption: DiagramPlace.unknown.rawValue
      ) { place($0, $1).rawValue },
      value: { sources, row in
        let place = place(sources, row)
        let hasHelium = place == .whiteDwarf && sources[count + 2][row] == 1
        return index.temperature(
          color(sources, row), place, hasHelium ? .helium : .hydrogen
        ).map(result) ?? .nan
      },
      missingReason: { "a colour index beyond the relation for \(place($0, $1).stars)" })
  }

  private static func ballesteros(
    _ color: ObservedColor, _ result: @escaping @Sendable (Double) -> Double
  ) -> Derivation {
    Derivation(
      sources: color.sources,
      description:
        "from \(color.name) by the formula of Ballesteros (2012), valid from 0.0 to 1.45",
      isDereddened: color.reddening != nil,
      value: { result(ballesterosTemperature(color($0, $1))) },
      missingReason: { _, _ in "a colour index outside 0.0 to 1.45" })
  }

  /// The temperature in kelvin of two black bodies with the colour index `color`; NaN unless B−V is within
  /// 0.0 to 1.45, the range of the formula.
  static func ballesterosTemperature(_ color: Double) -> Double {
    0...1.45 ~= color ? 4_600 * (1 / (0.92 * color + 1.7) + 1 / (0.92 * color + 0.62)) : .nan
  }
}

/// A colour index as a table gives it, in a column of its own or as two magnitudes, corrected for reddening.
private struct ObservedColor: Sendable {
  let index: ColorIndex
  /// The amount of reddening; nil if it is not corrected for.
  let reddening: Extinction.Term?
  /// The roles of the colour or the two magnitudes, and then of the reddening if it has a column.
  let sources: [String]
  private let count: Int

  init(_ index: ColorIndex, _ roles: [String], _ reddening: Extinction.Term?) {
    self.index = index
    self.reddening = reddening
    sources = roles + [reddening?.role].compactMap(\.self)
    count = roles.count
  }

  /// The name with the correction: `B−V (corrected for E(B−V))`.
  var name: String {
    index.name + (reddening.map { " (corrected for \($0.name))" } ?? "")
  }

  /// The colour in a row.
  func callAsFunction(_ columns: [[Double]], _ row: Int) -> Double {
    let color = columns[0][row] - (count > 1 ? columns[1][row] : 0)
    guard let reddening else { return color }
    return color - reddening.amount(reddening.role == nil ? 0 : columns[count][row])
  }
}
