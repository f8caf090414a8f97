/// A FITS file rebuilt from a binary table of another, with headers that contain only what is needed
/// to read the cells.
///
/// cfitsio trusts headers too much: version 4.2 overruns its buffers on broken ones. So it is given
/// new headers, built from values that have been checked.
struct SoundFITS {
  /// The file.
  let bytes: [UInt8]
  /// The columns, including those that are left out.
  let columns: [FITSColumn]

  /// Checks that the table of `header` in `file` is complete, and rebuilds it.
  init(_ file: [UInt8], _ header: FITSHeader) throws(FITSHeader.Fault) {
    if header.text("ZTABLE") == "T" {
      throw FITSHeader.Fault(message: "compressed binary tables are not supported")
    }
    let stored = try Self.columns(header)
    let (start, rowWidth, rowCount) = try header.rows(in: file)
    let width = stored.reduce(0) { $0 + $1.width }
    guard width == rowWidth else {
      throw FITSHeader.Fault(
        message: "the columns take \(width) bytes per row, but NAXIS1 is \(rowWidth)")
    }
    let data = file[start..<(start + rowCount * rowWidth)]
    if rowCount == 1, let length = Self.commonLength(of: stored) {
      columns = stored.map { $0.unfolded(length) }
      bytes = Self.file(
        columns, rowCount: length, rowWidth: rowWidth / length,
        Self.transposed(data, columns, length)[...])
    } else {
      columns = stored
      bytes = Self.file(columns, rowCount: rowCount, rowWidth: rowWidth, data)
    }
  }

  /// Returns the number of values of every column of a table of one row that is stored by columns
  /// (colfits); nil for an ordinary row.
  private static func commonLength(of columns: [FITSColumn]) -> Int? {
    guard let length = columns.first(where: { $0.width > 0 })?.length, length > 1,
      columns.allSatisfy({ $0.width == 0 || $0.length == length && $0.count % length == 0 })
    else { return nil }
    return length
  }

  /// Returns the data of columns one after another as rows.
  private static func transposed(
    _ data: ArraySlice<UInt8>, _ columns: [FITSColumn], _ length: Int
  ) -> [UInt8] {
    var starts: [Int] = []
    var start = data.startIndex
    for column in columns {
      starts.append(start)
      start += column.width * length
    }
    var rows: [UInt8] = []
    rows.reserveCapacity(data.count)
    for row in 0..<length {
      for (column, start) in zip(columns, starts) {
        let first = start + row * column.width
        rows += data[first..<(first + column.width)]
      }
    }
    return rows
  }

  private static func columns(_ header: FITSHeader) throws(FITSHeader.Fault) -> [FITSColumn] {
    let count = try header.integer("TFIELDS", absent: 0)
    guard 1...999 ~= count else {
      throw FITSHeader.Fault(message: "the binary table has \(count) columns, not 1 to 999")
    }
    var columns: [FITSColumn] = []
    for number in 1...count { columns.append(try FITSColumn(header, number)) }
    return columns
  }

  private static func file(
    _ columns: [FITSColumn], rowCount: Int, rowWidth: Int, _ data: ArraySlice<UInt8>
  ) -> [UInt8] {
    FITSBlocks.file(
      columns: columns.enumerated().map { $1.cards($0 + 1) }, rowCount: rowCount,
      rowWidth: rowWidth
    ) { $0 += data }
  }
}
