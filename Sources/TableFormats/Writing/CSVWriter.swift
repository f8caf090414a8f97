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
      // A copy of each column, since threads that count references to the same one wait for each other.
      let added = written.added.map { AddedColumn($0, rows) }
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
        for (index, column) in added.enumerated() {
          if index > 0 || !columns.isEmpty { bytes.append(UInt8(ascii: ",")) }
          column.append(row - rows.lowerBound, to: &bytes)
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

/// Some rows of a column that is written after those of the table.
private enum AddedColumn {
  case numbers([Double])
  case texts(StoredTexts)
  case others(StoredColumn, start: Int)

  init(_ column: StoredColumn, _ rows: Range<Int>) {
    switch column.values {
    case .numbers(let values, isSingle: false): self = .numbers(Array(values[rows]))
    case .texts(let texts): self = .texts(texts[rows])
    default: self = .others(column, start: rows.lowerBound)
    }
  }

  /// Appends the value of a row, counted from the first of these.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch self {
    case .numbers(let values):
      if values[row].isNaN { return }
      var text = values[row].description
      text.withUTF8 { bytes.append(contentsOf: $0) }
    case .texts(let texts): CSVWriter.append(texts[row].trimmingBlanks(), to: &bytes)
    case .others(let column, let start): CSVWriter.append(column.bytes(start + row), to: &bytes)
    }
  }
}
