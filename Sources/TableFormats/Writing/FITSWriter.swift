import Tables

/// A writer of a FITS file (FITS Standard 4.0) with one binary table.
///
/// Missing numbers are NaN, missing integers are the column's TNULL and missing texts are blank.
struct FITSWriter {
  private let columns: [StoredColumn]
  private let rowCount: Int
  /// The number of bytes of a value of each column.
  private let widths: [Int]

  /// Returns a file with one table.
  ///
  /// - Throws: The names and texts that are not ASCII or too long for a card.
  static func bytes(of table: WrittenTable) throws(Diagnostics) -> [UInt8] {
    let columns = table.columns()
    guard columns.count <= 999 else {
      throw FITSFile.refusal(
        "a FITS table has at most 999 columns, not \(columns.count)", table.table.source.name,
        remedy)
    }
    try WrittenTexts(columns, table).check { text in
      text.utf8.allSatisfy { 0x20...0x7E ~= $0 }
        ? nil : ("has characters other than printable ASCII, which FITS does not allow", remedy)
    }
    try refuseLongNames(columns, table)
    return FITSWriter(columns, rowCount: table.rowCount).bytes()
  }

  private static let remedy = "write a VOTable: --format votable"

  private static func refuseLongNames(
    _ columns: [StoredColumn], _ table: WrittenTable
  ) throws(Diagnostics) {
    var faults = Diagnostics()
    for (index, column) in columns.enumerated() {
      for text in [column.name, column.unit ?? ""] where FITSCard.quoted(text).utf8.count > 70 {
        faults.append(
          table.diagnostic(
            "\(quoted(text)) is longer than the 68 characters that FITS allows", row: nil,
            column: index, suggestion: remedy))
      }
    }
    try faults.throwIfErrors()
  }

  private init(_ columns: [StoredColumn], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
    widths = columns.map { column in
      switch column.values {
      case .numbers(_, let isSingle): isSingle ? 4 : 8
      case .integers: 8
      // A column of no bytes would be no column to many readers.
      case .texts: (0..<rowCount).reduce(1) { max($0, column.bytes($1).count) }
      }
    }
  }

  private func bytes() -> [UInt8] {
    FITSBlocks.file(
      columns: columns.indices.map(cards), rowCount: rowCount, rowWidth: widths.reduce(0, +)
    ) { bytes in
      for row in 0..<rowCount {
        for (column, width) in zip(columns, widths) { append(column, row, width, to: &bytes) }
      }
    }
  }

  private func cards(_ index: Int) -> [String] {
    let column = columns[index]
    let number = index + 1
    var cards = [
      FITSCard.text("TTYPE\(number)", FITSCard.quoted(column.name)),
      FITSCard.text("TFORM\(number)", FITSCard.quoted(form(index))),
    ]
    if let unit = column.unit {
      cards.append(FITSCard.text("TUNIT\(number)", FITSCard.quoted(unit)))
    }
    if case .integers(let values) = column.values, values.contains(StoredColumn.missing) {
      cards.append(FITSCard.text("TNULL\(number)", "\(StoredColumn.missing)"))
    }
    return cards
  }

  private func form(_ index: Int) -> String {
    switch columns[index].values {
    case .numbers(_, let isSingle): isSingle ? "E" : "D"
    case .integers: "K"
    case .texts: "\(widths[index])A"
    }
  }

  private func append(_ column: StoredColumn, _ row: Int, _ width: Int, to bytes: inout [UInt8]) {
    switch column.values {
    case .numbers(let values, isSingle: true):
      Self.append(Float(values[row]).bitPattern, to: &bytes)
    case .numbers(let values, isSingle: false): Self.append(values[row].bitPattern, to: &bytes)
    case .integers(let values): Self.append(UInt64(bitPattern: values[row]), to: &bytes)
    case .texts:
      let text = column.bytes(row)
      bytes += text
      bytes += repeatElement(.space, count: width - text.count)
    }
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
  }
}
