/// The column descriptions in the comment lines of an ECSV table (Astropy Proposal for Enhancement 6).
///
/// Only the delimiter and each column's name and unit are read from the YAML, from both `- {name:
/// ra, unit: deg}` and the multi-line form.
struct ECSVHeader {
  /// The format of the rows; fields are separated by blanks by default.
  private(set) var format = TextFormat(separation: .blanks, skipsComments: true)
  private var columns: [(name: String, unit: String?)] = []

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
        if let name = Self.value("name", in: item), indent < 0 || depth == indent {
          indent = depth
          columns.append((name, Self.value("unit", in: item)))
        }
      } else if depth == indent + 2, content.hasPrefix("unit:"), !columns.isEmpty {
        columns[columns.count - 1].unit = Self.value("unit", in: content)
      } else if content.hasPrefix("meta:"), depth < indent {
        return
      }
    }
  }

  /// Returns the units of the columns `names`.
  func units(of names: [String]) -> [String?] {
    names.map { name in columns.first { $0.name == name }?.unit }
  }

  /// Returns what is wrong with a line of `names` under this header, or nil.
  func fault(for names: [String]) -> String? {
    if columns.isEmpty || columns.map(\.name) == names { return nil }
    guard columns.count == names.count else {
      return "the ECSV header describes \(columns.count) columns; this line names \(names.count)"
    }
    let (column, name) = zip(columns, names).first { $0.name != $1 } ?? (columns[0], names[0])
    return
      "column \(quoted(name)) is called \(quoted(column.name)) in the ECSV header"
  }

  /// Returns the value of `key` in `key: value` or `{key: value, …}`.
  private static func value(_ key: String, in text: Substring) -> String? {
    var text = text
    if text.first == "{" { text = text.dropFirst() }
    while !text.isEmpty {
      text = text.drop { $0 == " " || $0 == "," }
      let isWanted = text.hasPrefix(key + ":")
      text = text.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
      let quote = text.first.flatMap { $0 == "'" || $0 == "\"" ? $0 : nil }
      let value =
        quote.map { quote in text.dropFirst().prefix { $0 != quote } }
        ?? text.prefix { $0 != "," && $0 != "}" }
      if isWanted { return value.isEmpty ? nil : String(value) }
      text = text.dropFirst(value.count + (quote == nil ? 0 : 2))
    }
    return nil
  }
}
