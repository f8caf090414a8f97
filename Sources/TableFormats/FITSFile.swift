import CFits
import Synchronization
import Tables

/// A reader of the tables of a FITS file (FITS Standard 4.0); binary ones are read by cfitsio.
///
/// Columns with one value per row become columns of the table; arrays are left out, unless they
/// are the columns of a table of one row. The sizes that cfitsio would allocate are first checked
/// against the size of the file. cfitsio keeps global state, so only one file is read at a time.
enum FITSFile {
  private static let turn = Mutex(())

  /// The first bytes of every FITS file.
  static let signature = Array("SIMPLE  =".utf8)

  /// Returns the tables in `bytes`, at least one.
  static func parts(_ bytes: [UInt8], name: String) throws(Diagnostics) -> [TablePart] {
    let headers: [FITSHeader]
    do throws(FITSHeader.Fault) {
      headers = try FITSHeader.tables(in: bytes)
    } catch {
      throw refusal(error.message, name)
    }
    return headers.map { header in
      TablePart(name: header.description("EXTNAME")) { faults throws(Diagnostics) in
        Table(try columns(bytes, header, name: name), name: name, faults: &faults)
      }
    }
  }

  private static func columns(
    _ file: [UInt8], _ header: FITSHeader, name: String
  ) throws(Diagnostics) -> [StoredColumn] {
    let sound: SoundFITS
    do throws(FITSHeader.Fault) {
      if header.isTextTable { return try FITSTextTable(file, header).columns() }
      sound = try SoundFITS(file, header)
    } catch {
      throw refusal(error.message, name)
    }
    let columns = turn.withLock { _ in
      Result { () throws(Diagnostics) in try binaryTable(sound, name: name) }
    }
    return try columns.get()
  }

  private static func binaryTable(
    _ sound: SoundFITS, name: String
  ) throws(Diagnostics) -> [StoredColumn] {
    if let fault = fits_library_fault() {
      throw refusal(
        String(cString: fault) + ", which reads FITS files", name,
        "install it: libcfitsio-dev with apt, cfitsio with brew")
    }
    var bytes = sound.bytes
    let size = bytes.count
    let columns = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(Diagnostics) in
        var table: OpaquePointer?
        try check(fits_open(buffer.baseAddress, size, &table), "opening it", name)
        guard let table else { throw refusal("the FITS file contains no table", name) }
        defer { fits_close(table) }
        return try FITSTable(table, name: name, size: size, sound.columns).columns()
      }
    }
    return try columns.get()
  }

  static func refusal(_ message: String, _ name: String, _ suggestion: String? = nil) -> Diagnostics
  {
    Diagnostics([TableFile.refusal(message, name, suggestion)])
  }

  /// Throws cfitsio's message for a status other than 0.
  static func check(_ status: Int32, _ action: String, _ name: String) throws(Diagnostics) {
    if status == 0 { return }
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      buffer.initialize(repeating: 0)
      fits_explain(status, buffer.baseAddress)
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    let isCut = status == 107 || status == 108
    throw refusal(
      "\(action): \(isCut ? "the FITS file is truncated" : "cfitsio reports \"\(text)\"")", name,
      isCut ? "the download may be incomplete; download it again" : nil)
  }
}

/// The columns of an open table.
private struct FITSTable {
  let table: OpaquePointer
  let name: String
  let rows: Int
  let columnCount: Int32
  let descriptions: [FITSColumn]

  init(
    _ table: OpaquePointer, name: String, size: Int, _ descriptions: [FITSColumn]
  ) throws(Diagnostics) {
    var rows: Int64 = 0
    var columns: Int32 = 0
    var rowBytes: Int64 = 0
    try FITSFile.check(
      fits_shape(table, &rows, &columns, &rowBytes), "reading its header", name)
    let (bytes, overflow) = rows.multipliedReportingOverflow(by: rowBytes)
    guard rows >= 0, rowBytes >= 0, columns >= 0, !overflow, bytes <= size else {
      throw FITSFile.refusal(
        "the header declares \(rows) rows of \(rowBytes) bytes; the file has \(size) bytes", name,
        "the download may be incomplete; download it again")
    }
    self.table = table
    self.name = name
    self.descriptions = descriptions
    self.rows = rowBytes == 0 ? 0 : Int(rows)
    columnCount = columns
  }

