/// The blocks of a FITS file with one binary table.
enum FITSBlocks {
  /// Returns the file.
  ///
  /// - Parameters:
  ///   - columns: The cards of each column.
  ///   - rowCount: The number of rows.
  ///   - rowWidth: The number of bytes in a row.
  ///   - appendRows: The writer of the rows.
  /// - Returns: The primary header without data, the table's header, and the rows.
  static func file(
    columns: [[String]], rowCount: Int, rowWidth: Int, appendRows: (inout [UInt8]) -> Void
  ) -> [UInt8] {
    let empty = [("SIMPLE", "T"), ("BITPIX", "8"), ("NAXIS", "0"), ("EXTEND", "T")]
    let table = [
      ("XTENSION", FITSCard.quoted("BINTABLE")), ("BITPIX", "8"), ("NAXIS", "2"),
      ("NAXIS1", "\(rowWidth)"), ("NAXIS2", "\(rowCount)"), ("PCOUNT", "0"), ("GCOUNT", "1"),
      ("TFIELDS", "\(columns.count)"),
    ]
    var file = header(empty.map(FITSCard.text))
    file += header(table.map(FITSCard.text) + columns.joined())
    file.reserveCapacity(file.count + rowCount * rowWidth + FITSHeader.block)
    appendRows(&file)
    fill(&file, with: 0)
    return file
  }

  private static func header(_ cards: [String]) -> [UInt8] {
    var header = cards.flatMap(\.utf8) + Array("END".utf8)
    fill(&header, with: 0x20)
    return header
  }

  private static func fill(_ bytes: inout [UInt8], with byte: UInt8) {
    let rest = bytes.count % FITSHeader.block
    if rest > 0 { bytes += repeatElement(byte, count: FITSHeader.block - rest) }
  }
}
