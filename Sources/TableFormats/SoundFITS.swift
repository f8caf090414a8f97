/// A FITS file rebuilt from the first binary table of another, with headers that contain only what
/// is needed to read the cells.
///
/// cfitsio trusts headers too much: version 4.2 overruns its buffers on broken ones. So it is given
/// new headers, built from values that have been checked.
struct SoundFITS {
  /// The file.
  let bytes: [UInt8]
  /// The columns, including those that are left out.
  let columns: [FITSColumn]

  /// Finds the table in `file` and checks that it is complete.
  init(_ file: [UInt8]) throws(FITSHeader.Fault) {
    let header = try Self.tableHeader(file)
    columns = try Self.columns(header)
    let rowCount = try header.integer("NAXIS2", absent: 0)
    let rowWidth = try header.integer("NAXIS1", absent: 0)
    let width = columns.reduce(0) { $0 + $1.width }
    guard width == rowWidth, width > 0 else {
      throw FITSHeader.Fault(
        message: "the columns take \(width) bytes per row, but NAXIS1 is \(rowWidth)")
    }
    guard rowCount >= 0 else {
      throw FITSHeader.Fault(message: "the binary table has \(rowCount) rows")
    }
    let there = max(0, file.count - header.dataStart) / rowWidth
    guard rowCount <= there else {
      throw FITSHeader.Fault(
        message:
          "the file is truncated: it holds \(there) of the \(rowCount) rows of the binary table; "
          + "the download may be incomplete; download it again")
    }
    let data = file.dropFirst(header.dataStart).prefix(rowCount * rowWidth)
    bytes = FITSBlocks.file(
      columns: columns.enumerated().map { $1.cards($0 + 1) }, rowCount: rowCount,
      rowWidth: rowWidth
    ) { $0 += data }
  }

  private static func tableHeader(_ file: [UInt8]) throws(FITSHeader.Fault) -> FITSHeader {
    var header = try FITSHeader(file, at: 0, part: 1)
    var part = 1
    while header.text("XTENSION") != "BINTABLE" || header.text("ZIMAGE") == "T" {
      let blocks = (try header.dataSize() + FITSHeader.block - 1) / FITSHeader.block
      let end = header.dataStart + blocks * FITSHeader.block
      guard end < file.count else {
        throw FITSHeader.Fault(message: "the FITS file has no binary table")
      }
      part += 1
      header = try FITSHeader(file, at: end, part: part)
    }
    if header.text("ZTABLE") == "T" {
      throw FITSHeader.Fault(message: "compressed binary tables are not supported")
    }
    return header
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
}
