import Parallelism

/// A table as it stands in a file: names of columns, and rows of fields.
///
/// In text it is delimited by commas, tabs, semicolons or blanks (the line of names decides), quoted as
/// RFC 4180 has it; or its lines are described byte by byte. From other files it comes in
/// ``StoredColumn``s. Columns are found by name; names are compared byte for byte, as two ways to write
/// `é` are two names to every other program.
public struct Table: Sendable {
  /// The file; without bytes where it is no text.
  public let source: SourceText
  /// The names of the columns, blanks around them left out.
  public let columns: [String]
  /// The units of the columns as the file writes them; nil where it says none.
  public let units: [String?]
  /// The bytes that the names take; none where the file is no text.
  public let header: Range<Int>
  /// How many rows there are.
  public let rowCount: Int
  private let nameRanges: [Range<Int>]
  private let content: Content

  private enum Content: Sendable {
    case text(TextTable)
    case stored([StoredColumn], lines: [Int])
  }

  /// Reads the table in `source`; what is wrong with it is added to `faults`.
  ///
  /// The table holds every row that has a field for each column; the others are faults.
  public init(_ source: SourceText, faults: inout Diagnostics) {
    let layout = TextLayout(source, faults: &faults)
    let text = TextTable(layout, in: source, faults: &faults)
    self.source = source
    columns = layout.names
    units = layout.units
    header = layout.header
    nameRanges = layout.nameRanges
    rowCount = columns.isEmpty ? 0 : text.rowCount
    content = .text(text)
    reportRepeatedColumns(to: &faults)
  }

  /// The table of the file called `name` that holds `columns`; a repeated name is added to `faults`.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - name: The name of the file.
  ///   - lines: The line of the file where each row stands; none where it has no lines.
  ///   - faults: Where faults are added.
  /// - Precondition: All columns have the same number of rows, and so have the lines, if there are any.
  public init(
    _ columns: [StoredColumn], name: String, lines: [Int] = [], faults: inout Diagnostics
  ) {
    rowCount = columns.first?.count ?? 0
    for column in columns {
      precondition(column.count == rowCount, "\(column.count) rows of \(rowCount)")
    }
    precondition(lines.isEmpty || lines.count == rowCount, "\(lines.count) lines for \(rowCount)")
    source = SourceText([], name: name)
    self.columns = columns.map(\.name)
    units = columns.map(\.unit)
    header = 0..<0
    nameRanges = columns.map { _ in 0..<0 }
    content = .stored(columns, lines: lines)
    reportRepeatedColumns(to: &faults)
  }

  /// The index of the column called `name`, or nil if there is none.
  public func index(of name: String) -> Int? {
    columns.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }

  // MARK: - Fields

  /// The text of a field, quotes resolved and blanks around it left out.
  ///
  /// - Precondition: The row and the column exist.
  public func text(row: Int, column: Int) -> String {
    String(decoding: bytes(row: row, column: column), as: UTF8.self)
  }

