import Parallelism

/// A table in a file: column names and rows of fields.
///
/// In text, fields are delimited by commas, tabs, semicolons or blanks (the header line decides)
/// and quoted as in RFC 4180, or their positions in the line are described byte by byte. Other
/// formats supply ``StoredColumn``s. Columns are found by name. Names are compared byte by byte,
/// since the two encodings of `é` are different names to every other program.
public struct Table: Sendable {
  /// The file; empty if it is not text.
  public let source: SourceText
  /// The names of the columns, without surrounding blanks.
  public let columns: [String]
  /// The units of the columns, as in the file; nil for those without one.
  public let units: [String?]
  /// The unified content descriptors (UCDs) of the columns; nil for those without one.
  public let ucds: [String?]
  /// The bytes of the header; empty if the file is not text.
  public let header: Range<Int>
  /// The number of rows.
  public let rowCount: Int
  private let nameRanges: [Range<Int>]
  /// The types that a text declares for its columns; empty if it declares none.
  private let types: [ValueType?]
  let content: Content

  enum Content: Sendable {
    case text(TextTable.Reference)
    case stored([StoredColumn], StoredPlaces)
  }

  /// Reads the table in `source`, adding its errors to `faults`.
  ///
  /// The table holds every row that has one field per column; other rows are faults.
  public init(_ source: SourceText, faults: inout Diagnostics) {
    let layout = TextLayout(limited: source, faults: &faults)
    var text = TextTable(layout, in: source, faults: &faults)
    if let comments = text.comments {
      faults.append(TextTable.note(ofComments: comments.count, first: comments.first, in: source))
    }
    text.readDecimalCommas(layout, &faults)
    self.init(layout, text)
    reportColumns(to: &faults)
  }

  /// Creates the table of a text with a known layout.
  init(_ layout: TextLayout, _ text: TextTable) {
    source = text.source
    columns = layout.names
    units = layout.units
    ucds = layout.units.map { _ in nil }
    header = layout.header
    nameRanges = layout.nameRanges
    types = layout.types
    rowCount = columns.isEmpty ? 0 : text.rowCount
    content = .text(TextTable.Reference(text))
  }

  /// Creates the table of the file `name` from `columns`; a duplicate name is added to `faults`.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - name: The name of the file.
  ///   - places: The places of the rows in the file.
  ///   - faults: The diagnostics to add to.
  /// - Precondition: All columns have the same number of rows, as do `places`, which have as many
  ///   columns as the table.
  public init(
    _ columns: [StoredColumn], name: String, places: StoredPlaces = .rows, faults: inout Diagnostics
  ) {
    rowCount = columns.first?.count ?? 0
    for column in columns {
      precondition(column.count == rowCount, "\(column.count) rows of \(rowCount)")
    }
    precondition(
      places.fit(rows: rowCount, columns: columns.count), "\(places) for \(rowCount) rows")
    source = SourceText([], name: name)
    self.columns = columns.map(\.name)
    units = columns.map(\.unit)
    ucds = columns.map(\.ucd)
    header = 0..<0
    nameRanges = columns.map { _ in 0..<0 }
    types = []
    content = .stored(columns, places)
    reportRepeatedColumns(to: &faults)
  }

  /// Returns the index of the column `name`, or nil if there is none.
  public func index(of name: String) -> Int? {
    columns.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }

  // MARK: - Fields

  /// Returns the text of a field, unquoted and without surrounding blanks.
  ///
  /// - Precondition: The row and the column exist.
  public func text(row: Int, column: Int) -> String {
    String(decoding: bytes(row: row, column: column), as: UTF8.self)
  }

