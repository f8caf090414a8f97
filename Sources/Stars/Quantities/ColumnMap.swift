import Tables

/// The mapping of roles to the columns of a table.
///
/// If the schema gives a quantity no name, or finds other names, one of ``Quantity/columnNames`` is used. Letter case,
/// blanks, `_`, `-` and `.` do not count, nor does a unit at the end (`parallax_mas`, `Plx [mas]`). If there
/// is no such column either, one with a descriptor among ``Quantity/descriptors`` is used.
public struct ColumnMap: Sendable {
  private var indices: [String: Int] = [:]
  /// The roles whose columns were recognised by name, not named by the schema.
  private(set) var guessed: Set<String> = []
  /// The units of the columns, by role.
  public private(set) var units: [String: ColumnUnit] = [:]
  /// Whether the table has columns by the names of Gaia's archive.
  let isGaia: Bool
  /// The numeric columns that can name a star without a name, each with the prefix of its numbers.
  private(set) var identifiers: [(column: Int, prefix: String)] = []

  /// The catalogues that number stars: the folded header, and the prefix of the number.
  private static let catalogues = [
    ("hip", "HIP "), ("hd", "HD "), ("hr", "HR "), ("gl", ""), ("tyc", "TYC "),
    ("sourceid", "Gaia "), ("id", "star "),
  ]

  init(_ schema: Schema, _ table: Table) {
    let headers = table.columns.map(ColumnHeader.init)
    isGaia = headers.contains { $0.folded == "photgmeanmag" || $0.folded == "sourceid" }
    let known = schema.quantities.all
    let roles = known.map(\.role) + schema.features.filter { schema.quantities.known($0) == nil }
    for role in roles { indices[role] = table.index(of: schema.column(role)) }
    let missing = known.filter {
      indices[$0.role] == nil && (schema.findsOtherNames || schema.columns[$0.role] == nil)
    }
    recognise(missing) { Self.index(of: $0, in: headers, taken: $1) }
    recognise(missing) { Self.index(describedAs: $0, in: table, headers, taken: $1) }
    recognise(missing) { Self.index(of: $0, byUnitIn: headers, table, taken: $1) }
    // Gaia's archive gives parallaxes in milliarcseconds.
    for role in roles {
      guard let index = indices[role] else { continue }
      units[role] = ColumnUnit(
        of: schema.quantities[role], headers[index],
        file: table.units[index], archive: isGaia && role == Schema.parallax ? "mas" : nil,
        rules: schema.rules)
    }
    // The error of a parallax is in the unit of the parallax, unless it has one of its own.
    if units[Schema.parallaxError]?.source == .assumed {
      units[Schema.parallaxError] = units[Schema.parallax]
    }
    for (name, prefix) in Self.catalogues {
      let found = headers.firstIndex { $0.folded == name }
      if let found { identifiers.append((found, prefix)) }
    }
  }

  /// The column of the spectral types that show the atmospheres of white dwarfs; nil without one, or if the types
  /// are the labels and so would give away the class.
  var atmospheres: Int? {
    self[Schema.spectralType].flatMap { $0 == self[Schema.label] ? nil : $0 }
  }

  /// The column of `role`; nil if the table has none.
  public subscript(role: String) -> Int? { indices[role] }

  /// Adds the columns that `find` returns for those of `quantities` that have none, given the columns in use.
  private mutating func recognise(
    _ quantities: [Quantity], _ find: (Quantity, _ taken: Set<Int>) -> Int?
  ) {
    var taken = Set(indices.values)
    for quantity in quantities where indices[quantity.role] == nil {
      guard let index = find(quantity, taken) else { continue }
      indices[quantity.role] = index
      guessed.insert(quantity.role)
      taken.insert(index)
    }
  }

  /// The only column of a temperature called `T` or the like; nil unless its unit is stated.
  private static func index(
    of quantity: Quantity, byUnitIn headers: [ColumnHeader], _ table: Table, taken: Set<Int>
  ) -> Int? {
    guard quantity.kind == .temperature, !quantity.isLogarithm else { return nil }
    let found = headers.indices.filter { index in
      guard !taken.contains(index),
        let unit = (table.units[index] ?? headers[index].unit).flatMap(Unit.init)
      else { return false }
      return unit.dimension == .temperature && !unit.isLogarithm
        && headers[index].folded.hasPrefix("t")
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The first of `headers` that is known to hold `quantity`, apart from those in `taken`.
  private static func index(
    of quantity: Quantity, in headers: [ColumnHeader], taken: Set<Int>
  ) -> Int? {
    for name in quantity.columnNames {
      let found = headers.indices.first { headers[$0].folded == name && !taken.contains($0) }
      if let found { return found }
    }
    return nil
  }

  /// The first column of `table` whose descriptor stands for `quantity`, apart from those in `taken`.
  ///
  /// Logarithms have the descriptors of their arguments.
  private static func index(
    describedAs quantity: Quantity, in table: Table, _ headers: [ColumnHeader], taken: Set<Int>
  ) -> Int? {
    for known in quantity.descriptors {
      let found = headers.indices.first { index in
        guard !taken.contains(index), !headers[index].folded.hasPrefix("log"),
          let descriptor = table.ucds[index].flatMap({ ContentDescriptor($0) })
        else { return false }
        return descriptor.matches(known)
      }
      if let found { return found }
    }
    return nil
  }
}
