import Tables

/// A writer of comma-separated values, quoted by RFC 4180, with the fields of the table as they are.
enum CSVWriter {
  static func bytes(of table: WrittenTable) -> [UInt8] {
    var bytes: [UInt8] = []
    let names = table.table.columns + table.added.map(\.name)
    append(names.map { Array($0.utf8)[...] }, to: &bytes)
    for row in 0..<table.rowCount {
      let fields = table.table.columns.indices.map { table.table.bytes(row: row, column: $0) }
      append(fields + table.added.map { $0.bytes(row) }, to: &bytes)
    }
    return bytes
  }

  /// Appends a line of fields.
  static func append(_ fields: [ArraySlice<UInt8>], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      // A line that begins with # is a comment to many readers.
      append(field, isQuoted: index == 0 && field.first == .hash, to: &bytes)
    }
    bytes.append(.lf)
  }

  private static func append(
    _ field: ArraySlice<UInt8>, isQuoted: Bool, to bytes: inout [UInt8]
  ) {
    let isSpecial = { (byte: UInt8) in
      byte == UInt8(ascii: ",") || byte == .quote || byte == .lf || byte == .cr
    }
    guard isQuoted || field.contains(where: isSpecial) else {
      bytes += field
      return
    }
    bytes.append(.quote)
    for byte in field {
      if byte == .quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }
}
