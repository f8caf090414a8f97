import Tables

/// The way from the columns of a table to the features of its stars, row by row.
///
/// Unlike a ``CatalogueReader``, it looks at one row at a time, so that the parts of a table can be read anywhere and in
/// any order: a number outside the possible range of its quantity is unknown, whether or not it is repeated; and a
/// parallax needs a unit even if it looks like milliarcseconds.
public struct QuantityPlan: Sendable {
  /// A column that is read.
  public struct Input: Sendable {
    /// The name in ``steps``: the role of the quantity.
    public let name: String
    /// The index of the column.
    public let column: Int
    /// The values that are possible, in the usual unit of the quantity.
    public let range: ClosedRange<Double>
    let conversion: ColumnUnit.Conversion
    /// The input that is 0 too where a number of 0 was not measured; nil for none.
    let error: String?

    /// The widest range.
    static let finite = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  }

  /// A quantity that the table lacks, and the rules that derive it.
  struct Derived: Sendable {
    let role: String
    let rules: [Derivation]
  }

  /// The number of parsecs from which a distance means that it is unknown.
  public static let unknownDistance = 100_000.0

  /// The roles of the features.
  public let features: [String]
  /// The columns of numbers.
  public private(set) var inputs: [Input] = []
  /// The column of spectral types that shows the atmospheres of white dwarfs; nil if none is needed.
  public private(set) var atmospheres: Int?
  /// The expressions from the ``inputs`` to the features, each after those that it uses.
  public private(set) var steps: [QuantityStep] = []
  /// The derived quantities that cannot be written as expressions: the role, and the rule in words.
  public private(set) var unwritten: [(role: String, rule: String)] = []
  /// The derived quantities, each after those that help to derive it.
  private(set) var derived: [Derived] = []
  /// Whether the table has distances, of which large ones are unknown.
  public private(set) var hasDistances = false

  private let schema: Schema
  private let table: Table
  private let map: ColumnMap
  private var faults = Diagnostics()

  /// Plans the reading of `table`, of which only the columns count.
  ///
  /// - Throws: The features that it lacks, and units that are missing or do not fit.
  public init(_ schema: Schema, _ table: Table) throws(Diagnostics) {
    self.schema = schema
    self.table = table
    features = schema.features
    map = ColumnMap(schema, table)
    // The magnitudes come first: they place the stars, on which the temperatures by colour depend.
    for role in features where isMagnitude(role) { plan(role) }
    for role in features where !isMagnitude(role) { plan(role) }
    if map[Schema.distance] != nil {
      hasDistances = true
      read(Schema.distance)
    }
    if schema.rules.extinction == .columns,
      Extinction.roles.allSatisfy({ map[$0.role] == nil })
    {
      faults.append(
        table.diagnostic(
          "no column of extinction or reddening among \(listing(table.columns))",
          suggestion: "name it, as in columns: {\(Schema.extinctionV): COLUMN}"))
    }
    try faults.throwIfErrors()
  }

  private func isMagnitude(_ role: String) -> Bool {
    schema.quantities[role].kind == .absoluteMagnitude
  }

  /// Plans a feature or a quantity that helps to derive one.
  private mutating func plan(_ role: String) {
    if inputs.contains(where: { $0.name == role }) || derived.contains(where: { $0.role == role }) {
      return
    }
    if schema.readsColumn(of: role), map[role] != nil { return read(role) }
    let rules = schema.quantities[role].rules(schema, map)
    guard !rules.isEmpty else {
      faults.append(
        table.diagnostic(
          "no column \(quoted(schema.column(role))) among \(listing(table.columns)), nor any that it is derived from",
          suggestion: didYouMean(schema.column(role), among: table.columns)))
      return
    }
    for rule in rules {
      for source in rule.sources {
        read(source)
        requireUnit(of: source)
      }
      for aid in rule.aids { plan(aid) }
      steps += rule.formula?.steps ?? []
    }
    derived.append(Derived(role: role, rules: rules))
    let results = rules.compactMap(\.formula?.result)
    if let rule = rules.first(where: { $0.formula == nil }) {
      unwritten.append((role, rule.description))
    } else {
      steps.append(
        QuantityStep(name: role, expression: results.count == 1 ? results[0] : .first(results)))
    }
  }

  private mutating func plan(_ aid: Derivation.Aid) {
    switch aid {
    case .quantity(let role): if schema.isThere(role, map) { plan(role) }
    case .heliumAtmosphere: atmospheres = map.atmospheres
    }
  }

  /// Adds the column of a quantity to the inputs.
  private mutating func read(_ role: String) {
    guard let column = map[role], !inputs.contains(where: { $0.name == role }) else { return }
    let error =
      role == Schema.colorBV && map[Schema.colorBVError] != nil ? Schema.colorBVError : nil
    if let error { read(error) }
    do throws(UnitFault) {
      let quantity = schema.quantities[role]
      inputs.append(
        Input(
          name: role, column: column,
          // A distance beyond its range is unknown all the more.
          range: role == Schema.distance ? Input.finite : quantity.range ?? Input.finite,
          conversion: try map.units[role]?.conversion(to: quantity, of: []) ?? .none, error: error))
    } catch {
      faults.append(
        table.diagnostic(
          "\(table.columns[column]) \(error.predicate)", header: column,
          suggestion: error.suggestion))
    }
  }

  /// Reports a distance or a parallax of which no unit is known: a wrong one shifts every magnitude.
  private mutating func requireUnit(of role: String) {
    guard [Schema.distance, Schema.parallax].contains(role), let column = map[role],
      map.units[role]?.source == .assumed
    else { return }
    let (key, units) =
      role == Schema.distance
      ? ("distance_unit", "pc, kpc or ly") : ("parallax_unit", "mas or arcsec")
    faults.append(
      table.diagnostic(
        "\(table.columns[column]) has no unit, so no absolute magnitude can be derived from it",
        header: column,
        suggestion: "state the unit with \(key): \(units) in the experiment"))
  }

  /// The name of the column of an input.
  public func column(of input: Input) -> String { table.columns[input.column] }
}

extension QuantityPlan.Input {
  /// The number in the usual unit, as an expression of the number in the column, which has the same name; unknown if
  /// it is impossible.
  public var expression: QuantityExpression {
    let raw = QuantityExpression.quantity(name)
    let known: QuantityExpression =
      switch conversion {
      case .none: raw.known(where: .within(raw, range))
      case .scaled(let factor): Self.known(raw * .number(factor), range)
      case .shifted(let offset): Self.known(raw + .number(offset), range)
      case .power(let factor):
        // Beyond these exponents engines fail rather than overflow.
        Self.known(.powerOfTen(raw) * .number(factor), range)
          .known(where: .within(raw, -300...300))
      }
    guard let error else { return known }
    return .excluded(known, .both(.within(raw, 0...0), .within(.quantity(error), 0...0)))
  }

  private static func known(
    _ value: QuantityExpression, _ range: ClosedRange<Double>
  ) -> QuantityExpression { value.known(where: .within(value, range)) }
}
