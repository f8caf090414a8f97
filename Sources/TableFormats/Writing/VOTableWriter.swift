import Tables

/// A writer of VOTable (IVOA Recommendation 1.4) in TABLEDATA; missing values are empty cells.
enum VOTableWriter {
  /// Returns a document with one table.
  ///
  /// - Throws: The names and texts with control characters, which XML cannot hold.
  static func bytes(of table: WrittenTable) throws(Diagnostics) -> [UInt8] {
    let columns = table.columns()
    try refuseControls(in: columns, table)
    var bytes = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
      <RESOURCE>
      <TABLE nrows="\(table.rowCount)">

      """.utf8)
    for (column, id) in zip(columns, VOTableID.ids(for: columns.map(\.name))) {
      appendField(column, id, to: &bytes)
    }
    bytes += "<DATA>\n<TABLEDATA>\n".utf8
    for row in 0..<table.rowCount {
      bytes += "<TR>".utf8
      for column in columns {
        bytes += "<TD>".utf8
        append(value(column, row), to: &bytes)
        bytes += "</TD>".utf8
      }
      bytes += "</TR>\n".utf8
    }
    bytes += "</TABLEDATA>\n</DATA>\n</TABLE>\n</RESOURCE>\n</VOTABLE>\n".utf8
    return bytes
  }

  // MARK: - Fields

  private static func appendField(_ column: StoredColumn, _ id: String, to bytes: inout [UInt8]) {
    var attributes = [("ID", id), ("name", column.name)]
    switch column.values {
    case .numbers(_, let isSingle): attributes.append(("datatype", isSingle ? "float" : "double"))
    case .integers: attributes.append(("datatype", "long"))
    case .texts(let texts):
      // The type char holds ASCII alone.
      let isASCII = (0..<texts.count).allSatisfy { texts[$0].allSatisfy { $0 < 0x80 } }
      attributes += [("datatype", isASCII ? "char" : "unicodeChar"), ("arraysize", "*")]
    }
    if let unit = column.unit { attributes.append(("unit", unit)) }
    bytes += "<FIELD".utf8
    for (key, value) in attributes {
      bytes += " \(key)=\"".utf8
      append(Array(value.utf8)[...], to: &bytes)
      bytes.append(.quote)
    }
    guard let description = column.description else {
      bytes += "/>\n".utf8
      return
    }
    bytes += "><DESCRIPTION>".utf8
    append(Array(description.utf8)[...], to: &bytes)
    bytes += "</DESCRIPTION></FIELD>\n".utf8
  }

  /// Returns the text of a value, with the infinities as VOTable spells them.
  private static func value(_ column: StoredColumn, _ row: Int) -> ArraySlice<UInt8> {
    if case .numbers(let values, _) = column.values, values[row].isInfinite {
      return Array((values[row] < 0 ? "-Inf" : "+Inf").utf8)[...]
    }
    return column.bytes(row)
  }

  // MARK: - Text

  /// Appends `text` with references for the characters that XML would read otherwise.
  private static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case .quote: bytes += "&quot;".utf8
      case .tab, .lf, .cr: bytes += "&#\(byte);".utf8
      default: bytes.append(byte)
      }
    }
  }

  private static func refuseControls(
    in columns: [StoredColumn], _ table: WrittenTable
  ) throws(Diagnostics) {
    try WrittenTexts(columns, table).check { text in
      let isAllowed = text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
      }
      return isAllowed
        ? nil : ("has a control character, which XML does not allow", "write ECSV: --format ecsv")
    }
  }
}
