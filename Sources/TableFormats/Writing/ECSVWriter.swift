import Tables

/// A writer of ECSV (Astropy Proposal for Enhancement 6, version 1.0); missing values are empty.
enum ECSVWriter {
  static func bytes(of table: WrittenTable) -> [UInt8] {
    let columns = table.columns()
    var lines = ["%ECSV 1.0", "---", "delimiter: ','", "datatype:"]
    lines += columns.map { "- {\(description(of: $0))}" }
    var bytes = lines.flatMap { "# \($0)\n".utf8 }
    CSVWriter.append(columns.map { Array($0.name.utf8)[...] }, to: &bytes)
    for row in 0..<table.rowCount {
      CSVWriter.append(columns.map { $0.bytes(row) }, to: &bytes)
    }
    return bytes
  }

  /// Returns the entries of a column in the header.
  private static func description(of column: StoredColumn) -> String {
    let type =
      switch column.values {
      case .numbers(_, let isSingle): isSingle ? "float32" : "float64"
      case .integers: "int64"
      case .texts: "string"
      }
    let entries = [
      ("name", column.name), ("unit", column.unit), ("datatype", type),
      ("description", column.description),
    ]
    return entries.compactMap { key, value in
      value.map { "\(key): " + (key == "datatype" ? $0 : YAMLScalar.quoted($0)) }
    }.joined(separator: ", ")
  }
}
