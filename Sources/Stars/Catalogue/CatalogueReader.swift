import Tables

/// A reader of the columns of a ``Catalogue``, which collects all faults.
struct CatalogueReader {
  let table: Table
  let schema: Schema
  let map: ColumnMap
  var faults: Diagnostics
  /// The roles whose columns have been read.
  var used: Set<String> = []
  /// The rows for which features were derived, rule by rule.
  var filled: [FilledRows] = []
  /// The numeric columns that were read in advance.
  var columnNumbers: [Int: ColumnNumbers] = [:]
  /// The parallaxes that magnitudes are derived from.
  var parallaxes: [Double] = []
  /// The absolute magnitudes by role, which place the stars in the diagram.
  var magnitudes: [String: [Double]] = [:]
  /// The colours that a temperature was derived from.
  var color: ColorColumn?
  /// The columns whose unit has been reported as a fault.
  var faultyUnits: Set<Int> = []
  /// The columns whose fields have been reported as faults.
  var faultyColumns: Set<Int> = []
  /// The roles of the columns in which no number is missing.
  var complete: Set<String> = []
  /// The numbers that mark missing values, by role.
  var markers: [String: [MissingMarker]] = [:]
  /// The decisions on whole columns, if the table is a block of a longer one.
  let decisions: ColumnDecisions?
  /// The number of rows of a longer table before this block of it.
  let rowsBefore: Int
  /// The facts that such decisions follow from.
  var evidence = ColumnEvidence()

  init(
    table: Table, schema: Schema, faults: Diagnostics, decisions: ColumnDecisions? = nil,
    rowsBefore: Int = 0
  ) {
    self.table = table
    self.schema = schema
    self.faults = faults
    self.decisions = decisions
    self.rowsBefore = rowsBefore
    map = ColumnMap(schema, table)
  }

  mutating func read() -> Catalogue {
    var catalogue = Catalogue(table: table, schema: schema, map: map)
    catalogue.names = names()
    catalogue.types = texts(Schema.type)
    let labels = labels()
    catalogue.labels = labels.indices
    catalogue.classLabels = labels.classes
    catalogue.rows = TableRows(all: table.rowCount)
    var columns: [String: NumberColumn] = [:]
    readNumbers()
    let weights = weights()
    catalogue.weights = weights
    requireExtinction()
    // The magnitudes come first: they place the stars, on which the temperatures by colour depend.
    let roles = schema.features + otherRoles
    let isMagnitude = { [schema] in schema.quantities[$0].kind == .absoluteMagnitude }
    for role in roles.filter(isMagnitude) {
      columns[role] = numbers(role)
      magnitudes[role] = columns[role]?.values
    }
    for role in roles where !isMagnitude(role) { columns[role] = numbers(role) }
    magnitudes = [:]
    catalogue.numbers = columns.mapValues(\.values)
    for (role, column) in columns {
      let rows = complete.contains(role) ? [] : column.values.places(outside: .finite)
      catalogue.missing[role] = rows.reduce(0) { $0 + (weights?[$1] ?? 1) }
    }
    let incomplete =
      schema.leavesOutMissing
      ? incompleteRows(&catalogue, columns, labels)
      : weights?.indices.filter { weights?[$0] == 0 } ?? []
    catalogue.color = color?.with(
      others: rowsWithoutTemperature(
        among: incomplete.filter { weights?[$0] != 0 }, columns, labels), of: catalogue,
      reason: color.flatMap { columns[$0.temperature]?.missingReason } ?? { _ in "" })
    color = nil
    (columns, columnNumbers) = ([:], [:])
    let excluded = Set(incomplete)
    catalogue.compositeTypeCount = labels.composites.reduce(0) {
      $0 + (excluded.contains($1) ? 0 : weights?[$1] ?? 1)
    }
    catalogue.leaveOut(incomplete)
    catalogue.reading = Catalogue.Reading(
      used: used, derivations: derivedColumns(without: incomplete, weights), markers: markers,
      evidence: evidence)
    catalogue.formWarnings = faults
    if decisions != nil { return catalogue }
    if catalogue.count == 0, !faults.hasErrors { faults.append(catalogue.noStars) }
    checkCells(catalogue)
    catalogue.countCells()
    if map.isGaia, !parallaxes.isEmpty {
      catalogue.gaiaParallax = catalogue.rows.map { parallaxes[$0] }.median(
        weights: catalogue.weights)
    }
    catalogue.formWarnings = faults
    catalogue.repeatedNames = repeatedNames(in: catalogue)
    return catalogue
  }

  // MARK: - Texts

  /// The names of the stars; where they are optional and missing, the numbers in a catalogue or in the table.
  private mutating func names() -> TextColumn {
    let column = map[Schema.name]
    used.insert(Schema.name)
    let mayBeEmpty =
      schema.classes.isEmpty || schema.leavesOutMissing || map.guessed.contains(Schema.name)
    if let column, !mayBeEmpty {
      for row in table.emptyRows(column: column) {
        report("\(table.columns[column]) is empty", row, column)
      }
    }
    let names = texts(Schema.name)
    let isNamed = !schema.classes.isEmpty || schema.namesUnclassified
    if !isNamed || column != nil && !mayBeEmpty { return names }
    let identifiers = map.identifiers
    let noun = schema.weight == nil ? "star" : "row"
    return TextColumn(names.rows) { [table, rowsBefore] row in
      let name = names[row]
      return name.isEmpty
        ? Self.identifier(row, identifiers, table) ?? "\(noun) \(rowsBefore + row + 1)" : name
    }
  }

