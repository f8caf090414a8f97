/// The layout of a text table, found from its beginning: the columns and the format of the rows.
struct TextLayout {
  /// The format of the rows.
  var format: TextFormat
  /// The names of the columns, without surrounding blanks.
  var names: [String] = []
  /// The units of the columns, if the table has them.
  var units: [String?] = []
  /// The types of the columns; empty if the table declares none.
  var types: [ValueType?] = []
  /// The range of each name in the file.
  var nameRanges: [Range<Int>] = []
  /// The range of the header line.
  var header: Range<Int>
  /// The range of the rows.
  var rows: Range<Int>
  /// Whether the rows may end before the text does, at a mark.
  var hasEndMark = false

  /// Detects the layout of the table in `source`.
  ///
  /// A header that describes itself is read as such: a byte-by-byte description, those of IPAC,
  /// ECSV, SIMBAD and MESA, and Excel's `sep=;`. Otherwise the first line that is no comment holds
  /// the names, or a comment above it does.
  init(_ source: SourceText, faults: inout Diagnostics) {
    let end = source.bytes.count
    self.init(format: TextFormat(separation: .comma), header: 0..<0, rows: end..<end)
    header = source.start..<source.start
    if let description = ByteByByteDescription(source, faults: &faults)?.layout
      ?? IPACHeader(source, faults: &faults)?.layout ?? SIMBADExport(source)?.layout
    {
      self = description
      return
    }
    if let header = MESAHeader(source) {
      format = TextFormat(separation: .blanks, skipsComments: true)
      readNames(source, at: header.names)
      return
    }
    if let (delimiter, start) = Self.declaredDelimiter(source) {
      format = TextFormat(separation: .delimiter(delimiter), skipsComments: true)
      readNames(source, at: start)
      refuseNumbers(source, &faults)
      return
    }
    let comments = CommentLines(source)
    guard comments.end < end else { return }
    if let ecsv = ECSVHeader(source, comments.lines) {
      format = ecsv.format
      readNames(source, at: comments.end)
      units = ecsv.units(of: names)
      types = ecsv.types(of: names)
      if let fault = ecsv.fault(for: names) { faults.append(source.diagnostic(fault, at: header)) }
      return
    }
    detect(source, below: comments, &faults)
    refuseNumbers(source, &faults)
  }

  /// Detects the layout of the table in `source`, which is within the limits.
  init(limited source: SourceText, faults: inout Diagnostics) {
    self.init(source, faults: &faults)
    guard let excess = excess(in: source) else { return }
    faults.append(excess)
    names = []
    rows = source.bytes.count..<source.bytes.count
  }

  /// The fault of a table beyond a limit; nil if it is within all.
  private func excess(in source: SourceText) -> Diagnostic? {
    if let long = nameRanges.first(where: { $0.count > Limits.cell }) {
      return source.diagnostic(Limits.message(cell: long.count), at: long)
    }
    if names.count > Limits.columns {
      return source.diagnostic(Limits.message(columns: names.count), at: header)
    }
    guard case .fixed = format.separation else { return nil }
    // Columns may overlap, or lie beyond the ends of the lines.
    var reader = LineReader(source.bytes, from: rows.lowerBound)
    while reader.next() != nil {}
    return Limits.message(rows: reader.count, columns: names.count, size: source.bytes.count)
      .map { source.diagnostic($0, at: header) }
  }

  /// Creates a layout from its parts.
  init(format: TextFormat, header: Range<Int>, rows: Range<Int>) {
    self.format = format
    self.header = header
    self.rows = rows
  }

  /// Detects a layout that nothing describes.
  private mutating func detect(
    _ source: SourceText, below comments: CommentLines, _ faults: inout Diagnostics
  ) {
    if readRuled(source, at: comments.end, &faults) { return }
    format = Self.format(source.bytes, at: comments.end)
    readNames(source, at: comments.end)
    if format.separation == .bars || names.count > 1 {
      if !readComments(comments, source) { readRules(source) }
    } else if let start = Self.namesAboveRule(source, from: comments.end) {
      format = TextFormat(separation: .delimiter(.tab), skipsComments: true)
      readNames(source, at: start)
      readRules(source)
      endAtMark(source)
    } else if !readAligned(source, at: comments.end, &faults) {
      readWords(source, at: comments.end, &faults)
    }
    readRowNames(source)
  }

