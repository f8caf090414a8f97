extension Table {
  /// Reports the names of a text's columns that are there twice, or not at all.
  func reportColumns(to faults: inout Diagnostics) {
    reportRepeatedColumns(to: &faults)
    let unnamed = columns.count > 1 ? columns.indices.filter { columns[$0].isEmpty } : []
    guard let first = unnamed.first else { return }
    let message =
      unnamed.count == 1
      ? "column \(first + 1) has no name and is not read"
      : "\(unnamed.count) columns have no name and are not read; the first is column \(first + 1)"
    faults.append(diagnostic(message, header: first, severity: .note))
  }

  /// Reports the names of columns that are there twice.
  func reportRepeatedColumns(to faults: inout Diagnostics) {
    var seen: Set<[UInt8]> = []
    for (index, name) in columns.enumerated() where !name.isEmpty {
      if seen.insert(Array(name.utf8)).inserted { continue }
      faults.append(error: diagnostic("duplicate column \(quoted(name))", header: index))
    }
  }
}
