import Tables

/// The names, units and texts of a table that is written to a format with limits on them.
struct WrittenTexts {
  private let columns: [StoredColumn]
  private let table: WrittenTable

  init(_ columns: [StoredColumn], _ table: WrittenTable) {
    self.columns = columns
    self.table = table
  }

  /// Throws the errors of all texts for which `fault` returns the predicate of a message, and what to
  /// do about it.
  func check(_ fault: (String) -> (predicate: String, remedy: String)?) throws(Diagnostics) {
    var faults = Diagnostics()
    for (index, column) in columns.enumerated() {
      let unit = (column.unit ?? "", "unit of column \(quoted(column.name)),")
      for (text, subject) in [(column.name, "column name"), unit] {
        guard let fault = fault(text) else { continue }
        faults.append(
          table.diagnostic(
            "the \(subject) \(quoted(text)) \(fault.predicate)", row: nil, column: index,
            suggestion: fault.remedy))
      }
      guard case .texts = column.values else { continue }
      for row in 0..<table.rowCount {
        let bytes = column.bytes(row)
        if bytes.allSatisfy({ 0x20...0x7E ~= $0 }) { continue }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let fault = fault(text) else { continue }
        faults.append(
          table.diagnostic(
            "row \(row + 1) of column \(quoted(column.name)), \(quoted(text)), \(fault.predicate)",
            row: row, column: index, suggestion: fault.remedy))
      }
    }
    try faults.throwIfErrors()
  }
}
