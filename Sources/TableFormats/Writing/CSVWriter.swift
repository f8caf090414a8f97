import Parallelism
import Tables

/// A writer of comma-separated values, quoted by RFC 4180, with the fields of the table as they are.
enum CSVWriter {
  static func bytes(of table: WrittenTable) -> [UInt8] {
    Array(joining: [header(of: table)] + rows(of: table))
  }

  /// Returns the line of the names.
  static func header(of table: WrittenTable) -> [UInt8] {
    var bytes: [UInt8] = []
    let names = table.table.columns + table.added.map(\.name)
    append(names.map { Array($0.utf8)[...] }, to: &bytes)
    return bytes
  }

  /// Returns the lines of the rows, in parts that follow one another.
  static func rows(of written: WrittenTable) -> [[UInt8]] {
    concurrentMap(partsOf: 0..<written.rowCount, least: 1 << 13) { rows in
      let added = AddedFields(written.added, rows, afterOthers: !written.table.columns.isEmpty)
      let table = written.table
      let columns = table.columns.indices
      var bytes: [UInt8] = []
      table.appendRows(rows, to: &bytes) { row, bytes in
        for column in columns {
          if column > 0 { bytes.append(UInt8(ascii: ",")) }
          // A line that begins with # is a comment to many readers.
          let field = table.bytes(row: row, column: column)
          append(field, isQuoted: column == 0 && field.first == .hash, to: &bytes)
        }
      } end: { row, bytes in
        added.append(row - rows.lowerBound, to: &bytes)
        if row == rows.lowerBound {
          bytes.reserveCapacity(bytes.count * (rows.count + rows.count / 4))
        }
      }
      return bytes
    }
  }

  /// Appends a line of fields.
  static func append(_ fields: [ArraySlice<UInt8>], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, isQuoted: index == 0 && field.first == .hash, to: &bytes)
    }
    bytes.append(.lf)
  }

  static func append(
    _ field: ArraySlice<UInt8>, isQuoted: Bool = false, to bytes: inout [UInt8]
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