  /// The bytes of a field, quotes resolved and blanks around it left out.
  ///
  /// - Precondition: The row and the column exist.
  public func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    check(row, column)
    switch content {
    case .text(let text): return TextTable.bytes(of: text.field(row, column), in: source)
    case .stored(let columns, _): return columns[column].bytes(row)
    }
  }

  /// Whether a row is read in the same way from the same bytes as one of `other`, so that their fields are the
  /// same; that takes less time to see than field by field, but may miss rows that are.
  ///
  /// - Precondition: The rows exist.
  public func isCopied(row: Int, in other: Table, row otherRow: Int) -> Bool {
    guard case .text(let text) = content, case .text(let otherText) = other.content else {
      return false
    }
    return text.format == otherText.format && columns == other.columns
      && text.bytes(ofRow: row) == otherText.bytes(ofRow: otherRow)
  }

  /// The numbers of several columns; of a text they are read in one pass, on all cores if it is long.
  ///
  /// - Precondition: The columns exist.
  public func numbers(_ columns: [Int]) -> [ColumnNumbers] {
    precondition(columns.allSatisfy(self.columns.indices.contains), "columns \(columns)")
    switch content {
    case .text(let text): return text.numbers(columns)
    case .stored(let stored, _): return columns.map { stored[$0].numbers() }
    }
  }

  /// The numbers of a column.
  ///
  /// - Precondition: The column exists.
  public func numbers(_ column: Int) -> ColumnNumbers { numbers([column])[0] }

  /// A number for each of `rows`, the same where `texts`, which stand in `column` for the most part, are the
  /// same, and mostly different where they are not.
  package func fingerprints(of texts: TextColumn, in rows: TableRows, _ column: Int?) -> [UInt32] {
    let fingerprints = concurrentMap(partsOf: 0..<rows.count, least: 1 << 14) {
      places -> [UInt32]? in
      var text: TextTable?
      if case .text(let table) = content { text = table }
      var values: [UInt32] = []
      values.reserveCapacity(places.count)
      for place in places {
        let value = column.flatMap { text?.fingerprint(rows[place], $0) }
        guard let value = value ?? TextFingerprint.value(texts[place]) else { return nil }
        values.append(value)
      }
      return values
    }
    if fingerprints.allSatisfy({ $0 != nil }) {
      return Array(joining: fingerprints.compactMap(\.self))
    }
    return Array(
      joining: concurrentMap(partsOf: 0..<rows.count, least: 1 << 14) { places in
        places.map { UInt32(truncatingIfNeeded: texts[$0].hashValue) }
      })
  }

  /// Why a field holds no number, or nil if it holds one.
  ///
  /// - Precondition: The row and the column exist.
  public func numberFault(row: Int, column: Int) -> NumberFault? {
    do throws(NumberFault) {
      _ = try Double(numeral: bytes(row: row, column: column))
      return nil
    } catch {
      return error
    }
  }

  // MARK: - Places

  /// Where a field stands in the file; nowhere if the file is no text.
  ///
  /// - Precondition: The row and the column exist.
  public func range(row: Int, column: Int) -> Range<Int> {
    check(row, column)
    guard case .text(let text) = content else { return 0..<0 }
    return text.field(row, column).range
  }

  /// Where the name of a column stands in the file; nowhere if the file is no text.
  ///
  /// - Precondition: The column exists.
  public func range(ofHeader column: Int) -> Range<Int> { nameRanges[column] }

  /// The place of a field: its bytes in a text, else its line or its row.
  ///
  /// - Precondition: The row and the column exist.
  public func place(row: Int, column: Int) -> Place {
    switch content {
    case .text: source.place(of: range(row: row, column: column))
    case .stored(_, let lines):
      lines.isEmpty
        ? Place(file: source.name, row: row + 1)
        : Place(file: source.name, line: lines[row], column: 1)
    }
  }

  /// A diagnostic that points at a field.
  ///
  /// - Precondition: The row and the column exist.
  public func diagnostic(
    _ message: String, row: Int, column: Int, severity: Diagnostic.Severity = .error,
    suggestion: String? = nil
  ) -> Diagnostic {
    if case .text = content {
      return source.diagnostic(
        message, at: range(row: row, column: column), severity: severity, suggestion: suggestion)
    }
    return Diagnostic(
      severity, message, suggestion: suggestion, place: place(row: row, column: column))
  }

  /// A diagnostic that points at the name of a column, or at all names for nil.
  public func diagnostic(
    _ message: String, header column: Int? = nil, severity: Diagnostic.Severity = .error,
    suggestion: String? = nil
  ) -> Diagnostic {
    if case .text = content {
      let range = column.map { nameRanges[$0] } ?? header
      return source.diagnostic(message, at: range, severity: severity, suggestion: suggestion)
    }
    return Diagnostic(
      severity, message, suggestion: suggestion, place: Place(file: source.name, row: 0))
  }

  private func check(_ row: Int, _ column: Int) {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    precondition(columns.indices.contains(column), "column \(column) of \(columns.count)")
  }

  private func reportRepeatedColumns(to faults: inout Diagnostics) {
    var seen: Set<[UInt8]> = []
    for (index, name) in columns.enumerated() where !name.isEmpty {
      if !seen.insert(Array(name.utf8)).inserted {
        faults.append(diagnostic("a second column \(quoted(name))", header: index))
      }
    }
  }
}
