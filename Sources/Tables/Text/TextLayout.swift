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

  /// Detects the layout of the table in `source`.
  ///
  /// The delimiter is whichever of comma, tab and semicolon occurs most often outside quotes in the
  /// header line. If none does, it is blanks if the first row has as many words, otherwise a comma.
  /// Comment lines at the start, which begin with `#`, are skipped; the last of them is the header
  /// if the line below has as many fields and only that line contains numbers.
  init(_ source: SourceText, faults: inout Diagnostics) {
    let end = source.bytes.count
    format = TextFormat(separation: .delimiter(UInt8(ascii: ",")))
    header = source.start..<source.start
    rows = end..<end
    if let description = ByteByByteDescription(source, faults: &faults) {
      self = description.layout
      return
    }
    let comments = CommentLines(source)
    let ecsv = ECSVHeader(source, comments.lines)
    guard comments.end < end else { return }
    format = ecsv?.format ?? Self.format(source.bytes, at: comments.end)
    readNames(source, at: comments.end)
    if let ecsv {
      units = ecsv.units(of: names)
      types = ecsv.types(of: names)
      if let fault = ecsv.fault(for: names) { faults.append(source.diagnostic(fault, at: header)) }
    } else if let last = comments.lines.last, holdsNames(last, source, above: comments.end) {
      readNames(source, at: last.lowerBound)
      rows = comments.end..<end
      format.skipsComments = true
    } else {
      readRules(source)
    }
    if format.separation == .blanks { format.skipsComments = true }
  }

  /// Creates a layout from its parts.
  init(format: TextFormat, header: Range<Int>, rows: Range<Int>) {
    self.format = format
    self.header = header
    self.rows = rows
  }

  // MARK: - Names

  private mutating func readNames(_ source: SourceText, at start: Int) {
    let (fields, range, next) = Self.record(source, format, at: start)
    nameRanges = fields.map(\.range)
    names = fields.map { String(decoding: TextTable.bytes(of: $0, in: source), as: UTF8.self) }
    units = names.map { _ in nil }
    header = range
    rows = next..<source.bytes.count
  }

  /// Whether the comment `line` names the columns of the table that starts at `start`.
  private func holdsNames(_ line: Range<Int>, _ source: SourceText, above start: Int) -> Bool {
    let (words, _, _) = Self.record(source, format, at: line.lowerBound)
    guard words.count > 1, words.count == names.count else { return false }
    func isNumber(_ field: Field) -> Bool {
      (try? Double(numeral: TextTable.bytes(of: field, in: source))) != nil
    }
    let (fields, _, _) = Self.record(source, format, at: start)
    return fields.contains(where: isNumber) && !words.contains(where: isNumber)
  }

  /// Skips the lines of units and rules below the header.
  ///
  /// As in VizieR's lists:
  ///
  ///     _RAJ2000  Plx
  ///     deg       mas
  ///     --------  ------
  private mutating func readRules(_ source: SourceText) {
    var lines: [[String]] = []
    var position = rows.lowerBound
    while lines.count < 2, position < source.bytes.count {
      let (fields, _, next) = Self.record(source, format, at: position)
      let texts = fields.map {
        String(decoding: TextTable.bytes(of: $0, in: source), as: UTF8.self)
      }
      lines.append(texts)
      position = next
      let isRule =
        texts.count == names.count
        && texts.allSatisfy { text in
          text.utf8.count > 1 && text.utf8.allSatisfy { $0 == .hyphen }
        }
      guard isRule else { continue }
      rows = position..<source.bytes.count
      if lines.count == 2, lines[0].count == names.count {
        units = lines[0].map { $0.isEmpty || $0 == "---" ? nil : $0 }
      }
      return
    }
  }

  // MARK: - Separation

  /// Returns the fields of the first record at `start` or after blank lines, its range and the
  /// start of the next.
  private static func record(
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

  private static func format(_ bytes: [UInt8], at start: Int) -> TextFormat {
    if let delimiter = delimiter(bytes, from: start) {
      return TextFormat(separation: .delimiter(delimiter))
    }
    let aligned = TextFormat(separation: .blanks, skipsComments: true)
    let isAligned = bytes.withUnsafeBufferPointer { bytes in
      var scanner = RowScanner(bytes, aligned, within: start..<bytes.count)
      guard let header = scanner.next(), header.fieldCount > 1 else { return false }
      return scanner.next().map { $0.fieldCount == header.fieldCount } ?? false
    }
    return isAligned ? aligned : TextFormat(separation: .delimiter(UInt8(ascii: ",")))
  }

  private static func delimiter(_ bytes: [UInt8], from start: Int) -> UInt8? {
    var counts = (comma: 0, tab: 0, semicolon: 0)
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineEnd(byte) { break }
      if byte == UInt8(ascii: ",") { counts.comma += 1 }
      if byte == .tab { counts.tab += 1 }
      if byte == UInt8(ascii: ";") { counts.semicolon += 1 }
    }
    let most = max(counts.comma, counts.tab, counts.semicolon)
    if most == 0 { return nil }
    return counts.comma == most ? UInt8(ascii: ",") : counts.tab == most ? .tab : UInt8(ascii: ";")
  }
}
