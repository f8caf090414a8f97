/// The column descriptions in the comment lines of an ECSV table (Astropy Proposal for Enhancement 6).
///
/// Only the delimiter and each column's name, unit and type are read from the YAML, from both
/// `- {name: ra, unit: deg, datatype: float64}` and the multi-line form.
struct ECSVHeader {
  /// The format of the rows; fields are separated by blanks by default.
  private(set) var format = TextFormat(separation: .blanks, skipsComments: true)
  private var columns: [Column] = []
  /// Whether an escape writes a letter with too many combining marks.
  private var hasExcessiveMarks = false

  private struct Column {
    var name: String
    var unit: String?
    var type: String?
  }

  /// Reads the header from the comment `lines`; nil if it is not ECSV.
  init?(_ source: SourceText, _ lines: [Range<Int>]) {
    guard let first = lines.first, source.text(first).hasPrefix(" %ECSV") else { return nil }
    var indent = -1
    for line in lines.dropFirst() {
      let text = source.text(line)
      let depth = text.prefix { $0 == " " }.count
      let content = text.dropFirst(depth)
      if content.hasPrefix("delimiter:") {
        if let byte = source.bytes[line].first(where: { ",;\t|".utf8.contains($0) }) {
          format.separation = .delimiter(byte)
        }
      } else if content.hasPrefix("- ") {
        let item = content.dropFirst(2)
        if let name = value("name", in: item), indent < 0 || depth == indent {
          indent = depth
          columns.append(
            Column(
              name: name, unit: value("unit", in: item),
              type: value("datatype", in: item)))
        }
      } else if depth == indent + 2, let last = columns.indices.last {
        if let unit = value("unit", in: content) { columns[last].unit = unit }
        if let type = value("datatype", in: content) { columns[last].type = type }
      } else if content.hasPrefix("meta:"), depth < indent {
        return
      }
    }
  }

  /// Returns the units of the columns `names`.
  func units(of names: [String]) -> [String?] {
    names.map { name in columns.first { $0.name == name }?.unit }
  }

  /// Returns the types of the columns `names`; nil for those of no known type.
  func types(of names: [String]) -> [ValueType?] {
    names.map { name in
      switch columns.first(where: { $0.name == name })?.type {
      case "float16", "float32": .single
      case "float64", "float128": .double
      case "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64": .integer
      case .some: .text
      case nil: nil
      }
    }
  }

  /// Returns what is wrong with a line of `names` under this header, or nil.
  func fault(for names: [String]) -> String? {
    if hasExcessiveMarks { return Limits.marksMessage }
    if columns.isEmpty || columns.map(\.name) == names { return nil }
    guard columns.count == names.count else {
      return "the ECSV header describes \(columns.count) columns; this line names \(names.count)"
    }
    let (column, name) = zip(columns, names).first { $0.name != $1 } ?? (columns[0], names[0])
    return
      "column \(quoted(name)) is called \(quoted(column.name)) in the ECSV header"
  }

  /// Returns the value of `key` in `key: value` or `{key: value, …}`; nil if it exceeds the limit of marks, too.
  private mutating func value(_ key: String, in text: Substring) -> String? {
    var text = text
    if text.first == "{" { text = text.dropFirst() }
    while !text.isEmpty {
      text = text.drop { $0 == " " || $0 == "," }
      let isWanted = text.hasPrefix(key + ":")
      text = text.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
      let value = YAMLScalar.take(from: &text)
      guard Limits.excessiveMark(in: value.utf8) == nil else {
        hasExcessiveMarks = true
        return nil
      }
      if isWanted { return value.isEmpty ? nil : value }
    }
    return nil
  }
}
