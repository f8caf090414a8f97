extension FITSHeader {
  /// Whether the unit is a table of text, not a binary one.
  var isTextTable: Bool { text("XTENSION") == "TABLE" }

  private var isTable: Bool {
    isTextTable || text("XTENSION") == "BINTABLE" && text("ZIMAGE") != "T"
  }

  /// Returns the headers of the tables in `file`, at least one.
  static func tables(in file: [UInt8]) throws(Fault) -> [FITSHeader] {
    var tables: [FITSHeader] = []
    var start = 0
    var part = 1
    while part == 1 || start < file.count {
      do throws(Fault) {
        let header = try FITSHeader(file, at: start, part: part)
        if header.isTable { tables.append(header) }
        let blocks = (try header.dataSize() + block - 1) / block
        start = header.dataStart + blocks * block
      } catch {
        // Whatever follows a table that can be read is none.
        if tables.isEmpty { throw error }
        break
      }
      part += 1
    }
    if tables.isEmpty { throw Fault(message: "the FITS file has no table") }
    return tables
  }

  /// Returns the start, width and number of the rows of a table, which are checked to be in `file`.
  func rows(in file: [UInt8]) throws(Fault) -> (start: Int, width: Int, count: Int) {
    let count = try integer("NAXIS2", absent: 0)
    let width = try integer("NAXIS1", absent: 0)
    guard count >= 0, width > 0 else {
      throw Fault(message: "the table has \(count) rows of \(width) bytes")
    }
    let there = max(0, file.count - dataStart) / width
    guard count <= there else {
      throw Fault(
        message: "the file is truncated: it holds \(there) of the \(count) rows of the table; "
          + "the download may be incomplete; download it again")
    }
    return (dataStart, width, count)
  }
}
