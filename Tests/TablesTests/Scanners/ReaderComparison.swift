@testable import Tables

/// The comparison of the program's readers of a text with a plain scanner.
struct ReaderComparison {
  private let table: GeneratedTable
  private let expected: Reading

  /// What a reader makes of a table.
  private struct Reading: Equatable {
    /// The line of each row that is read, and its fields.
    var rows: [PlainScanner.Row] = []
    /// The errors, each with its line, in order.
    var faults: [String] = []
    var commentCount = 0

    /// What is first different in `other`; nil if nothing is.
    func difference(in other: Reading) -> String? {
      if self == other { return nil }
      for (own, row) in zip(rows, other.rows) where own != row { return "\(row) for \(own)" }
      if rows.count != other.rows.count { return "\(other.rows.count) rows for \(rows.count)" }
      if faults != other.faults { return "\(other.faults) for \(faults)" }
      return "\(other.commentCount) comments for \(commentCount)"
    }
  }

  /// The sizes of the parts in which tables are read.
  static let sizes = [1, 2, 3, 7, 1 << 16]

  /// Returns the first way of reading a table that disagrees with the plain scanner; nil if none does.
  static func disagreement(on table: GeneratedTable) throws -> String? {
    try ReaderComparison(table).disagreement()
  }

  private init(_ table: GeneratedTable) {
    self.table = table
    let scanner = PlainScanner(table.bytes, delimiter: table.delimiter)
    let count = scanner.rows[0].fields.count
    var reading = Reading(faults: scanner.faults, commentCount: scanner.commentCount)
    for (index, row) in scanner.rows.enumerated().dropFirst() {
      if row.fields.count == count {
        reading.rows.append(row)
      } else if !scanner.faultyRows.contains(index) {
        let fields = row.fields.count == 1 ? "1 field" : "\(row.fields.count) fields"
        reading.faults.append("\(row.line): the row has \(fields); the header has \(count)")
      }
    }
    reading.faults.sort()
    expected = reading
  }

  private func disagreement() throws -> String? {
    // Of more errors only the first of each part are listed, and the others are counted.
    if expected.faults.count > Diagnostics.limit { return nil }
    let source = SourceText(table.bytes, name: "t")
    var faults = Diagnostics()
    let whole = Table(source, faults: &faults)
    let names = PlainScanner(table.bytes, delimiter: table.delimiter).rows[0].fields
    if whole.columns.map({ Array($0.utf8) }) != names { return "the names" }
    if Self.rows(of: whole) != expected.rows { return "the rows of the whole" }
    if Self.errors(faults) != expected.faults { return "the errors of the whole" }
    if let column = disagreeingNumbers(of: whole) { return "the numbers of column \(column)" }
    if copies(of: whole) != expected.rows.map(\.fields) { return "the copied rows" }
    for size in Self.sizes {
      if let difference = expected.difference(in: reading(inPartsOf: size, source)) {
        return "parts of \(size) bytes: \(difference)"
      }
      guard let blocks = try reading(inBlocksOf: size) else { return "no blocks of \(size) bytes" }
      if let difference = expected.difference(in: blocks) {
        return "blocks of \(size) bytes: \(difference)"
      }
    }
    return nil
  }

  // MARK: - Readings

  /// The reading of the whole in parts, which the program scans at the same time.
  private func reading(inPartsOf size: Int, _ source: SourceText) -> Reading {
    var faults = Diagnostics()
    let layout = TextLayout(source, faults: &faults)
    let text = TextTable(layout, in: source, faults: &faults, least: size)
    return Reading(
      rows: Self.rows(of: Table(layout, text)), faults: Self.errors(faults),
      commentCount: text.comments?.count ?? 0)
  }

  /// The reading in blocks, one after the other.
  private func reading(inBlocksOf size: Int) throws -> Reading? {
    let head = Array(table.bytes[..<table.headSize])
    guard var blocks = TableBlocks(start: head, isWhole: true, name: "t") else { return nil }
    var reading = Reading()
    var start = blocks.headSize
    while true {
      let block = try blocks.next(size: size) { bytes, count in
        let end = min(start + count, table.bytes.count)
        bytes += table.bytes[start..<end]
        start = end
        return end < table.bytes.count
      }
      guard let block else { break }
      if block.rowsBefore != reading.rows.count { return nil }
      reading.rows += Self.rows(of: block.table)
      reading.faults += Self.errors(block.faults)
      reading.commentCount += block.commentCount
    }
    reading.faults.sort()
    return reading
  }

  private static func rows(of table: Table) -> [PlainScanner.Row] {
    (0..<table.rowCount).map { row in
      PlainScanner.Row(
        line: table.place(row: row, column: 0).line,
        fields: table.columns.indices.map { Array(table.bytes(row: row, column: $0)) })
    }
  }

  private static func errors(_ faults: Diagnostics) -> [String] {
    faults.shown.filter { $0.severity == .error }.map { "\($0.place?.line ?? 0): \($0.message)" }
      .sorted()
  }

  /// A column whose numbers or choices, which are read in a pass of their own, do not follow from its fields.
  private func disagreeingNumbers(of table: Table) -> Int? {
    let columns = Array(table.columns.indices)
    let numbers = table.numbers(columns)
    return columns.first { column in
      let others = Array(columns.filter { $0 != column }.reversed())
      let (besides, choices) = table.numbers(others, choosing: column) { Self.digest($0) }
      return !isRead(numbers[column], column)
        || choices != expected.rows.map { $0.fields[column].withUnsafeBufferPointer(Self.digest) }
        || !zip(besides, others).allSatisfy(isRead)
    }
  }

  /// Whether the numbers of a column are those of its fields.
  private func isRead(_ numbers: ColumnNumbers, _ column: Int) -> Bool {
    var faulty: [Int] = []
    let values = expected.rows.enumerated().map { row, fields -> Double in
      let field = fields.fields[column][...]
      let value = try? Double(numeral: field)
      if value == nil, !isMissing(field) { faulty.append(row) }
      return value ?? .nan
    }
    return numbers.faulty == faulty
      && numbers.values.map(\.bitPattern) == values.map(\.bitPattern)
  }

  /// A number that is rarely the same for two texts.
  private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> Int8 {
    Int8(bytes.reduce(7) { ($0 * 31 + Int($1)) % 127 })
  }

  /// The fields of the rows that are copied to a table with commas.
  private func copies(of table: Table) -> [[[UInt8]]] {
    var bytes = Array("#\n".utf8)
    table.appendRows(
      0..<table.rowCount, to: &bytes,
      other: { row, bytes in
        for column in table.columns.indices {
          if column > 0 { bytes.append(UInt8(ascii: ",")) }
          bytes.append(UInt8(ascii: "\""))
          for byte in table.bytes(row: row, column: column) {
            bytes += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte]
          }
          bytes.append(UInt8(ascii: "\""))
        }
      }, end: { $1.append(UInt8(ascii: "\n")) })
    return PlainScanner(bytes, delimiter: UInt8(ascii: ",")).rows.map(\.fields)
  }
}