  /// Returns the delimiter in Excel's first line `sep=;` and the start of the next line.
  private static func declaredDelimiter(_ source: SourceText) -> (UInt8, Int)? {
    let bytes = source.bytes[source.start...]
    guard bytes.count > 6,
      bytes.prefix(4).elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 | 0x20 }),
      isLineEnd(bytes[bytes.startIndex + 5])
    else { return nil }
    return (bytes[bytes.startIndex + 4], bytes.startIndex + 5)
  }

  /// Refuses a header that is the first row of a table without names: most columns with a number in
  /// the first row have one for a name.
  private mutating func refuseNumbers(_ source: SourceText, _ faults: inout Diagnostics) {
    guard let number = names.firstIndex(where: Self.isNumber) else { return }
    let first = Self.texts(source, format, from: rows.lowerBound)
    let named = zip(names, first).count { !$0.isEmpty && !Self.isNumber($0) && Self.isNumber($1) }
    guard names.count(where: Self.isNumber) > named else { return }
    faults.append(
      source.diagnostic(
        "the first line holds numbers, not column names", at: nameRanges[number],
        suggestion: "add a line of column names above it"))
    names = []
    rows = source.bytes.count..<source.bytes.count
  }

  // MARK: - Names

  /// Reads the names in the line at `start`; the rows begin below it.
  mutating func readNames(_ source: SourceText, at start: Int) {
    let (fields, range, next) = Self.record(source, format, at: start)
    nameRanges = fields.map(\.range)
    names = fields.map { String(decoding: TextTable.bytes(of: $0, in: source), as: UTF8.self) }
    units = names.map { _ in nil }
    header = range
    rows = next..<source.bytes.count
  }

  /// Takes the names from the comments above the first row, if it holds numbers; returns whether
  /// there are any.
  ///
  /// They are in the last comment with as many words as the row, or the last but one if the last
  /// holds units, or one a line.
  private mutating func readComments(_ comments: CommentLines, _ source: SourceText) -> Bool {
    let count = names.count
    guard count > 1, !comments.lines.isEmpty, names.contains(where: Self.isNumber) else {
      return false
    }
    let rows = comments.end..<source.bytes.count
    if let numbered = NumberedNames(source, comments.lines, count: count) {
      (names, nameRanges, units) = (numbered.names, numbered.ranges, numbered.units)
      (header, self.rows) = (comments.lines[0], rows)
      return true
    }
    var lines: [Range<Int>] = []
    for comment in comments.lines.reversed() where lines.count < 2 {
      // A tab between the mark and the first name separates nothing.
      let line = source.bytes[comment].trimmingBlanks().indices
      let words = Self.texts(source, format, at: line)
      let isRule = words.allSatisfy { $0.allSatisfy { $0 == "-" || $0 == "=" } }
      if words.count == count, !isRule, !words.contains(where: Self.isNumber) { lines.append(line) }
    }
    guard let last = lines.first else { return false }
    let below = UnitLine.units(Self.texts(source, format, at: last))
    if below != nil, lines.count > 1 { lines.removeFirst() }
    readNames(source, at: lines[0].lowerBound)
    if let below, lines[0] != last { units = below }
    self.rows = rows
    return true
  }

  /// Adds a column without a name if each row begins with a name of its own, as R writes them.
  private mutating func readRowNames(_ source: SourceText) {
    guard names.count > 1, !names.contains(where: Self.isNumber) else { return }
    let first = Self.record(source, format, at: rows.lowerBound)
    guard first.fields.count == names.count + 1, let name = first.fields.first,
      name.range.lowerBound > first.range.lowerBound,
      source.bytes[first.range.lowerBound] == .quote, source.bytes[header.lowerBound] == .quote
    else { return }
    names.insert("", at: 0)
    units.insert(nil, at: 0)
    nameRanges.insert(header.lowerBound..<header.lowerBound, at: 0)
  }

  // MARK: - Records

  /// Returns the fields of the first record at `start` or after blank lines, its range and the
  /// start of the next.
  static func record(
    _ source: SourceText, _ format: TextFormat, at start: Int
  ) -> (fields: [Field], range: Range<Int>, next: Int) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = RowScanner(bytes, format, within: start..<bytes.count)
      guard let row = scanner.next() else { return ([], start..<start, bytes.count) }
      var cursor = FieldCursor(bytes, format, at: row.range.lowerBound)
      var fields: [Field] = []
      while !cursor.isAtEnd { fields.append(cursor.next()) }
      return (fields, row.range, scanner.position)
    }
  }

  /// Returns the fields of the first record from `start`.
  static func texts(_ source: SourceText, _ format: TextFormat, from start: Int) -> [String] {
    record(source, format, at: start).fields.map {
      String(decoding: TextTable.bytes(of: $0, in: source), as: UTF8.self)
    }
  }

  /// Returns the fields of a line; none if it is empty.
  static func texts(_ source: SourceText, _ format: TextFormat, at line: Range<Int>) -> [String] {
    source.bytes[line].allSatisfy(isBlank) ? [] : texts(source, format, from: line.lowerBound)
  }

  /// Whether a name is a number.
  static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first <= UInt8(ascii: "9") else { return false }
    return (try? Double(numeral: Array(text.utf8)[...])) != nil
  }
}
