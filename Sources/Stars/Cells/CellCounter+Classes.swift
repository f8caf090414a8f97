import Parallelism
import Tables

extension CellCounter {
  /// The classes of the rows of a table.
  struct Classes: Sendable {
    /// The index of the label of each row; −1 without a class.
    let indices: [Int8]
    /// The reason why a row has none.
    let reason: @Sendable (_ row: Int) -> String

    /// The index of the label of a row; −1 without a class.
    @inline(__always)
    func index(_ row: Int) -> Int { Int(indices[row]) }
  }

  /// The numbers of some columns of a table and, unless stars are counted without, the classes of its rows, of which
  /// new labels are added.
  mutating func read(
    _ columns: [Int], _ table: Table
  ) throws(Diagnostics) -> (numbers: [[Double]], classes: Classes?) {
    guard let column = try labels(of: table) else {
      let numbers = table.numbers(columns)
      try Self.requireNumbers(numbers, columns, table)
      let isTyped = labelColumn != nil
      return (numbers.map(\.values), isTyped ? try typed(table) : nil)
    }
    let choice = unsafe Labels.choice(among: labels, areNumbers: !schema.infersClasses)
    var (numbers, choices) = unsafe table.numbers(columns, choosing: column, choice)
    try Self.requireNumbers(numbers, columns, table)
    if schema.infersClasses { try addLabels(table, column, &choices) }
    let classes = Classes(indices: choices) { row in
      isMissing(table.bytes(row: row, column: column))
        ? "no label" : "a label that is none of the classes"
    }
    return (numbers.map(\.values), classes)
  }

  /// The column of the labels of a table; nil if stars are counted without, or by their spectral types.
  private func labels(of table: Table) throws(Diagnostics) -> Int? {
    guard let labelColumn else { return nil }
    if schema.labelling == .spectralType, table.index(of: CellGrid.columns[2]) == nil { return nil }
    if let column = table.index(of: labelColumn) { return column }
    throw Diagnostics([
      table.diagnostic(
        "no column \(quoted(labelColumn)) among \(listing(table.columns))",
        suggestion: didYouMean(labelColumn, among: table.columns)
          ?? "name the column of the classes with label: COLUMN, or count all stars with label: none"
      )
    ])
  }

  /// Adds the labels of the rows that have none of the known ones, and their indices.
  private mutating func addLabels(
    _ table: Table, _ column: Int, _ indices: inout [Int8]
  ) throws(Diagnostics) {
    for row in indices.indices where indices[row] < 0 {
      let bytes = table.bytes(row: row, column: column)
      if isMissing(bytes) { continue }
      let label = String(decoding: bytes, as: UTF8.self)
      if !labels.contains(label) { labels.append(label) }
      if labels.count > Schema.mostClasses {
        throw Diagnostics([
          table.diagnostic(
            "\(table.columns[column]) \(Schema.misfit(ofLabels: labels.count))", header: column)
        ])
      }
      indices[row] = Int8(labels.firstIndex(of: label) ?? 0)
    }
  }

  private func typed(_ table: Table) throws(Diagnostics) -> Classes {
    guard let column = ColumnMap(schema, table)[Schema.spectralType] else {
      throw Diagnostics([
        table.diagnostic(
          "no column of spectral types among \(listing(table.columns)), from which the classes follow"
        )
      ])
    }
    let ranges = schema.classes.map { LuminosityClass.range($0) }
    @Sendable func group(_ row: Int, _ types: inout ParsedTypes) -> SpectralType.Grouping {
      let bytes = table.bytes(row: row, column: column)
      return SpectralType.group(of: types[bytes], in: bytes, among: ranges)
    }
    let parts = concurrentMap(partsOf: 0..<table.rowCount, least: 1 << 14) { rows in
      var types = ParsedTypes()
      return rows.map { row -> Int8 in
        if case .index(let index) = group(row, &types) { return Int8(index) }
        return -1
      }
    }
    return Classes(indices: Array(joining: parts)) { row in
      var types = ParsedTypes()
      if case .missing(let reason) = group(row, &types) { return reason }
      return "no class"
    }
  }
}
