import Tables

/// A handler of the elements of a VOTable that builds the columns of its first table with data.
final class VOTableReader: XMLHandler {
  private let parser: ExpatParser
  private let name: String
  private var refusal: Diagnostics?
  private var faults = Diagnostics()
  private var fields: [VOTableColumn] = []
  private var lines: [Int] = []
  private var state = State.before
  private var depth = 0
  /// The types of the open `RESOURCE`s; `results` if they have none.
  private var resources: [String] = []
  private var encoding = Encoding.text
  private var base64 = Base64Decoder()
  private var hasStream = false
  private var cell: [UInt8] = []
  private var isInCell = false
  private var cellCount = 0

  private enum State { case before, fields, data, done }
  private enum Encoding { case text, binary, binary2 }

  init(_ parser: ExpatParser, name: String) {
    self.parser = parser
    self.name = name
  }

  /// Returns the table, adding errors in single rows to `faults`.
  func table(faults: inout Diagnostics) throws(Diagnostics) -> Table {
    if let refusal { throw refusal }
    guard state == .done else {
      throw Diagnostics([fault("the VOTable contains no table with data")])
    }
    for fault in self.faults.shown { faults.append(fault) }
    faults.omit(errors: self.faults.omitted)
    return Table(
      fields.filter { !$0.isEmpty }.map(\.stored), name: name,
      places: lines.isEmpty ? .rows : .lines(lines),
      faults: &faults)
  }

  /// Stops with an error; only the first one is kept.
  func refuse(_ message: String, _ suggestion: String? = nil) {
    guard refusal == nil else { return }
    refusal = Diagnostics([fault(message, suggestion)])
    parser.stop()
  }

  private func fault(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, message, suggestion: suggestion,
      place: Place(file: name, line: parser.line, column: parser.column))
  }

  // MARK: - Elements

  func start(_ element: String, _ attributes: [String: String]) {
    depth += 1
    // Expat keeps every open element, so a file of nothing else would take fifty times its size.
    if depth > 1_000 { return refuse("elements are nested more than 1,000 deep") }
    switch (state, localName(element)) {
    case (.before, "RESOURCE"): resources.append(attributes["type"] ?? "results")
    case (.before, "TABLE") where resources.allSatisfy { $0 == "results" }:
      state = .fields
      fields = []
    case (.fields, "FIELD"): startField(attributes)
    case (.fields, "VALUES"):
      if let null = attributes["null"], !fields.isEmpty { fields[fields.count - 1].setNull(null) }
    case (.fields, "DATA"):
      state = .data
      if fields.allSatisfy(\.isEmpty) { refuse("the table has no FIELD that holds values") }
    case (.data, "BINARY"): encoding = .binary
    case (.data, "BINARY2"): encoding = .binary2
    case (.data, "FITS"):
      refuse("the data of this VOTable are a FITS file", "convert it to TABLEDATA or BINARY2")
    case (.data, "STREAM"): startStream(attributes)
    case (.data, "TR"):
      cellCount = 0
      lines.append(parser.line)
    case (.data, "TD"): startCell(attributes)
    default: break
    }
  }

  func end(_ element: String) {
    depth -= 1
    switch (state, localName(element)) {
    case (.before, "RESOURCE"): if !resources.isEmpty { resources.removeLast() }
    case (.fields, "TABLE"): state = .before
    default: break
    }
    guard state == .data else { return }
    switch localName(element) {
    case "TD": endCell()
    case "TR": endRow()
    case "STREAM": endStream()
    case "DATA": state = .done
    default: break
    }
  }

  func characters(_ text: UnsafeRawBufferPointer) {
    guard state == .data else { return }
    if isInCell {
      cell += text
    } else if hasStream, !base64.decode(text) {
      refuse("the stream is not valid base64")
    }
  }

  private func startField(_ attributes: [String: String]) {
    guard fields.count < 10_000 else { return refuse("the table has more than 10,000 columns") }
    do throws(VOTableFault) {
      fields.append(try VOTableColumn(attributes))
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
    guard cellCount < fields.count, !fields[cellCount].isEmpty,
      lines.count == fields[cellCount].count + 1
    else { return }
    if let predicate = fields[cellCount].append(text: cell[...]) {
      faults.append(fault("\(fields[cellCount].name) \(predicate)"))
    }
  }

  /// Completes a row with too few cells, which is an error, as are too many.
  private func endRow() {
    if cellCount != fields.count {
      let cells = cellCount == 1 ? "1 cell" : "\(cellCount) cells"
      faults.append(fault("the row has \(cells); the table has \(fields.count) columns"))
    }
    for index in fields.indices where !fields[index].isEmpty && fields[index].count < lines.count {
      _ = fields[index].append(text: [])
    }
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
    for index in fields.indices where !fields[index].isEmpty {
      let isNull = !mask.isEmpty && mask[mask.startIndex + index / 8] & (0x80 >> (index % 8)) != 0
      try fields[index].append(from: &bytes, isNull: isNull)
    }
  }
}

/// An error in a part of a VOTable.
struct VOTableFault: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
