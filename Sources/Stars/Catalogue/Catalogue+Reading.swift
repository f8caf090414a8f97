import Tables

/// The manner in which the columns of a table were read.
extension Catalogue {
  /// The roles and rules by which a table, or a block of one, was read.
  struct Reading: Sendable {
    /// The roles whose columns were read.
    var used: Set<String> = []
    /// The rules by which quantities were derived, in the order of the features.
    var derivations: [AppliedRule] = []
    /// The numbers that mark missing values, by role.
    var markers: [String: [MissingMarker]] = [:]
    /// The facts about whole columns.
    var evidence = ColumnEvidence()
  }

  /// The columns that were recognised by name rather than assigned, in the order of ``Schema/quantities``.
  public var guesses: [(role: String, column: String)] {
    schema.quantities.roles.filter { map.guessed.contains($0) && reading.used.contains($0) }
      .compactMap { role in column(role).map { (role, $0) } }
  }

  /// The roles whose columns were read, in the order of ``Schema/quantities``.
  public var readRoles: [String] {
    schema.quantities.roles.filter { reading.used.contains($0) && map[$0] != nil }
  }

  /// The numbers that mark missing values.
  public var missingMarkers: [MissingMarker] { readRoles.flatMap { reading.markers[$0] ?? [] } }

  /// The derived quantities; one that is derived in several ways has an entry for each.
  public var derivations: [DerivedColumn] { reading.derivations.flatMap(\.columns) }

  /// The facts about whole columns, from which the decisions on the blocks of a table follow.
  public var evidence: ColumnEvidence { reading.evidence }

  /// Reads a block of a table.
  ///
  /// - Parameters:
  ///   - block: Some rows of the table.
  ///   - schema: The meaning of the columns.
  ///   - decisions: The decisions on whole columns.
  /// - Returns: The stars of the block, of which there may be none.
  /// - Throws: All faults, as ``read(_:faults:schema:)``.
  public static func read(
    _ block: TableBlocks.Block, schema: Schema, decisions: ColumnDecisions
  ) throws(Diagnostics) -> Catalogue {
    var reader = CatalogueReader(
      table: block.table, schema: schema, faults: block.faults, decisions: decisions,
      rowsBefore: block.rowsBefore)
    let catalogue = reader.read()
    try reader.faults.throwIfErrors()
    return catalogue
  }

  /// Adds the manner in which another block of the same table was read, and the stars it excluded.
  public mutating func addReading(of other: Catalogue) {
    reading.used.formUnion(other.reading.used)
    reading.evidence.add(other.reading.evidence)
    for rule in other.reading.derivations {
      let place = reading.derivations.firstIndex { $0.role == rule.role && $0.index == rule.index }
      if let place {
        for way in rule.counts.indices {
          reading.derivations[place].counts[way] += rule.counts[way]
        }
      } else {
        reading.derivations.append(rule)
      }
    }
    let order = schema.features
    func key(_ rule: AppliedRule) -> (Int, Int) {
      (order.firstIndex(of: rule.role) ?? 0, rule.index)
    }
    reading.derivations.sort { key($0) < key($1) }
    reading.markers.merge(other.reading.markers) { Self.merged($0, $1) }
    for omission in other.omissions {
      if let place = omissions.firstIndex(where: { $0.reason == omission.reason }) {
        omissions[place].count += omission.count
      } else {
        omissions.append(omission)
      }
    }
    sortOmissions()
    for warning in other.formWarnings.shown where !formWarnings.shown.contains(warning) {
      formWarnings.append(warning)
    }
  }

  /// The fault of a table without stars.
  public var noStars: Diagnostic {
    guard table.rowCount > 0 else {
      return table.diagnostic("the table has a header but no stars")
    }
    let reasons = omissions.map { "\($0.count) with \($0.reason)" }
    return table.diagnostic("every star is excluded: \(reasons.joined(separator: ", "))")
  }

  /// Puts the most frequent omissions first.
  mutating func sortOmissions() {
    omissions.sort { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }

  /// The markers of two blocks: those of whole columns are the same in both, those beside an error of 0 are counted.
  private static func merged(_ a: [MissingMarker], _ b: [MissingMarker]) -> [MissingMarker] {
    let beside = (a + b).filter(\.isBesideZeroError)
    let others = (a.isEmpty ? b : a).filter { !$0.isBesideZeroError }
    guard let first = beside.first else { return others }
    return others + [
      MissingMarker(
        column: first.column, value: 0, count: beside.reduce(0) { $0 + $1.count },
        isBesideZeroError: true)
    ]
  }
}
