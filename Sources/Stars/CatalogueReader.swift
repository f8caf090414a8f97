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
    catalogue.rows = Array(0..<table.rowCount)
    for role in schema.features + Schema.quantities.filter({ !schema.features.contains($0) }) {
      catalogue.numbers[role] = numbers(role)
    }
    if schema.leavesOutMissing { leaveOutMissing(of: &catalogue) }
    if catalogue.count == 0, !faults.hasErrors {
      let message = table.rowCount == 0 ? "a header but no stars" : "every star lacks a feature"
      faults.append(table.source.diagnostic(message, at: table.header))
    }
    catalogue.warnings = warnings(catalogue)
    return catalogue
  }

  /// Leaves out the stars that lack a feature or whose distance is not known, and counts them by reason.
  private mutating func leaveOutMissing(of catalogue: inout Catalogue) {
    let distances = numbers(Schema.distance)
    var reasons: [(reason: String, count: Int)] = schema.features.map { ("no \($0)", 0) }
    reasons.append(("no known distance", 0))
    let kept = catalogue.rows.filter { row in
      let reason =
        schema.features.firstIndex { catalogue.numbers[$0].map { !$0[row].isFinite } ?? false }
        ?? (distances.map { $0[row] >= 100_000 } == true ? reasons.count - 1 : nil)
      if let reason { reasons[reason].count += 1 }
      return reason == nil
    }
    catalogue.omissions = reasons.filter { $0.count > 0 }
    catalogue.keep(kept)
  }

  private mutating func names() -> [String] {
    let isOptional = schema.classes.isEmpty
    let found = isOptional ? table.index(of: schema.column(Schema.name)) : required(Schema.name)
    guard let column = found else {
      return Array(repeating: "", count: isOptional ? table.rowCount : 0)
    }
    return (0..<table.rowCount).map { row in
      let name = table.text(row: row, column: column)
      if name.isEmpty, !isOptional { report("\(table.columns[column]) is empty", row, column) }
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
    if schema.classes.isEmpty { return Array(repeating: 0, count: table.rowCount) }
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

  /// The numbers of `role`, from its own column or derived from others; nil if there are neither, which
  /// is a fault for a feature.
  private mutating func numbers(_ role: String) -> [Double]? {
    let isFeature = schema.features.contains(role)
    if let column = table.index(of: schema.column(role)) {
      return numbers(inColumn: column, mayBeEmpty: !isFeature || schema.leavesOutMissing)
    }
    if let derived = derived(role, isFeature: isFeature) { return derived }
    if isFeature { _ = required(role) }
    return nil
  }

  private mutating func numbers(inColumn column: Int, mayBeEmpty: Bool) -> [Double] {
    (0..<table.rowCount).map { row in
      let bytes = table.bytes(row: row, column: column)
      if bytes.isEmpty, mayBeEmpty { return .nan }
      do throws(NumberFault) {
        return try Double(numeral: bytes)
      } catch {
        report(
          "\(table.columns[column]) \(error.predicate)", row, column, suggestion: error.suggestion)
        return .nan
      }
    }
  }

  /// The numbers of `role` as they follow from other columns; nil if the table has none of those.
  private mutating func derived(_ role: String, isFeature: Bool) -> [Double]? {
    for way in Derivation.ways(to: role) {
      let columns = way.sources.compactMap { table.index(of: schema.column($0)) }
      guard columns.count == way.sources.count else { continue }
      let mayBeEmpty = !isFeature || schema.leavesOutMissing
      let sources = columns.map { numbers(inColumn: $0, mayBeEmpty: mayBeEmpty) }
      return (0..<table.rowCount).map { row in
        let values = sources.map { $0[row] }
        let value = values.allSatisfy(\.isFinite) ? way.value(values) : .nan
        if !mayBeEmpty, !value.isFinite, values.allSatisfy(\.isFinite) {
          report(
            "no \(role) follows from \(table.columns[columns[0]]) "
              + quoted(table.bytes(row: row, column: columns[0])), row, columns[0])
        }
        return value
      }
    }
    return nil
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
    for (star, name) in catalogue.names.enumerated() where !name.isEmpty {
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