  func columns() throws(Diagnostics) -> [StoredColumn] {
    var columns: [StoredColumn] = []
    for number in 1...max(1, columnCount) where number <= columnCount {
      if let column = try column(number) { columns.append(column) }
    }
    return columns
  }

  private func column(_ number: Int32) throws(Diagnostics) -> StoredColumn? {
    var description = fits_column()
    try FITSFile.check(
      fits_describe(table, number, &description), "reading its column \(number)", name)
    let column = descriptions[Int(number) - 1]
    let action = "reading its column \(column.name)"
    guard let values = try values(number, description, action) else { return nil }
    return StoredColumn(name: column.name, unit: column.unit, ucd: column.ucd, values: values)
  }

  private func values(
    _ number: Int32, _ description: fits_column, _ action: String
  ) throws(Diagnostics) -> StoredColumn.Values? {
    let column = descriptions[Int(number) - 1]
    if let offset = column.offset, description.repeat == 1 {
      var values = [Int64](repeating: 0, count: rows)
      try FITSFile.check(
        fits_integers(table, number, 1, Int64(rows), 0, &values), action, name)
      return StoredColumn.Values(values, null: column.null.map(Int64.init), offset: offset)
    }
    switch (description.type, description.repeat) {
    case (11, 1), (12, 1), (20, 1), (21, 1), (30, 1), (31, 1), (40, 1), (41, 1), (42, 1), (80, 1),
      (81, 1), (82, 1):
      var values = [Double](repeating: .nan, count: rows)
      // With 0 as the null value, cfitsio keeps infinities and NaN as stored.
      let missing = column.type.isInteger ? Double.nan : 0
      try FITSFile.check(
        fits_doubles(table, number, 1, Int64(rows), missing, &values), action, name)
      return .numbers(values, isSingle: description.type == 42)
    case (14, 1): return .texts(try logicals(number, action))
    case (16, 0...): return .texts(try texts(number, Int(description.repeat), action))
    default: return nil
    }
  }

  private func logicals(_ number: Int32, _ action: String) throws(Diagnostics) -> StoredTexts {
    var texts = StoredTexts()
    for row in 0..<rows {
      var value: CChar = 0
      try FITSFile.check(fits_logical(table, number, Int64(row + 1), 2, &value), action, name)
      texts.append((value == 1 ? "true" : value == 0 ? "false" : "").utf8)
    }
    return texts
  }

  private func texts(
    _ number: Int32, _ width: Int, _ action: String
  ) throws(Diagnostics) -> StoredTexts {
    var texts = StoredTexts()
    // Without rows, the size of the file does not limit the width.
    if rows == 0 { return texts }
    var buffer = [CChar](repeating: 0, count: max(width, 256) + 1)
    for row in 0..<rows {
      try FITSFile.check(fits_text(table, number, Int64(row + 1), &buffer), action, name)
      buffer.withUnsafeBytes { buffer in
        let bytes = buffer.prefix { $0 != 0 }
        if bytes.contains(where: { $0 >= 0x80 }) {
          texts.append(String(decoding: bytes, as: UTF8.self).utf8)
        } else {
          texts.append(bytes)
        }
      }
    }
    return texts
  }
}

extension StoredColumn.Values {
  /// The integers that are stored as `values` less `offset`, the standard's form of unsigned ones;
  /// texts if they are too large for signed ones.
  fileprivate init(_ values: [Int64], null: Int64?, offset: Int128) {
    func value(_ stored: Int64) -> Int128? { stored == null ? nil : Int128(stored) + offset }
    let range = Int128(StoredColumn.missing + 1)...Int128(Int64.max)
    if values.allSatisfy({ value($0).map(range.contains) ?? true }) {
      self = .integers(values.map { value($0).map(Int64.init) ?? StoredColumn.missing })
    } else {
      var texts = StoredTexts()
      for stored in values { texts.append((value(stored).map(\.description) ?? "").utf8) }
      self = .texts(texts)
    }
  }
}

extension String {
  /// Returns the text without leading and trailing spaces.
  func trimmingSpaces() -> String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
