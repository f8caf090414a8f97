import Formatting
import Tables

/// A reader of the tables in the sheets of an Excel workbook (ECMA-376, `.xlsx`).
struct SpreadsheetFile {
  private let archive: ZipArchive
  private let name: String
  /// The most bytes that the files of the workbook may have, and the most that the texts of its cells may.
  private let limit: Int
  /// The size of the file.
  private let size: Int

  /// The maximum size of an unpacked workbook, however large the file is.
  static let limit = 512 << 20

  /// Reads the directory of the workbook `bytes`.
  init(_ bytes: [UInt8], name: String, _ expansion: Expansion) throws(Diagnostics) {
    size = bytes.count
    limit = min(Self.limit, expansion.limit(from: size))
    archive = try ZipArchive(
      bytes, name: name, limit: limit,
      remedy: limit < Self.limit
        ? "if they are meant to, raise the limit, as with --max-expansion 500MB" : nil)
    self.name = name
  }

  /// Returns the tables of the sheets that hold one, at least one, named by their sheets; those of
  /// hidden sheets come last.
  func parts() throws(Diagnostics) -> [TablePart] {
    let parts = try sheets().compactMap { cells in
      SheetTable(cells).map { table in
        TablePart(name: cells.name) { faults throws(Diagnostics) in
          try read(table, cells, &faults)
        }
      }
    }
    if parts.isEmpty {
      throw fault(
        "no sheet of the workbook holds a table",
        "put the column names into one row, and the values into the rows below it")
    }
    return parts
  }

  // MARK: - The workbook

  /// Returns the cells of all sheets, hidden ones last.
  private func sheets() throws(Diagnostics) -> [SheetCells] {
    let root = try relationships("_rels/.rels")
    guard let path = root.path(ofType: "officeDocument").map({ Self.resolve($0, in: "") }),
      let bytes = try archive.contents(of: path)
    else { throw notAWorkbook }
    if path.hasSuffix(".bin") {
      throw fault("this is a binary workbook (.xlsb)", "save it as .xlsx, or the sheet as CSV")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let workbook = WorkbookParts()
    try parse(bytes, workbook) { workbook.refusal }
    let parts = try relationships("\(folder)_rels/\(path.dropFirst(folder.count)).rels")
    let strings = SharedStrings()
    if let part = parts.path(ofType: "sharedStrings").map({ Self.resolve($0, in: folder) }),
      let bytes = try archive.contents(of: part)
    {
      try parse(bytes, strings) { strings.refusal }
    }
    let styles = DateStyles()
    if let part = parts.path(ofType: "styles").map({ Self.resolve($0, in: folder) }),
      let bytes = try archive.contents(of: part)
    {
      try parse(bytes, styles) { styles.refusal }
    }
    var cells: [SheetCells] = []
    var room = limit
    var read: Set<String> = []
    let visible = workbook.sheets.filter { !$0.isHidden }
    for sheet in visible + workbook.sheets.filter(\.isHidden) {
      guard let target = parts.targets[sheet.relationship], target.type == "worksheet"
      else { continue }
      let path = Self.resolve(target.path, in: folder)
      // A file of kilobytes could list the same sheet thousands of times.
      guard read.insert(path).inserted else {
        throw fault("sheet \(quoted(sheet.name)): another sheet has the same contents, \(path)")
      }
      guard let bytes = try archive.contents(of: path) else { continue }
      let parser = try parser()
      let reader = SheetReader(
        parser, name: sheet.name, strings: strings.texts, isDate: styles.isDate,
        countsFrom1904: workbook.countsFrom1904, room: room)
      parser.parse(bytes, reader)
      if let refusal = reader.refusal { throw fault("sheet \(quoted(sheet.name)): \(refusal)") }
      room = reader.room
      cells.append(reader.cells)
    }
    return cells
  }

  private func relationships(_ path: String) throws(Diagnostics) -> WorkbookParts {
    let parts = WorkbookParts()
    guard let bytes = try archive.contents(of: path) else { throw notAWorkbook }
    try parse(bytes, parts) { parts.refusal }
    return parts
  }

  private func parse(
    _ bytes: [UInt8], _ handler: any XMLHandler, _ refusal: () -> String?
  ) throws(Diagnostics) {
    try parser().parse(bytes, handler)
    if let refusal = refusal() { throw fault("the workbook is corrupt: \(refusal)") }
  }

  private func parser() throws(Diagnostics) -> ExpatParser {
    guard let parser = ExpatParser() else { throw fault("not enough memory to read the file") }
    return parser
  }

  /// Returns the path of a part relative to `folder`, or to the archive if it begins with a slash.
  private static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? String(path.dropFirst()) : folder + path
  }

  // MARK: - The table