  /// Returns the bytes of a field, unquoted and without surrounding blanks.
  ///
  /// - Precondition: The row and the column exist.
  public func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    check(row, column)
    switch content {
    case .text(let text): return text.table.bytes(row, column)
    case .stored(let columns, _): return columns[column].bytes(row)
    }
  }

  /// Returns the rows whose field in a column is empty, in order.
  ///
  /// - Precondition: The column exists.
  package func emptyRows(column: Int) -> [Int] {
    concurrentMap(partsOf: 0..<rowCount, least: 1 << 14) { rows in
      switch content {
      case .text(let text): text.table.emptyRows(in: rows, column)
      case .stored(let columns, _):
        if case .texts(let texts) = columns[column].values {
          texts.emptyPlaces(in: rows)
        } else {
          rows.filter { columns[column].bytes($0).isEmpty }
        }
      }
    }
    .flatMap(\.self)
  }

  /// Appends `rows` with commas where fields can be copied, else by `appendOther`; `end` follows each.
  ///
  /// - Precondition: The rows exist.
  package func appendRows(
    _ rows: Range<Int>, to bytes: inout [UInt8],
    other appendOther: (Int, inout [UInt8]) -> Void, end: (Int, inout [UInt8]) -> Void
  ) {
    if case .text(let text) = content {
      return text.table.appendRows(rows, to: &bytes, other: appendOther, end: end)
    }
    for row in rows {
      appendOther(row, &bytes)
      end(row, &bytes)
    }
  }

  /// Returns a column with its values: those of the file or, in a text, of the type that it declares
  /// or that all fields have.
  ///
  /// - Precondition: The column exists.
  public func stored(_ column: Int) -> StoredColumn {
    if case .stored(let columns, _) = content { return columns[column] }
    var texts = StoredTexts()
    for row in 0..<rowCount { texts.append(bytes(row: row, column: column)) }
    return StoredColumn(
      name: columns[column], unit: units[column],
      values: .init(texts, types.isEmpty ? nil : types[column]))
  }

  /// Whether a row consists of the same bytes as a row of `other`, read in the same way, so that
  /// all fields are equal.
  ///
  /// This is faster than comparing fields but may miss equal rows.
  ///
  /// - Precondition: The rows exist.
  public func isCopied(row: Int, in other: Table, row otherRow: Int) -> Bool {
    guard case .text(let text) = content, case .text(let otherText) = other.content else {
      return false
    }
    return text.table.bytes(ofRow: row) == otherText.table.bytes(ofRow: otherRow)
      && text.table.format == otherText.table.format && columns == other.columns
  }

  /// Returns the numbers of several columns; long texts are read in one pass on all cores.
  ///
  /// - Precondition: The columns exist.
  public func numbers(_ columns: [Int]) -> [ColumnNumbers] {
    precondition(columns.allSatisfy(self.columns.indices.contains), "columns \(columns)")
    switch content {
    case .text(let text): return text.table.numbers(columns).numbers
    case .stored(let stored, _): return columns.map { stored[$0].numbers() }
    }
  }

  /// Returns the numbers of several columns, and what `choice` returns for the bytes of each field of another; long
  /// texts are read in one pass on all cores.
  ///
  /// - Precondition: The columns exist.
  package func numbers(
    _ columns: [Int], choosing column: Int,
    _ choice: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Int8
  ) -> (numbers: [ColumnNumbers], choices: [Int8]) {
    precondition((columns + [column]).allSatisfy(self.columns.indices.contains), "\(columns)")
    switch content {
    case .text(let text): return text.table.numbers(columns, (column, choice))
    case .stored(let stored, _):
      let choices = (0..<rowCount).map { stored[column].bytes($0).withUnsafeBufferPointer(choice) }
      return (columns.map { stored[$0].numbers() }, choices)
    }
  }

  /// Returns the numbers of a column.
  ///
  /// - Precondition: The column exists.
  public func numbers(_ column: Int) -> ColumnNumbers { numbers([column])[0] }

  /// Returns why a field is not a number, or nil if it is one.
  ///
  /// - Precondition: The row and the column exist.
  public func numberFault(row: Int, column: Int) -> NumberFault? {
    do throws(NumberFault) {
      _ = try Double(numeral: bytes(row: row, column: column))
      return nil
    } catch {
      var fault = error
      fault.comma = comma(row: row)
      return fault
    }
  }

  /// The meaning of a comma before three digits in a row: where commas separate fields it separates
  /// thousands, unless a comma elsewhere in the row is a decimal one.
  private func comma(row: Int) -> NumberFault.Comma {
    guard case .text(let text) = content, text.table.format.separation == .comma else {
      return .either
    }
    var isDecimal = false
    text.table.forEachField(row) { _, field in
      isDecimal = isDecimal || CommaNumerals.isDecimal(TextTable.bytes(of: field, in: source))
    }
    return isDecimal ? .decimal : .thousands
  }

  // MARK: - Places

  /// Returns the range of a field in the file; empty if the file is not text.
  ///
  /// - Precondition: The row and the column exist.
  public func range(row: Int, column: Int) -> Range<Int> {
    check(row, column)
    guard case .text(let text) = content else { return 0..<0 }
    return text.table.field(row, column).range
  }

  /// Returns the range of a column's name in the file; empty if the file is not text.
  ///
  /// - Precondition: The column exists.
  public func range(ofHeader column: Int) -> Range<Int> { nameRanges[column] }

  /// Returns the place of a field: its bytes in a text, otherwise its line or its row.
  ///
  /// - Precondition: The row and the column exist.
  public func place(row: Int, column: Int) -> Place {
    switch content {
    case .text: source.place(of: range(row: row, column: column))
    case .stored(_, let places): places.place(row: row, column: column, in: source.name)
    }
  }

  /// Returns a diagnostic that points at a field.
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

  /// Returns a diagnostic that points at the name of a column, or at the whole header for nil.
  public func diagnostic(
    _ message: String, header column: Int? = nil, severity: Diagnostic.Severity = .error,
    suggestion: String? = nil
  ) -> Diagnostic {
    guard case .stored(_, let places) = content else {
      let range = column.map { nameRanges[$0] } ?? header
      return source.diagnostic(message, at: range, severity: severity, suggestion: suggestion)
    }
    return Diagnostic(
      severity, message, suggestion: suggestion,
      place: places.place(header: column, in: source.name))
  }

  private func check(_ row: Int, _ column: Int) {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    precondition(columns.indices.contains(column), "column \(column) of \(columns.count)")
  }
}
