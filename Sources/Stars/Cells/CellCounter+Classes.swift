import Parallelism
import Tables

extension CellCounter {
  /// The classes of the rows of a table.
  struct Classes: Sendable {
    /// The index of the label of each row; −1 without a class.
    let indices: [Int]
    /// The reason why a row has none.
    let reason: @Sendable (_ row: Int) -> String
  }

  /// The classes of the rows of a table, of which new labels are added; nil if classes are not counted apart.
  mutating func classes(_ table: Table) throws(Diagnostics) -> Classes? {
    guard let labelColumn else { return nil }
    if schema.labelling == .spectralType, table.index(of: CellGrid.columns[2]) == nil {
      return try typed(table)
    }
    guard let column = table.index(of: labelColumn) else {
      throw Diagnostics([
        table.diagnostic(
          "no column \(quoted(labelColumn)) among \(listing(table.columns))",
          suggestion: didYouMean(labelColumn, among: table.columns)
            ?? "name the column of the classes with label: COLUMN, or count all stars with label: none"
        )
      ])
    }
    if schema.infersClasses { try addLabels(table, column) }
    let texts = labels.map { Array($0.utf8) }
    let numbers = labels.map { try? Double(numeral: Array($0.utf8)[...]) }
    let comparesNumbers = !schema.infersClasses
    let parts = concurrentMap(partsOf: 0..<table.rowCount, least: 1 << 14) { rows in
      var indices: [Int] = []
      indices.reserveCapacity(rows.count)
      table.forEachField(of: column, in: rows) { _, bytes in
        var index = texts.firstIndex { $0.elementsEqual(bytes) }
        if index == nil, comparesNumbers, let number = try? Double(numeral: bytes) {
          index = numbers.firstIndex(of: number)
        }
        indices.append(index ?? -1)
      }
      return indices
    }
    return Classes(indices: Array(joining: parts)) { row in
      isMissing(table.bytes(row: row, column: column))
        ? "no label" : "a label that is none of the classes"
    }
  }

  /// Adds the labels of a column that are new.
  private mutating func addLabels(_ table: Table, _ column: Int) throws(Diagnostics) {
    for label in table.labels(column).sorted() where !labels.contains(label) {
      labels.append(label)
    }
    if labels.count > Schema.mostClasses {
      throw Diagnostics([
        table.diagnostic(
          "\(table.columns[column]) \(Schema.misfit(ofLabels: labels.count))", header: column)
      ])
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
      return rows.map { row -> Int in
        if case .index(let index) = group(row, &types) { return index }
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
