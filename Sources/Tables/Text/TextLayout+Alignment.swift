extension TextLayout {
  /// Reads columns that a rule below the names shows, or below their units; returns whether there is
  /// one and all values lie within the columns.
  ///
  ///     name   length
  ///     ------ ------
  ///     Rhine  1230.5
  ///
  /// In reStructuredText there are rules above the names and below the last row as well.
  mutating func readRuled(
    _ source: SourceText, at start: Int, _ faults: inout Diagnostics
  ) -> Bool {
    var reader = LineReader(source.bytes, from: start)
    guard let first = reader.next() else { return false }
    let isFramed = FixedColumns.rule(first, source) != nil
    guard let names = isFramed ? reader.next() : first, var below = reader.next() else {
      return false
    }
    var ranges = FixedColumns.rule(below, source)
    var unitLine: Range<Int>?
    if ranges == nil, !isFramed, let next = reader.next() {
      (unitLine, below) = (below, next)
      ranges = FixedColumns.rule(below, source)
    }
    guard let ranges else { return false }
    var layout = TextLayout(
      format: TextFormat(separation: .fixed(ranges)), header: names,
      rows: reader.position..<source.bytes.count)
    layout.readNames(source, at: names.lowerBound)
    layout.rows =
      reader.position..<(isFramed ? Self.closingRule(reader, source) : source.bytes.count)
    if let unitLine {
      layout.units = Self.texts(source, layout.format, at: unitLine).map {
        $0.isEmpty || $0 == "---" ? nil : $0
      }
    }
    var cuts = Diagnostics()
    FixedColumns.check(layout, source, &cuts)
    guard !cuts.hasErrors, layout.units.count == ranges.count else { return false }
    self = layout
    return true
  }

  /// Returns the start of the next rule; the end of the text if there is none.
  private static func closingRule(_ reader: LineReader, _ source: SourceText) -> Int {
    var reader = reader
    while let line = reader.next() {
      if FixedColumns.rule(line, source) != nil { return line.lowerBound }
    }
    return source.bytes.count
  }

  /// Reads columns that are recognised by their alignment alone; returns whether it is plain.
  mutating func readAligned(
    _ source: SourceText, at start: Int, _ faults: inout Diagnostics
  ) -> Bool {
    var reader = LineReader(source.bytes, from: start)
    guard source.bytes[header].contains(where: isBlank), let line = reader.next() else {
      return false
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
        "the columns are read by their alignment: \(listing(names.filter { !$0.isEmpty }))",
        at: line, severity: .note))
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
    hasEndMark = true
    var reader = LineReader(source.bytes, from: rows.lowerBound)
    while let line = reader.next() {
      guard source.bytes[line].starts(with: "[EOD]".utf8) else { continue }
      rows = rows.lowerBound..<line.lowerBound
      return
    }
  }
}
