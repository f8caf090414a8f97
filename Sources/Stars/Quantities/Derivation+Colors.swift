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
      + colors(schema, map, .logarithm)
  }

  private static let fromTemperature = Derivation(
    sources: [Schema.effectiveTemperature], description: "from the effective temperature",
    isDereddened: false,
    formula: .init(result: .logarithm(ofPositive: .quantity(Schema.effectiveTemperature))),
    value: { decimalLogarithm($0[0][$1]) },
    missingReason: { _, _ in "a temperature that is not positive" })

  /// The form in which a temperature is derived.
  enum TemperatureForm: Sendable {
    case kelvin
    case logarithm

    /// The result for a temperature in kelvin.
    func callAsFunction(_ kelvin: Double) -> Double {
      self == .kelvin ? kelvin : decimalLogarithm(kelvin)
    }

    /// The result for a temperature in kelvin, which is positive.
    func expression(_ kelvin: QuantityExpression) -> QuantityExpression {
      self == .kelvin ? kelvin : .logarithm(kelvin)
    }
  }

  /// The derivations from a colour by the rules of `schema`.
  static func colors(
    _ schema: Schema, _ map: ColumnMap, _ result: TemperatureForm
  ) -> [Derivation] {
    let rules = schema.rules
    let visual = rules.extinction?.term(Schema.reddeningBV, map)
    let gaia = rules.extinction?.term(Schema.reddeningBPRP, map)
    if rules.colorScale == .ballesteros {
      return [ballesteros(ObservedColor(.bv, [Schema.colorBV], visual), result)]
    }
    return [
      ObservedColor(.bv, [Schema.colorBV], visual), ObservedColor(.bprp, [Schema.colorBPRP], gaia),
      ObservedColor(.bv, [Schema.blueMagnitude, Schema.apparentMagnitude], visual),
      ObservedColor(.bprp, [Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude], gaia),
    ].map { color in
      let isPlaced = rules.colorScale != .dwarfs
      return relation(
        color, isPlaced: isPlaced, result,
        formula(
          color,
          magnitudes: isPlaced
            ? color.index.magnitudes.filter { schema.isThere($0.role, map) } : [],
          hasAtmospheres: map.atmospheres != nil, result))
    }
  }

  /// The derivation from a colour by the relation of the star's place in the diagram or, unless it `isPlaced`, that
  /// of dwarfs.
  private static func relation(
    _ color: ObservedColor, isPlaced: Bool, _ result: TemperatureForm, _ formula: QuantityFormula
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
      formula: formula,
      value: { sources, row in
        let place = place(sources, row)
        let hasHelium = place == .whiteDwarf && sources[count + 2][row] == 1
        return index.temperature(
          color(sources, row), place, hasHelium ? .helium : .hydrogen
        ).map { result($0) } ?? .nan
      },
      missingReason: { "a colour index beyond the relation for \(place($0, $1).stars)" })
  }

  /// The formula of the relation: the colour, the distance of the star from the dwarfs, whose absolute `magnitudes`
  /// are known, and the temperature.
  private static func formula(
    _ color: ObservedColor, magnitudes: [(role: String, dwarfs: DwarfRelation)],
    hasAtmospheres: Bool, _ result: TemperatureForm
  ) -> QuantityFormula {
    let names = color.sources.joined(separator: "_")
    let value = QuantityExpression.quantity("color_of_\(names)")
    let steps = [QuantityStep(name: "color_of_\(names)", expression: color.expression)]
    func temperature(_ place: DiagramPlace) -> QuantityExpression {
      result.expression(color.index.expression(value, place))
    }
    guard !magnitudes.isEmpty else {
      return QuantityFormula(steps: steps, result: temperature(.unknown))
    }
    // Each use of a step is one name, while that of an expression would be all of it for every piece of a curve.
    let nearest = magnitudes.map { role, dwarfs in
      QuantityStep(
        name: "color_for_\(role)_of_\(names)",
        expression: .clamped(value, dwarfs.curve.domain))
    }
    let excesses = zip(magnitudes, nearest).map { magnitude, color in
      .quantity(magnitude.role)
        - QuantityExpression.curve(magnitude.dwarfs.curve, .quantity(color.name))
    }
    let excess = QuantityExpression.quantity("excess_of_\(names)")
    let isGiant = QuantityCondition.both(
      .less(excess, .number(DiagramPlace.giantExcess)),
      .less(.number(color.index.bluestGiant), value))
    let helium = QuantityCase(
      condition: .less(0.5, .quantity(heliumAtmosphere)),
      expression: result.expression(color.index.expression(value, .whiteDwarf, .helium)))
    let whiteDwarf =
      hasAtmospheres
      ? QuantityExpression.choice([helium], otherwise: temperature(.whiteDwarf))
      : temperature(.whiteDwarf)
    return QuantityFormula(
      steps: steps + nearest + [
        QuantityStep(
          name: "excess_of_\(names)",
          expression: excesses.count == 1 ? excesses[0] : .first(excesses))
      ],
      result: .choice(
        [
          QuantityCase(condition: isGiant, expression: temperature(.giant)),
          QuantityCase(
            condition: .less(.number(DiagramPlace.whiteDwarfExcess), excess), expression: whiteDwarf
          ),
        ], otherwise: temperature(.dwarf)))
  }

  /// The name in formulas of the aid ``Aid/heliumAtmosphere``.
  static let heliumAtmosphere = "helium_atmosphere"

  private static func ballesteros(
    _ color: ObservedColor, _ result: TemperatureForm
  ) -> Derivation {
    Derivation(
      sources: color.sources,
      description:
        "from \(color.name) by the formula of Ballesteros (2012), valid from 0.0 to 1.45",
      isDereddened: color.reddening != nil,
      formula: .init(
        steps: [QuantityStep(name: "color_of_b_v", expression: color.expression)],
        result: ballesterosExpression(.quantity("color_of_b_v"), result)),
      value: { result(ballesterosTemperature(color($0, $1))) },
      missingReason: { _, _ in "a colour index outside 0.0 to 1.45" })
  }

  /// The temperature in kelvin of two black bodies with the colour index `color`; NaN unless B−V is within
  /// 0.0 to 1.45, the range of the formula.
  static func ballesterosTemperature(_ color: Double) -> Double {
    ballesterosRange ~= color
      ? 4_600 * (1 / (0.92 * color + 1.7) + 1 / (0.92 * color + 0.62)) : .nan
  }

  private static let ballesterosRange = 0...1.45

  private static func ballesterosExpression(
    _ color: QuantityExpression, _ result: TemperatureForm
  ) -> QuantityExpression {
    let kelvin = 4_600.0 * (1.0 / (0.92 * color + 1.7) + 1.0 / (0.92 * color + 0.62))
    return result.expression(kelvin).known(where: .within(color, ballesterosRange))
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

  /// The colour as an expression.
  var expression: QuantityExpression {
    let color =
      count > 1
      ? .quantity(sources[0]) - .quantity(sources[1]) : QuantityExpression.quantity(sources[0])
    return reddening.map { color - $0.expression } ?? color
  }

  /// The colour in a row.
  func callAsFunction(_ columns: [[Double]], _ row: Int) -> Double {
    let color = columns[0][row] - (count > 1 ? columns[1][row] : 0)
    guard let reddening else { return color }
    return color - reddening.amount(reddening.role == nil ? 0 : columns[count][row])
  }
}