  /// The number of a star in the first of some catalogues that has it.
  private static func identifier(
    _ row: Int, _ identifiers: [(column: Int, prefix: String)], _ table: Table
  ) -> String? {
    for (column, prefix) in identifiers {
      let number = table.text(row: row, column: column)
      if !number.isEmpty {
        return prefix + (number.hasSuffix(".0") ? number.dropLast(2) : number[...])
      }
    }
    return nil
  }

  private func texts(_ role: String) -> TextColumn {
    let rows = TableRows(all: table.rowCount)
    guard let column = map[role] else { return TextColumn(rows) { _ in "" } }
    return TextColumn(rows) { [table] row in table.text(row: row, column: column) }
  }

  // MARK: - Numbers

  /// The roles that are read although no classifier uses them.
  private var otherRoles: [String] {
    schema.quantities.all.filter { $0.reading != .ifNeeded }.map(\.role)
      .filter { !schema.features.contains($0) }
  }

  /// Reports that the table has no column of extinction, if the experiment asks for one.
  private mutating func requireExtinction() {
    guard schema.rules.extinction == .columns,
      Extinction.roles.allSatisfy({ map[$0.role] == nil })
    else { return }
    faults.append(
      table.diagnostic(
        "no column of extinction or reddening among \(listing(table.columns))",
        suggestion: "name it, as in columns: {\(Schema.extinctionV): COLUMN}"))
  }

  /// Reads the columns of all features and quantities of the table in one pass.
  private mutating func readNumbers() {
    let weight = schema.weight.flatMap(table.index)
    let columns = Set(
      (schema.features + otherRoles).filter(isListed).compactMap { map[$0] }
        + [weight].compactMap(\.self))
    let order = columns.sorted()
    columnNumbers = Dictionary(
      uniqueKeysWithValues: zip(order, order.isEmpty ? [] : table.numbers(order)))
  }

  /// Whether the numbers of `role` come from a column, if the table has one.
  private func isListed(_ role: String) -> Bool { schema.readsColumn(of: role) }

  /// The numbers of `role`, from its own column or derived from others; nil if there are neither, which is a
  /// fault for a feature.
  mutating func numbers(_ role: String) -> NumberColumn? {
    let isFeature = schema.features.contains(role)
    if isListed(role), let column = map[role] {
      used.insert(role)
      let values = numbers(inColumn: column, role, isNeeded: isFeature)
      return NumberColumn(values: values) { _ in "no \(role)" }
    }
    if let derived = derived(role, isFeature: isFeature) { return derived }
    if isFeature, required(role) != nil {
      faults.append(
        table.diagnostic(
          "no colour among \(listing(table.columns)), from which \(role) is to be derived"))
    }
    return nil
  }

  /// The column of `role`; it is a fault if there is none.
  mutating func required(_ role: String) -> Int? {
    used.insert(role)
    if let index = map[role] { return index }
    let name = schema.column(role)
    faults.append(
      table.diagnostic(
        "no column \(quoted(name)) among \(listing(table.columns))",
        suggestion: didYouMean(name, among: table.columns)
          ?? (role == Schema.label
            ? "name the column of the classes with label: COLUMN, or draw the stars alone with label: none"
            : nil)))
    return nil
  }

  mutating func report(
    _ message: String, _ row: Int, _ column: Int, suggestion: String? = nil
  ) {
    faults.append(table.diagnostic(message, row: row, column: column, suggestion: suggestion))
  }

  /// The warnings of stars that have the name of an earlier one.
  private func repeatedNames(in catalogue: Catalogue) -> Diagnostics {
    var first: [String: Int] = [:]
    var repeated = Diagnostics()
    for star in starsToCompare(catalogue) {
      let name = catalogue.names[star]
      if name.isEmpty { continue }
      if let other = first[name] {
        guard repeated.shown.count < Diagnostics.limit else {
          repeated.omit(1)
          continue
        }
        let line = catalogue.place(of: other).line
        repeated.append(
          catalogue.diagnostic(
            .warning, "the star \(quoted(name)) appears again; it was first listed in line \(line)",
            star: star))
      } else {
        first[name] = star
      }
    }
    return repeated
  }

  /// All stars that share their name with another, and possibly a few more.
  private func starsToCompare(_ catalogue: Catalogue) -> [Int] {
    let column = map[Schema.name]
    // Stars without names or identifiers are called by their rows.
    if column == nil, schema.classes.isEmpty || map.identifiers.isEmpty { return [] }
    if catalogue.count <= RepeatedTexts.fewest { return Array(0..<catalogue.count) }
    return RepeatedTexts.places(
      table.fingerprints(of: catalogue.names, in: catalogue.rows, column))
  }
}

/// The numbers of a column, and the reason why a row has none.
struct NumberColumn {
  let values: [Double]
  let missingReason: (_ row: Int) -> String
}
