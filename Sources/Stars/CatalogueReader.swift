/// Reads the columns of a ``Catalogue`` out of a table, and collects all that is wrong with them.
struct CatalogueReader {
  let table: StarTable
  let schema: Schema
  var faults: Diagnostics

  mutating func read() -> Catalogue {
    var catalogue = Catalogue(table: table, schema: schema)
    catalogue.names = names()
    catalogue.spectralClasses = texts(Schema.spectralClass)
    catalogue.types = texts(Schema.type)
    catalogue.labels = labels()
    let known = [Schema.absoluteMagnitude, Schema.effectiveTemperature, Schema.logTemperature]
    for role in schema.features + known.filter({ !schema.features.contains($0) }) {
      catalogue.numbers[role] = numbers(role)
    }
    if table.rowCount == 0, !faults.hasErrors {
      faults.append(table.source.diagnostic("a header but no stars", at: table.header))
    }
    catalogue.warnings = warnings(catalogue)
    return catalogue
  }

  private mutating func names() -> [String] {
    guard let column = required(Schema.name) else { return [] }
    return (0..<table.rowCount).map { row in
      let name = table.text(row: row, column: column)
      if name.isEmpty { report("\(table.columns[column]) is empty", row, column) }
      return name
    }
  }

  private func texts(_ role: String) -> [String] {
    guard let column = table.index(of: schema.column(role)) else {
      return Array(repeating: "", count: table.rowCount)
    }
    return (0..<table.rowCount).map { table.text(row: $0, column: column) }
  }

  private mutating func labels() -> [Int] {
    guard let column = required(Schema.label) else { return [] }
    return (0..<table.rowCount).map { row in
      let bytes = table.bytes(row: row, column: column)
      if let index = schema.classIndex(bytes) { return index }
      let label = bytes.isEmpty ? "empty" : quoted(bytes)
      report(
        "\(table.columns[column]) is \(label), not one of the classes \(listing(schema.classes))",
        row, column)
      return 0
    }
  }

  /// The numbers of `role`; nil if there is no such column, which is a fault for a feature.
  private mutating func numbers(_ role: String) -> [Double]? {
    let isFeature = schema.features.contains(role)
    let found = isFeature ? required(role) : table.index(of: schema.column(role))
    guard let column = found else { return nil }
    return (0..<table.rowCount).map { row in
      let bytes = table.bytes(row: row, column: column)
      if bytes.isEmpty, !isFeature { return .nan }
      do throws(NumberFault) {
        return try Double(numeral: bytes)
      } catch {
        report(
          "\(table.columns[column]) \(error.predicate)", row, column, suggestion: error.suggestion)
        return .nan
      }
    }
  }

  /// The column of `role`; its absence is a fault.
  private mutating func required(_ role: String) -> Int? {
    let name = schema.column(role)
    if let index = table.index(of: name) { return index }
    faults.append(
      table.source.diagnostic(
        "no column \(quoted(name)) among \(listing(table.columns))", at: table.header,
        suggestion: didYouMean(name, among: table.columns)))
    return nil
  }

  private mutating func report(
    _ message: String, _ row: Int, _ column: Int, suggestion: String? = nil
  ) {
    let range = table.range(row: row, column: column)
    faults.append(table.source.diagnostic(message, at: range, suggestion: suggestion))
  }

  private func warnings(_ catalogue: Catalogue) -> Diagnostics {
    var first: [String: Int] = [:]
    var warnings = Diagnostics()
    for (star, name) in catalogue.names.enumerated() {
      if let other = first[name] {
        let line = catalogue.place(of: other).line
        warnings.append(
          catalogue.diagnostic(
            .warning, "a second star \(quoted(name)); the first is in line \(line)", star: star))
      } else {
        first[name] = star
      }
    }
    return warnings
  }
}

/// The first 20 of `names` with commas between, and `…` if there are more.
func listing(_ names: [String]) -> String {
  names.prefix(20).map { String($0.prefix(40)) }.joined(separator: ", ")
    + (names.count > 20 ? ", …" : "")
}
