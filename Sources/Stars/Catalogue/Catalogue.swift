import Tables

/// The stars of a table, by column.
///
/// Columns are identified by role: `name`, `spectral_class`, `type`, `absolute_magnitude`,
/// `effective_temperature`, `log_temperature`, `label`, or any other feature. A ``Schema`` maps the columns
/// of the file to roles.
public struct Catalogue: Sendable {
  /// The table that was read.
  public let table: Table
  /// The mapping of columns to roles.
  public let schema: Schema
  /// The names of the stars, in the order of the file.
  public internal(set) var names: TextColumn = []
  /// The kinds of star in words; empty where the table has none.
  public internal(set) var types: TextColumn = []
  /// The numeric columns of the table, by role.
  ///
  /// Features are finite; in any other column an empty field is NaN.
  public internal(set) var numbers: [String: [Double]] = [:]
  /// The class of every star: an index into ``classLabels``.
  public internal(set) var labels = StarLabels([])
  /// The number of stars that each row stands for, at least 1; nil if every row is one star.
  public internal(set) var weights: [Int]?
  /// The number of cells; nil if each row is one, or none is.
  var distinctCells: Int?
  /// The labels of the classes: those of the schema, or those found in the table.
  public internal(set) var classLabels: [String]
  /// The row of each star in the table, from 0.
  public internal(set) var rows: TableRows = []
  /// The reasons why stars were excluded, with the number of stars for each.
  public internal(set) var omissions: [(reason: String, count: Int)] = []
  /// The number of stars without a value, for each role of ``numbers``.
  public internal(set) var missing: [String: Int] = [:]
  /// The number of stars with a composite spectral type, of which the first component gives the class; 0 if
  /// the classes are not derived from spectral types.
  public internal(set) var compositeTypeCount = 0
  /// The manner in which the columns were read.
  var reading = Reading()
  /// The colours that a temperature was derived from; nil if none was, if several colour indices were used, or if
  /// the rules ask for temperatures.
  public internal(set) var color: ColorColumn?
  /// The median of the parallaxes of Gaia that magnitudes were derived from, in milliarcseconds; nil if there are
  /// none.
  public internal(set) var gaiaParallax: Double?
  /// The notes and warnings about the form of the table's file.
  public internal(set) var formWarnings = Diagnostics()
  /// The warnings of stars that have the name of an earlier one.
  public internal(set) var repeatedNames = Diagnostics()
  /// Oddities of the table that are not errors: those of its form, and stars that share a name.
  public var warnings: Diagnostics {
    var warnings = formWarnings
    for warning in repeatedNames.shown { warnings.append(warning) }
    warnings.omit(repeatedNames.omitted)
    return warnings
  }

  let map: ColumnMap

  /// The number of stars.
  public var count: Int { rows.count }

  init(table: Table, schema: Schema, map: ColumnMap) {
    self.table = table
    self.schema = schema
    self.map = map
    classLabels = schema.classes
  }

  /// Reads the catalogue in `bytes`, a text table: see ``read(_:faults:schema:)``.
  public static func read(_ bytes: [UInt8], name: String, schema: Schema) throws(Diagnostics)
    -> Catalogue
  {
    let source = SourceText(bytes, name: name)
    if let fault = source.lineFault() ?? source.encodingFault() { throw Diagnostics([fault]) }
    var faults = Diagnostics()
    let table = Table(source, faults: &faults)
    return try read(table, faults: faults, schema: schema)
  }

  /// Reads the catalogue in a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - faults: The faults of its form.
  ///   - schema: The meaning of the columns.
  /// - Returns: The catalogue, of at least one star.
  /// - Throws: All faults: of the table's form, missing columns, fields that are not numbers, labels that
  ///   name no class, or no stars.
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

  /// The temperature of every star in kelvin, from the first quantity that determines it; NaN where none
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

  /// The unit of the column of `role`; nil if there is no such column, or if the quantity has no unit.
  public func unit(_ role: String) -> ColumnUnit? {
    map.units[role].flatMap { $0.text == nil ? nil : $0 }
  }

  /// A number of the column of `role` in the usual unit of its quantity; NaN if its unit does not fit.
  func inUsualUnit(_ role: String, _ value: Double) -> Double {
    guard let unit = map.units[role] else { return value }
    let conversion = try? unit.conversion(to: schema.quantities[role], of: [value])
    return conversion.map { $0(value) } ?? .nan
  }

  /// The name of the column of `role` in the table; nil if there is none.
  public func column(_ role: String) -> String? { map[role].map { table.columns[$0] } }

  /// The index of the column of `role` in the table; nil if there is none.
  func index(_ role: String) -> Int? { map[role] }

  /// The text of the field of `star` in the column of `role`; nil if there is no such column.
  ///
  /// - Precondition: The star exists.
  public func text(_ role: String, star: Int) -> String? {
    map[role].map { table.text(row: rows[star], column: $0) }
  }

  /// A diagnostic at the field of `role` in the row of `star`, or at the star's name if the table has no such
  /// column.
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

  /// A diagnostic at the header of the column of `role`.
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

  /// Excludes the stars at `places`, which are in ascending order.
  mutating func leaveOut(_ places: [Int]) {
    if places.isEmpty { return }
    var kept = Array(rows)
    kept.remove(at: places)
    rows = TableRows(kept)
    names = names.of(rows)
    types = types.of(rows)
    labels.remove(at: places)
    weights?.remove(at: places)
    for role in Array(numbers.keys) { numbers[role]?.remove(at: places) }
    color?.values.remove(at: places)
  }
}

extension Array {
  /// Removes the elements at `places`, which are in ascending order, without copying the others.
  mutating func remove(at places: [Int]) {
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
