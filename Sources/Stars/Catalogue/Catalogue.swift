import Tables

/// The stars of a table, in columns.
///
/// Columns go by their role: `name`, `spectral_class`, `type`, `absolute_magnitude`,
/// `effective_temperature`, `log_temperature`, `label`, or any other feature; a ``Schema`` says which
/// column of the file has which role.
public struct Catalogue: Sendable {
  /// The table that was read.
  public let table: Table
  /// Which column has which role.
  public let schema: Schema
  /// The names of the stars, in the order of the file.
  public internal(set) var names: TextColumn = []
  /// What the stars are called in words; empty texts where the table doesn't say.
  public internal(set) var types: TextColumn = []
  /// The numeric columns that the table has, by role.
  ///
  /// Features are finite; in any other column an empty field is NaN.
  public internal(set) var numbers: [String: [Double]] = [:]
  /// The class of every star: an index into ``classLabels``.
  public internal(set) var labels: [Int] = []
  /// The labels that stand for the classes: those of the schema, or those found in the table.
  public internal(set) var classLabels: [String]
  /// The row of the table in which each star stands, from 0.
  public internal(set) var rows: TableRows = []
  /// Why stars were left out, and how many for each reason.
  public internal(set) var omissions: [(reason: String, count: Int)] = []
  /// How many rows of the table have no number, for each role of ``numbers``.
  public internal(set) var missing: [String: Int] = [:]
  /// The columns that were taken for a role without being told so, by the role's place in
  /// ``Schema/quantities``.
  public internal(set) var guesses: [(role: String, column: String)] = []
  /// How quantities were derived that the table lacks, as `from B−V by the sequence of dwarfs`, and whether
  /// that holds for dwarfs alone.
  public internal(set) var derivations: [(role: String, manner: String, isOfDwarfs: Bool)] = []
  /// What is odd about the table, but no error: stars that share a name.
  public internal(set) var warnings = Diagnostics()

  private let map: ColumnMap

  /// How many stars there are.
  public var count: Int { rows.count }

  init(table: Table, schema: Schema, map: ColumnMap) {
    self.table = table
    self.schema = schema
    self.map = map
    classLabels = schema.classes
  }

  /// Reads the catalogue in `bytes`, a table in text: see ``read(_:faults:schema:)``.
  public static func read(_ bytes: [UInt8], name: String, schema: Schema) throws(Diagnostics)
    -> Catalogue
  {
    let source = SourceText(bytes, name: name)
    if let fault = source.encodingFault() { throw Diagnostics([fault]) }
    var faults = Diagnostics()
    let table = Table(source, faults: &faults)
    return try read(table, faults: faults, schema: schema)
  }

  /// Reads the catalogue in a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - faults: What is wrong with its form.
  ///   - schema: What the columns mean.
  /// - Returns: The catalogue, of at least one star.
  /// - Throws: All faults: of the table's form, columns that are missing, fields that are no number,
  ///   labels that name no class, or no stars.
  public static func read(
    _ table: Table, faults: Diagnostics = Diagnostics(), schema: Schema
  ) throws(Diagnostics) -> Catalogue {
    if table.columns.isEmpty {
      throw faults.hasErrors
        ? faults : Diagnostics([table.source.diagnostic("the file holds no table")])
    }
    var reader = CatalogueReader(table: table, schema: schema, faults: faults)
    let catalogue = reader.read()
    try reader.faults.throwIfErrors()
    return catalogue
  }

  /// The temperature of every star in kelvin, from the first quantity that tells it; not a number where none
  /// does.
  public var temperatures: [Double] {
    var temperatures = Array(repeating: Double.nan, count: count)
    for quantity in schema.quantities.all where quantity.kind == .temperature {
      guard let values = numbers[quantity.role] else { continue }
      for star in temperatures.indices where temperatures[star].isNaN && values[star].isFinite {
        temperatures[star] = quantity.linear(values[star])
      }
    }
    return temperatures
  }

  /// The name that the table has for the column of `role`, or nil if it has no such column.
  public func column(_ role: String) -> String? { map[role].map { table.columns[$0] } }

  /// The text of the field that `star` has in the column of `role`, or nil if there is no such column.
  ///
  /// - Precondition: The star exists.
  public func text(_ role: String, star: Int) -> String? {
    map[role].map { table.text(row: rows[star], column: $0) }
  }

  /// A diagnostic that points at the field of `role` in the row of `star`; at the star's name where
  /// the table has no such column.
  ///
  /// - Precondition: The star exists.
  public func diagnostic(
    _ severity: Diagnostic.Severity, _ message: String, star: Int, role: String = Schema.name,
    suggestion: String? = nil
  ) -> Diagnostic {
    let column = map[role] ?? map[Schema.name]
    return table.diagnostic(
      message, row: rows[star], column: column ?? 0, severity: severity, suggestion: suggestion)
  }

  /// A diagnostic that points at the header of the column of `role`.
  public func diagnostic(
    _ severity: Diagnostic.Severity, _ message: String, role: String, suggestion: String? = nil
  ) -> Diagnostic {
    table.diagnostic(message, header: map[role], severity: severity, suggestion: suggestion)
  }

  /// The place of a star's name in the file.
  ///
  /// - Precondition: The star exists.
  public func place(of star: Int) -> Place {
    table.place(row: rows[star], column: map[Schema.name] ?? 0)
  }

  /// Leaves out the stars at `places`, which rise.
  mutating func leaveOut(_ places: [Int]) {
    if places.isEmpty { return }
    var kept = Array(rows)
    kept.remove(at: places)
    rows = TableRows(kept)
    names = names.of(rows)
    types = types.of(rows)
    labels.remove(at: places)
    for role in Array(numbers.keys) { numbers[role]?.remove(at: places) }
  }
}

extension Array {
  /// Removes the elements at `places`, which rise, without a copy of the others.
  fileprivate mutating func remove(at places: [Int]) {
    guard var end = places.first else { return }
    for (index, place) in places.enumerated() {
      let next = index + 1 < places.count ? places[index + 1] : count
      for source in place + 1..<next {
        self[end] = self[source]
        end += 1
      }
    }
    removeLast(count - end)
  }
}
