/// A table as it stands in a file: a header of column names, and rows of fields.
///
/// Comma, tab or semicolon separated (the header line decides), quoted as RFC 4180 has it, UTF-8.
/// Columns are found by name; names are compared byte for byte, as two ways to write `é` are two
/// names to every other program.
public struct StarTable: Sendable {
  /// The file.
  public let source: SourceText
  /// The names of the columns, blanks around them left out.
  public let columns: [String]
  /// The bytes that the header takes.
  public let header: Range<Int>
  private let headerFields: [Field]
  private let fields: [Field]

  /// How many rows there are below the header.
  public var rowCount: Int { columns.isEmpty ? 0 : fields.count / columns.count }

  /// Reads the table in `source`; what is wrong with it is added to `faults`.
  ///
  /// The table holds every row that has a field for each column; the others are faults.
  public init(_ source: SourceText, faults: inout Diagnostics) {
    var reader = DelimitedReader(source)
    var record: [Field] = []
    var rows: [Field] = []
    header = reader.next(into: &record) ?? source.start..<source.start
    headerFields = record
    columns = record.map { String(decoding: Self.bytes(of: $0, in: source), as: UTF8.self) }
    var faultCount = reader.faults.count
    while let range = reader.next(into: &record) {
      defer { faultCount = reader.faults.count }
      if record.count == columns.count {
        rows += record
      } else if reader.faults.count == faultCount {
        let fields = record.count == 1 ? "1 field" : "\(record.count) fields"
        faults.append(
          source.diagnostic("a row of \(fields); the header has \(columns.count)", at: range))
      }
    }
    fields = rows
    self.source = source
    for fault in reader.faults { faults.append(source.diagnostic(fault.message, at: fault.range)) }
    reportRepeatedColumns(to: &faults)
  }

  /// The index of the column called `name`, or nil if there is none.
  public func index(of name: String) -> Int? {
    columns.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }

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
    Self.bytes(of: field(row, column), in: source)
  }

  /// Where a field stands in the file, for a diagnostic.
  ///
  /// - Precondition: The row and the column exist.
  public func range(row: Int, column: Int) -> Range<Int> { field(row, column).range }

  /// Where the name of a column stands in the file.
  ///
  /// - Precondition: The column exists.
  public func range(ofHeader column: Int) -> Range<Int> { headerFields[column].range }

  private func field(_ row: Int, _ column: Int) -> Field {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    precondition(columns.indices.contains(column), "column \(column) of \(columns.count)")
    return fields[row * columns.count + column]
  }

  private static func bytes(of field: Field, in source: SourceText) -> ArraySlice<UInt8> {
    let raw = source.bytes[field.range]
    guard field.hasDoubledQuotes else { return raw.trimmingBlanks() }
    var bytes: [UInt8] = []
    var isDoubled = false
    for byte in raw {
      isDoubled = byte == .quote && !isDoubled
      if !isDoubled { bytes.append(byte) }
    }
    return bytes[...].trimmingBlanks()
  }

  private func reportRepeatedColumns(to faults: inout Diagnostics) {
    var seen: Set<[UInt8]> = []
    for (index, name) in columns.enumerated() where !name.isEmpty {
      if !seen.insert(Array(name.utf8)).inserted {
        faults.append(
          source.diagnostic("a second column \(quoted(name))", at: range(ofHeader: index)))
      }
    }
  }
}
