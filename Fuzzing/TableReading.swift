import Stars
import TableFormats
import Tables

/// The reading of tables, and of the stars in them.
enum TableReading {
  private static let schema = Schema(
    features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["1", "2", "3"])
  /// The meaning of columns that nothing was trained on: every name is recognised.
  private static let open = Schema(
    features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: [])

  /// Reads an input, if thoroughly, twice.
  static func check(_ input: [UInt8], thoroughly: Bool) {
    Outcome.check(twice: thoroughly) { () throws(Diagnostics) in
      let file = try TableFile(input, name: "t")
      let stars = [schema, open].map { schema in
        Outcome { () throws(Diagnostics) in
          let stars = try Catalogue.read(file.table, faults: file.faults, schema: schema)
          precondition(stars.count > 0, "no stars, and no error")
          return "\(stars.count) stars, \(stars.warnings)"
        }
      }
      // Printing takes as long as reading.
      guard thoroughly else { return "\(length(of: file.table))" }
      return "\(cells(of: file.table)) \(file.faults) \(stars)"
    }
  }

  /// The number of bytes in all cells, which are all read, as they are and as numbers.
  private static func length(of table: Table) -> Int {
    table.columns.indices.reduce(0) { length, column in
      precondition(table.numbers(column).values.count == table.rowCount, "numbers of other rows")
      return (0..<table.rowCount).reduce(length) {
        $0 + table.text(row: $1, column: column).utf8.count
      }
    }
  }

  /// Every cell, as it is and as a number, with the places of the first and the last one.
  static func cells(of table: Table) -> String {
    var cells: [String] = []
    for column in table.columns.indices {
      cells.append(table.columns[column])
      for row in 0..<table.rowCount { cells.append(table.text(row: row, column: column)) }
      cells.append("\(table.stored(column))")
      let numbers = table.numbers(column)
      cells.append("\(numbers)")
      for row in [0, table.rowCount - 1] where table.rowCount > 0 {
        cells.append(table.diagnostic("a cell", row: row, column: column).description)
      }
    }
    return cells.joined(separator: "\u{0}")
  }
}
