import Elementary

extension Derivation {
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
      (ColorIndex.bv, [Schema.colorBV]), (.bprp, [Schema.colorBPRP]),
      (.bv, [Schema.blueMagnitude, Schema.apparentMagnitude]),
      (.bprp, [Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude]),
    ].map { color($0, $1, isPlaced: scale != .dwarfs, result) }
  }

  /// The derivation from a colour, or from the two magnitudes whose difference it is, by the relation of the
  /// star's place in the diagram or, unless it `isPlaced`, that of dwarfs.
  private static func color(
    _ index: ColorIndex, _ roles: [String], isPlaced: Bool,
    _ result: @escaping @Sendable (Double) -> Double
  ) -> Derivation {
    let count = roles.count
    let color = { @Sendable (sources: [[Double]], row: Int) -> Double in
      sources[0][row] - (count > 1 ? sources[1][row] : 0)
    }
    let place = { @Sendable (sources: [[Double]], row: Int) -> DiagramPlace in
      guard isPlaced else { return .unknown }
      return DiagramPlace(
        index, color(sources, row), visual: sources[count][row], gaia: sources[count + 1][row])
    }
    return Derivation(
      sources: roles,
      aids: isPlaced
        ? [
          .quantity(Schema.absoluteMagnitude), .quantity(Schema.gaiaAbsoluteMagnitude),
          .heliumAtmosphere,
        ] : [],
      description: "from \(index.name)",
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

  /// The temperature in kelvin of two black bodies with the colour index `color`; NaN unless B−V is within
  /// 0.0 to 1.45, the range of the formula.
  static func ballesterosTemperature(_ color: Double) -> Double {
    0...1.45 ~= color ? 4_600 * (1 / (0.92 * color + 1.7) + 1 / (0.92 * color + 0.62)) : .nan
  }
}