  /// Reads a table, adding errors in single cells and notes to `faults`.
  private func read(
    _ table: SheetTable, _ cells: SheetCells, _ faults: inout Diagnostics
  ) throws(Diagnostics) -> Table {
    let start = place(cells, table.header.number, table.columns[0])
    if table.isHeaderless {
      throw Diagnostics([
        Diagnostic(
          .error, "the first row of the table holds numbers, not column names",
          suggestion: "insert a row of column names above it", place: start)
      ])
    }
    let message = Limits.message(
      rows: table.rows.count, columns: table.columns.count, size: Limits.expansion * size)
    if let message { throw Diagnostics([Diagnostic(.error, message, place: start)]) }
    var table = table
    let names = table.header.cells.map { Self.line($0.text) }
    let units = units(table)
    if units != nil { table.removeUnits() }
    var columns: [StoredTexts] = names.map { _ in StoredTexts() }
    var numerals = names.map { _ in CommaNumerals() }
    for row in table.rows {
      for (index, cell) in row.cells(in: table.columns).enumerated() {
        guard let cell else {
          columns[index].append([])
          continue
        }
        let text = Array(cell.text.utf8)
        if !cell.isNumber { numerals[index].add(text[...].trimmingBlanks()) }
        columns[index].append(text)
      }
    }
    let commas = CommaNumerals.columns(numerals)
    for index in commas { columns[index] = columns[index].pointed() }
    report(table, cells, commas.map { names[$0] }, &faults)
    let stored = names.indices.map { index in
      StoredColumn(name: names[index], unit: units?[index], values: .texts(columns[index]))
    }
    let places = StoredPlaces.cells(
      sheet: cells.name, header: table.header.number, rows: table.rows.map(\.number),
      columns: table.columns)
    return Table(stored, name: name, places: places, faults: &faults)
  }

  /// Returns the units in the first row; nil if it holds anything else.
  private func units(_ table: SheetTable) -> [String?]? {
    let rows = table.rows.prefix(2).map { row in
      row.cells(in: table.columns).map { $0?.text ?? "" }
    }
    return rows.count == 2 ? UnitLine.units(rows[0], above: rows[1]) : nil
  }

  /// Adds notes of everything that was not read as it is.
  private func report(
    _ table: SheetTable, _ cells: SheetCells, _ commas: [String], _ faults: inout Diagnostics
  ) {
    let start = place(cells, table.header.number, table.columns[0])
    if !commas.isEmpty {
      faults.append(note("the decimal commas of \(listing(commas)) are read as points", start))
    }
    if let strays = table.strays {
      let count = counted(strays.count, "cell")
      faults.append(
        note(
          "\(count) in columns without a name, from here on, \(strays.count == 1 ? "is" : "are") not read",
          place(cells, strays.first.row, strays.first.column)))
    }
    if let (row, count) = table.comments {
      faults.append(
        note(
          "\(counted(count, "row")) of remarks below the table \(count == 1 ? "is" : "are") not read",
          place(cells, row.number, row.cells[0].column)))
    }
    report(cells.errors, "an error value", in: table, cells, &faults)
    report(cells.formulas, "a formula that was never computed", in: table, cells, &faults)
  }

  /// Adds a note of the cells within the table that count as missing.
  private func report(
    _ positions: [SheetCells.Position], _ what: String, in table: SheetTable, _ cells: SheetCells,
    _ faults: inout Diagnostics
  ) {
    let last = table.rows.last?.number ?? table.header.number
    let columns = Set(table.columns)
    let inside = positions.filter {
      table.header.number...last ~= $0.row && columns.contains($0.column)
    }
    guard let first = inside.first else { return }
    let verb = inside.count == 1 ? "counts" : "count"
    faults.append(
      note(
        "\(counted(inside.count, "cell")) with \(what) \(verb) as missing",
        place(cells, first.row, first.column)))
  }

  /// Returns a text without its line ends, for the name of a column.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func place(_ cells: SheetCells, _ row: Int, _ column: Int) -> Place {
    Place(file: name, sheet: cells.name, row: row, column: column)
  }

  // MARK: - Messages

  private func note(_ message: String, _ place: Place) -> Diagnostic {
    Diagnostic(.note, message, place: place)
  }

  private var notAWorkbook: Diagnostics {
    if archive.names.contains("mimetype"), archive.names.contains("content.xml") {
      return fault("this is an OpenDocument file", "save the sheet as .xlsx or CSV")
    }
    return fault(
      "this is a ZIP archive without an Excel workbook", "unpack it, or save the sheet as CSV")
  }

  private func fault(_ message: String, _ suggestion: String? = nil) -> Diagnostics {
    Diagnostics([TableFile.refusal(message, name, suggestion)])
  }
}
