import Parallelism

/// A table and the columns added to it, to be written to a file.
public struct WrittenTable: Sendable {
  /// The table.
  public let table: Table
  /// The columns added after those of the table.
  public let added: [StoredColumn]

  /// Adds columns to a table.
  ///
  /// - Precondition: The columns have as many rows as the table.
  /// - Throws: A fault if the table already has a column of the same name as an added one.
  public init(_ table: Table, adding added: [StoredColumn]) throws(Diagnostics) {
    for column in added {
      precondition(column.count == table.rowCount, "\(column.count) rows of \(table.rowCount)")
      if let index = table.index(of: column.name) {
        throw Diagnostics([
          table.diagnostic(
            "the table has a column \(quoted(column.name)) already", header: index,
            suggestion: "rename or remove it")
        ])
      }
    }
    self.table = table
    self.added = added
  }

  /// The number of rows.
  public var rowCount: Int { table.rowCount }

  /// Returns all columns with their values; one without a name is called by its number.
  public func columns() -> [StoredColumn] {
    let columns = concurrentMap(table.columns.count) { (index) throws(Never) in
      var column = table.stored(index)
      if column.name.isEmpty { column.name = "column \(index + 1)" }
      return column
    }
    return columns + added
  }

  /// Returns an error that points at a field, or at the name of its column for no row; at the file as
  /// a whole if the column is an added one.
  public func diagnostic(
    _ message: String, row: Int?, column: Int, suggestion: String? = nil
  ) -> Diagnostic {
    guard table.columns.indices.contains(column) else {
      return Diagnostic(
        .error, message, suggestion: suggestion, place: Place(file: table.source.name, row: 0))
    }
    guard let row else {
      return table.diagnostic(message, header: column, suggestion: suggestion)
    }
    return table.diagnostic(message, row: row, column: column, suggestion: suggestion)
  }
}
