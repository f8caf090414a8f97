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
  static func rows(of table: WrittenTable) -> [[UInt8]] {
    let added = table.added.map { AddedColumn($0) }
    return concurrentMap(partsOf: 0..<table.rowCount, least: 1 << 13) { rows in
      var bytes: [UInt8] = []
      for row in rows {
        if !table.table.appendPlainRow(row, to: &bytes) {
          for column in table.table.columns.indices {
            if column > 0 { bytes.append(UInt8(ascii: ",")) }
            // A line that begins with # is a comment to many readers.
            let field = table.table.bytes(row: row, column: column)
            append(field, isQuoted: column == 0 && field.first == .hash, to: &bytes)
          }
        }
        for (index, column) in added.enumerated() {
          if index > 0 || !table.table.columns.isEmpty { bytes.append(UInt8(ascii: ",")) }
          column.append(row, to: &bytes)
        }
        bytes.append(.lf)
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

  fileprivate static func append(
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

/// A column that is written after those of the table.
private enum AddedColumn {
  case numbers([Double])
  case others(StoredColumn)

  init(_ column: StoredColumn) {
    if case .numbers(let values, isSingle: false) = column.values {
      self = .numbers(values)
    } else {
      self = .others(column)
    }
  }

  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch self {
    case .numbers(let values):
      if values[row].isNaN { return }
      var text = values[row].description
      text.withUTF8 { bytes.append(contentsOf: $0) }
    case .others(let column): CSVWriter.append(column.bytes(row), to: &bytes)
    }
  }
}
