import Tables

/// A table of a VOTable while it is read: its fields, and their values so far.
final class VOTableData {
  /// The name, or the ID if there is none.
  let name: String?
  /// The number of the outermost RESOURCE that holds it.
  let resource: Int
  /// Whether it has a DATA element.
  private(set) var hasData = false
  /// The reason why the table cannot be read.
  private(set) var refusal: Diagnostic?
  private let place: () -> Place
  private var faults = Diagnostics()
  private var fields: [VOTableColumn] = []
  /// The indices of the fields that hold values.
  private var filled: [Int] = []
  /// The number of cells that rows lack.
  private var lackCount = 0
  private var isInField = false
  private var lines: [Int] = []
  private var encoding = Encoding.text
  private var base64 = Base64Decoder()
  private var hasStream = false
  private var cell: [UInt8] = []
  private var isInCell = false
  private var cellCount = 0

  private enum Encoding { case text, binary, binary2 }

  /// Creates the table of a TABLE element; `place` returns the current place in the file.
  init(_ attributes: [String: String], resource: Int, place: @escaping () -> Place) {
    name = attributes["name"] ?? attributes["ID"]
    self.resource = resource
    self.place = place
  }

  /// The number of rows.
  var rowCount: Int { fields.first { !$0.isEmpty }?.count ?? 0 }

  /// Returns the table, adding errors in single rows to `faults`.
  func table(_ file: String, faults: inout Diagnostics) throws(Diagnostics) -> Table {
    if let refusal { throw Diagnostics([refusal]) }
    for fault in self.faults.shown { faults.append(fault) }
    faults.omit(errors: self.faults.omitted)
    return Table(
      fields.filter { !$0.isEmpty }.map(\.stored), name: file,
      places: lines.count == rowCount ? .lines(lines) : .rows, faults: &faults)
  }

  // MARK: - Elements

  /// Begins an element of the table.
  func start(_ element: String, _ attributes: [String: String]) {
    if element == "DATA" { hasData = true }
    if refusal != nil { return }
    switch element {
    case "TD" where hasData: startCell(attributes)
    case "TR" where hasData:
      cellCount = 0
      lines.append(place().line)
    case "FIELD" where !hasData: startField(attributes)
    case "VALUES" where isInField:
      if let null = attributes["null"] { fields[fields.count - 1].setNull(null) }
    case "DATA":
      filled = fields.indices.filter { !fields[$0].isEmpty }
      if filled.isEmpty { refuse("the table has no FIELD that holds values") }
    case "BINARY": encoding = .binary
    case "BINARY2": encoding = .binary2
    case "FITS" where hasData:
      refuse("the data of this VOTable are a FITS file", "convert it to TABLEDATA or BINARY2")
    case "STREAM" where hasData: startStream(attributes)
    default: break
    }
  }

  /// Ends an element of the table.
  func end(_ element: String) {
    if refusal != nil { return }
    switch element {
    case "TD" where isInCell: endCell()
    case "TR" where hasData: endRow()
    case "FIELD": isInField = false
    case "STREAM" where hasStream: endStream()
    default: break
    }
  }

  /// Receives a part of the text of an element.
  func characters(_ text: UnsafeRawBufferPointer) {
    if refusal != nil { return }
    if isInCell {
      cell += text
    } else if hasStream, !base64.decode(text) {
      refuse("the stream is not valid base64")
    }
  }

  private func refuse(_ message: String, _ suggestion: String? = nil) {
    refusal = fault(message, suggestion)
  }

  private func fault(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(.error, message, suggestion: suggestion, place: place())
  }

  private func startField(_ attributes: [String: String]) {
    guard fields.count < 10_000 else { return refuse("the table has more than 10,000 columns") }
    do throws(VOTableFault) {
      fields.append(try VOTableColumn(attributes))
      isInField = true
    } catch {
      refuse(error.message)
    }
  }

  // MARK: - TABLEDATA

  private func startCell(_ attributes: [String: String]) {
    if attributes["encoding"] != nil { refuse("base64-encoded TD elements are not supported") }
    isInCell = true
    cell.removeAll(keepingCapacity: true)
  }

  private func endCell() {
    isInCell = false
    defer { cellCount += 1 }
    guard cellCount < fields.count else { return }
    if let predicate = fields[cellCount].append(text: cell, row: lines.count - 1) {
      faults.append(fault("\(fields[cellCount].name) \(predicate)"))
    }
  }

  /// Completes a row with too few cells, which is an error, as are too many.
  private func endRow() {
    if cellCount != fields.count {
      let cells = cellCount == 1 ? "1 cell" : "\(cellCount) cells"
      faults.append(
        error: fault("the row has \(cells); the table has \(fields.count) columns"))
    }
    // A short row may take as long as a whole one.
    lackCount += max(0, fields.count - cellCount)
    if lackCount > Limits.unwrittenValues {
      return refuse("the rows lack more than \(Limits.unwrittenValues) cells")
    }
    for index in filled { fields[index].complete(row: lines.count - 1) }
  }

  // MARK: - Streams

  private func startStream(_ attributes: [String: String]) {
    if attributes["href"] != nil {
      return refuse(
        "the data are in another file (href), which is not opened",
        "download the table with inline data")
    }
    let encoding = attributes["encoding"] ?? "base64"
    guard encoding == "base64" else {
      return refuse("the stream is encoded as \(quoted(encoding)), not base64")
    }
    hasStream = true
  }

  private func endStream() {
    hasStream = false
    guard base64.isWhole else { return refuse("the base64 data are truncated") }
    var bytes = BigEndianReader(base64.bytes)
    base64 = Base64Decoder()
    var row = 0
    while !bytes.isAtEnd {
      row += 1
      let before = bytes.position
      do throws(VOTableFault) {
        try readRow(&bytes)
      } catch {
        return refuse("row \(row) of the stream: \(error.message)")
      }
      if bytes.position == before { return refuse("the rows of the stream are empty") }
    }
  }

  private func readRow(_ bytes: inout BigEndianReader) throws(VOTableFault) {
    let mask = encoding == .binary2 ? try bytes.take((fields.count + 7) / 8) : []
    for index in filled {
      let isNull = !mask.isEmpty && mask[mask.startIndex + index / 8] & (0x80 >> (index % 8)) != 0
      try fields[index].append(from: &bytes, isNull: isNull)
    }
  }
}
