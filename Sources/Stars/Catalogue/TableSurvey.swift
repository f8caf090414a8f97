import Tables

/// A survey of a table for a first experiment on it.
public struct TableSurvey: Sendable {
  /// The roles that the table has columns for, in the order of the quantities, and whether the column's name
  /// differs from the role.
  public private(set) var columns: [(role: String, column: String, isGuess: Bool)] = []
  /// The roles of the magnitude and the temperature, listed or derived: at most one of each.
  public private(set) var features: [String] = []
  /// The label column and its labels; nil if there is none.
  public private(set) var label: (column: String, values: [String])?
  /// The first column that may hold labels but has too few or too many, and their number, at most one above the
  /// limit; nil if there is none.
  public private(set) var unsuitableLabel: (column: String, count: Int)?
  /// Whether the spectral types include at least two of the main sequence, giants and white dwarfs.
  public private(set) var hasLuminosityClasses = false
  /// The points of stellar models, if the rows are not stars; nil if they are.
  public let models: ModelPoints?

  /// The folded headers of columns that may hold labels, the likeliest first.
  private static let labelNames = [
    "label", "class", "targetclass", "target", "startype", "luminosityclass", "type", "category",
    "typ", "klasse", "classe", "clase", "tipo",
  ]

  /// Surveys `table`, of which an experiment names some `columns` by their roles.
  public init(
    _ table: Table, quantities: Quantities = .standard, columns named: [String: String] = [:]
  ) {
    var schema = Schema(columns: named, features: [], classes: [])
    schema.quantities = quantities
    let map = ColumnMap(schema, table)
    models = ModelPoints(table)
    for role in quantities.roles where role != Schema.label {
      guard let column = map[role] else { continue }
      // The magnitudes of models are absolute.
      let absolute = quantities.all.first { $0.apparent == role && map[$0.role] == nil }?.role
      columns.append(
        (models == nil ? role : absolute ?? role, table.columns[column], map.guessed.contains(role))
      )
    }
    let ordinates = quantities.scales(.absoluteMagnitude) + quantities.scales(.luminosity)
    var magnitude = ordinates.map(\.role).first { role in
      schema.isThere(role, map) || columns.contains { $0.role == role }
    }
    if magnitude == nil, let plain = Self.plainMagnitude(in: table, map) {
      columns.append((plain.role, plain.column, true))
      magnitude = Schema.absoluteMagnitude
    }
    let temperature = quantities.scales(.temperature).map(\.role)
      .first { schema.isThere($0, map) }
    features = [magnitude, temperature].compactMap(\.self)
    removeUnused(schema, map)
    // The labels of models number the phases of evolution.
    if models == nil { findLabel(in: table) }
    columns.removeAll { $0.column == label?.column }
    if let column = map[Schema.spectralType] {
      hasLuminosityClasses = Self.groups(column, table).count > 1
    }
  }

  /// Removes the columns of numbers that nothing is read from: their names alone do not show what they hold.
  private mutating func removeUnused(_ schema: Schema, _ map: ColumnMap) {
    let rules = features.flatMap { schema.quantities[$0].derivations(schema, map) }
    let sources = Set(rules.filter { $0.sources.allSatisfy { map[$0] != nil } }.flatMap(\.sources))
    columns.removeAll { column in
      let quantity = schema.quantities[column.role]
      return features.count == 2 && quantity.unit != nil && quantity.reading == .ifNeeded
        && column.isGuess && map[column.role] != nil && !features.contains(column.role)
        && !sources.contains(column.role)
    }
  }

  /// The column called just `magnitude`, which holds absolute magnitudes if the table has no distances or
  /// parallaxes, else apparent ones.
  private static func plainMagnitude(
    in table: Table, _ map: ColumnMap
  ) -> (role: String, column: String)? {
    guard let column = table.columns.first(where: { ColumnHeader($0).folded == "magnitude" }) else {
      return nil
    }
    let isApparent = map[Schema.distance] != nil || map[Schema.parallax] != nil
    return (isApparent ? Schema.apparentMagnitude : Schema.absoluteMagnitude, column)
  }

  private mutating func findLabel(in table: Table) {
    let headers = table.columns.map(ColumnHeader.init)
    for name in Self.labelNames {
      guard let column = headers.firstIndex(where: { $0.folded == name }) else { continue }
      // SIMBAD's export has the types of objects in this column.
      if name == "typ", headers.contains(where: { $0.folded == "identifier" }) { continue }
      let labels = table.labels(column)
      if 2...Schema.mostClasses ~= labels.count {
        label = (table.columns[column], CatalogueReader.inOrder(labels))
        return
      }
      if unsuitableLabel == nil { unsuitableLabel = (table.columns[column], labels.count) }
    }
  }

  /// The groups of the spectral types: 0 main sequence, 1 white dwarfs, 2 giants.
  private static func groups(_ column: Int, _ table: Table) -> Set<Int> {
    let ranges: [ClosedRange<LuminosityClass>?] = [
      .dwarf ... .dwarf, .whiteDwarf ... .whiteDwarf, .supergiant ... .giant,
    ]
    var found: Set<Int> = []
    var types = ParsedTypes()
    for row in 0..<table.rowCount where found.count < ranges.count {
      let bytes = table.bytes(row: row, column: column)
      let group = SpectralType.group(of: types[bytes], in: bytes, among: ranges)
      if case .index(let index) = group { found.insert(index) }
    }
    return found
  }
}
