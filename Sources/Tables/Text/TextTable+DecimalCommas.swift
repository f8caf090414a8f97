extension TextTable {
  /// The numbers of bytes and rows at the start that show whether there may be decimal commas.
  private static let sample = (bytes: 4_096, rows: 100)

  /// Reads the columns whose numbers have decimal commas as such, and adds a note of it.
  mutating func readDecimalCommas(_ layout: TextLayout, _ faults: inout Diagnostics) {
    guard mayHaveDecimalCommas(layout) else { return }
    let columns = CommaNumerals.columns(numerals(rowCount: rowCount))
    if columns.isEmpty { return }
    var exceptions = format.exceptions ?? FieldExceptions()
    exceptions.decimalCommas = Set(columns)
    format.exceptions = exceptions
    let names = listing(columns.map { layout.names[$0] })
    faults.append(
      source.diagnostic(
        "the decimal commas of \(names) are read as points", at: layout.header, severity: .note))
  }

  /// Whether the first rows allow that there are decimal commas.
  func mayHaveDecimalCommas(_ layout: TextLayout) -> Bool {
    format.separation != .comma
      && source.bytes[layout.rows].prefix(Self.sample.bytes).contains(UInt8(ascii: ","))
      && !CommaNumerals.columns(numerals(rowCount: Self.sample.rows)).isEmpty
  }

  /// Returns the counts of the numerals in the first rows of each column.
  private func numerals(rowCount most: Int) -> [CommaNumerals] {
    var numerals = Array(repeating: CommaNumerals(), count: columnCount)
    for row in 0..<min(rowCount, most) {
      forEachField(row) { numerals[$0].add(TextTable.bytes(of: $1, in: source)) }
    }
    return numerals
  }
}
