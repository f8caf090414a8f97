import Tables

/// A reader of the tables with data in a VOTable (IVOA Recommendation 1.4), in TABLEDATA, BINARY or
/// BINARY2.
///
/// Documents that declare an entity are rejected, as are streams in other files.
enum VOTableFile {
  /// Whether `bytes` look like XML: they start with `<`, after optional blanks and a byte order mark.
  static func isXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
  }

  /// Returns the tables in `bytes`, at least one.
  static func parts(_ bytes: [UInt8], name: String) throws(Diagnostics) -> [TablePart] {
    guard let parser = ExpatParser() else {
      throw Diagnostics([TableFile.refusal("not enough memory to read the file", name)])
    }
    let reader = VOTableReader(parser, name: name)
    parser.parse(bytes, reader)
    return try reader.parts()
  }
}
