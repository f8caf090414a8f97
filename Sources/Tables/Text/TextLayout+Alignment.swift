extension TextLayout {
  /// Reads columns below a rule such as `----- ---`, or such that are recognised by their alignment
  /// alone; returns whether it is plain.
  mutating func readAligned(
    _ source: SourceText, at start: Int, _ faults: inout Diagnostics
  ) -> Bool {
    var reader = LineReader(source.bytes, from: start)
    guard source.bytes[header].contains(where: isBlank), let line = reader.next() else {
      return false
    }
    if let ranges = reader.next().flatMap({ FixedColumns.rule($0, source) }) {
      format = TextFormat(separation: .fixed(ranges))
      readNames(source, at: start)
      rows = reader.position..<source.bytes.count
      FixedColumns.check(self, source, &faults)
      return true
    }
    guard let columns = AlignedColumns(source, at: start) else { return false }
    format =
      columns.isFull
      ? TextFormat(separation: .blanks, skipsComments: true)
      : TextFormat(separation: .fixed(columns.ranges))
    header = line
    nameRanges = columns.names
    names = columns.names.map(source.text)
    units = names.map { _ in nil }
    faults.append(
      source.diagnostic(
        "the columns are read by their alignment: \(listing(names))", at: line, severity: .note))
    return true
  }

  /// Reads names between blanks, of which rows may have more or fewer; a single name for the whole
  /// line if the first row has neither as many words nor one.
  mutating func readWords(_ source: SourceText, at start: Int, _ faults: inout Diagnostics) {
    guard format.separation == .comma else { return }
    let blanks = TextFormat(separation: .blanks, skipsComments: true)
    let head = Self.record(source, blanks, at: start)
    let first = Self.record(source, blanks, at: head.next)
    guard head.fields.count > 1, first.fields.count > 1 else { return }
    format = blanks
    if head.fields.count == first.fields.count { return readNames(source, at: start) }
    faults.append(
      source.diagnostic(
        "the names have \(head.fields.count) words; the first row has \(first.fields.count)",
        at: head.range,
        suggestion: "quote names and texts that contain blanks, or separate the columns by commas"))
    names = []
    rows = source.bytes.count..<source.bytes.count
  }

  /// Ends the rows at the line `[EOD]` of a TST file.
  mutating func endAtMark(_ source: SourceText) {
    var reader = LineReader(source.bytes, from: rows.lowerBound)
    while let line = reader.next() {
      guard source.bytes[line].starts(with: "[EOD]".utf8) else { continue }
      rows = rows.lowerBound..<line.lowerBound
      return
    }
  }
}
