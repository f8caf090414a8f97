import Tables

/// A reader of a table in JSON: an array of records, records one after another (JSON lines), an
/// object of columns, or rows without names with a list of these.
struct JSONFile {
  private let source: SourceText
  private var scanner: JSONScanner
  private var columns = JSONColumns()
  private var line = 1
  private var counted: Int
  private var hasRows = true

  /// The places of the rows, which an object of columns does not have.
  private var places: StoredPlaces { hasRows ? .lines(columns.lines) : .rows }

  /// Whether `bytes` look like JSON: an object, or an array of objects or arrays.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].lazy.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    return ["[{", "[[", "{\""].contains { head.elementsEqual($0.utf8) }
  }

  /// Reads the table in `source`.
  static func read(_ source: SourceText, faults: inout Diagnostics) throws(Diagnostics) -> Table {
    var file = JSONFile(source)
    do throws(JSONFault) {
      try file.readTable()
    } catch {
      throw Diagnostics([source.diagnostic(error.message, at: error.range)])
    }
    guard file.columns.rowCount > 0, !file.columns.names.isEmpty else {
      throw Diagnostics([source.diagnostic("the file holds no table")])
    }
    return Table(
      file.columns.stored, name: source.name, places: file.places, faults: &faults)
  }

  private init(_ source: SourceText) {
    self.source = source
    scanner = JSONScanner(source.bytes, from: source.start, allowsNonFinite: true)
    counted = source.start
  }

  private mutating func readTable() throws(JSONFault) {
    if scanner.peek() == UInt8(ascii: "[") {
      try readRows()
    } else if holdsScalars() {
      while scanner.peek() == UInt8(ascii: "{") {
        try readRecord()
        _ = scanner.skip(",")
      }
    } else {
      try readObject()
    }
    if scanner.peek() != nil { throw scanner.fault("text after the end of the table") }
  }

  /// Whether the first member of the object that is next is a single value.
  private func holdsScalars() -> Bool {
    var ahead = scanner
    guard ahead.skip("{"), (try? ahead.string()) != nil, ahead.skip(":") else { return true }
    let first = ahead.peek()
    return first != UInt8(ascii: "[") && first != UInt8(ascii: "{")
  }

  // MARK: - Rows

  /// Reads an array of records, or of rows whose names are `names` or in the first row.
  private mutating func readRows(names: [String]? = nil) throws(JSONFault) {
    var names = names
    try scanner.expect("[")
    if scanner.skip("]") { return }
    repeat {
      switch scanner.peek() {
      case UInt8(ascii: "{"): try readRecord()
      case UInt8(ascii: "["): try readRow(&names)
      default: throw scanner.fault("a record is expected here, such as {\"name\": \"Sun\"}")
      }
    } while scanner.skip(",")
    try scanner.expect("]")
  }

  private mutating func readRecord() throws(JSONFault) {
    beginRow()
    try scanner.object { (scanner, key, range) throws(JSONFault) in
      if !columns.set(try scanner.scalar(), columns.column(key)) {
        throw JSONFault(message: "the record has \(quoted(key)) twice", range: range)
      }
      // Each record may lack the keys of all others.
      if columns.names.count > Limits.columns
        || columns.names.count * columns.rowCount > max(Limits.unwrittenValues, source.bytes.count)
      {
        throw JSONFault(
          message: "\(columns.rowCount) records have \(columns.names.count) different keys",
          range: range)
      }
    }
  }

  private mutating func readRow(_ names: inout [String]?) throws(JSONFault) {
    _ = scanner.peek()
    let start = scanner.position
    var texts: [[UInt8]] = []
    try scanner.array { (scanner) throws(JSONFault) in texts.append(try scanner.scalar()) }
    guard let names else {
      names = texts.map { String(decoding: $0, as: UTF8.self) }
      for name in names ?? [] { _ = columns.column(name) }
      let isNumbered = texts.contains { (try? Double(numeral: $0[...])) != nil }
      if !isNumbered { return }
      throw JSONFault(
        message: "the first row holds numbers, not column names", range: start..<start + 1)
    }
    guard texts.count == names.count else {
      throw JSONFault(
        message: "the row has \(texts.count) values; there are \(names.count) names",
        range: start..<start + 1)
    }
    beginRow()
    for (name, text) in zip(names, texts) where !columns.set(text, columns.column(name)) {
      throw JSONFault(message: "duplicate column \(quoted(name))", range: start..<start + 1)
    }
  }

  private mutating func beginRow() {
    _ = scanner.peek()
    line += source.bytes[counted..<scanner.position].count { $0 == .lf }
    counted = scanner.position
    columns.beginRow(line: line)
  }

  // MARK: - Columns

  /// Reads an object of columns, or one of `data` with the names in `metadata` or `columns`, as TAP
  /// services and pandas write it.
  private mutating func readObject() throws(JSONFault) {
    var names: [String]?
    var whole: [(name: String, texts: [[UInt8]], keys: [[UInt8]], range: Range<Int>)] = []
    try scanner.expect("{")
    repeat {
      _ = scanner.peek()
      let start = scanner.position
      let key = String(decoding: try scanner.string(), as: UTF8.self)
      let range = start..<scanner.position
      try scanner.expect(":")
      let isList = scanner.peek() == UInt8(ascii: "[")
      switch key {
      case "metadata" where isList: names = try readMetadata()
      case "columns" where isList:
        names = try readList().map { String(decoding: $0, as: UTF8.self) }
      case "data" where isList && holdsRows(): try readRows(names: names)
      case "schema", "index": try scanner.skipValue()
      case _ where isList: whole.append((key, try readList(), [], range))
      case _ where scanner.peek() == UInt8(ascii: "{"):
        let (keys, texts) = try readNumbered()
        whole.append((key, texts, keys, range))
      default: try scanner.skipValue()
      }
    } while scanner.skip(",")
    try scanner.expect("}")
    if columns.rowCount == 0 { try addColumns(whole) }
  }

  private mutating func addColumns(
    _ whole: [(name: String, texts: [[UInt8]], keys: [[UInt8]], range: Range<Int>)]
  ) throws(JSONFault) {
    guard let first = whole.first else { return }
    hasRows = false
    for column in whole where column.texts.count != first.texts.count {
      throw JSONFault(
        message: """
          column \(quoted(column.name)) has \(column.texts.count) values; \(quoted(first.name)) has \
          \(first.texts.count)
          """, range: column.range)
    }
    for column in whole where column.keys != first.keys {
      throw JSONFault(
        message: "column \(quoted(column.name)) has other rows than \(quoted(first.name))",
        range: column.range)
    }
    for row in first.texts.indices {
      columns.beginRow(line: 1)
      for column in whole where !columns.set(column.texts[row], columns.column(column.name)) {
        throw JSONFault(message: "duplicate column \(quoted(column.name))", range: column.range)
      }
    }
  }

  private func holdsRows() -> Bool {
    var ahead = scanner
    guard ahead.skip("[") else { return false }
    let first = ahead.peek()
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  private mutating func readList() throws(JSONFault) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    try scanner.array { (scanner) throws(JSONFault) in texts.append(try scanner.scalar()) }
    return texts
  }

  /// Reads `{"0": …, "1": …}`, a column with the names of its rows.
  private mutating func readNumbered() throws(JSONFault) -> (keys: [[UInt8]], texts: [[UInt8]]) {
    var keys: [[UInt8]] = []
    var texts: [[UInt8]] = []
    try scanner.object { (scanner, key, _) throws(JSONFault) in
      keys.append(Array(key.utf8))
      texts.append(try scanner.scalar())
    }
    return (keys, texts)
  }

  /// Reads `[{"name": …, "unit": …}, …]`.
  private mutating func readMetadata() throws(JSONFault) -> [String] {
    var names: [String] = []
    var units: [String: String] = [:]
    try scanner.array { (scanner) throws(JSONFault) in
      var entry: [String: String] = [:]
      try scanner.object { (scanner, key, _) throws(JSONFault) in
        if key == "name" || key == "unit" {
          entry[key] = String(decoding: try scanner.scalar(), as: UTF8.self)
        } else {
          try scanner.skipValue()
        }
      }
      let name = entry["name"] ?? ""
      names.append(name)
      if let unit = entry["unit"], !unit.isEmpty { units[name] = unit }
    }
    columns.units = units
    return names
  }
}
