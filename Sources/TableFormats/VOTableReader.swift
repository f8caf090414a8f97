import Tables

/// A handler of the elements of a VOTable that collects its tables with data, and the status that
/// the service reports of the query they answer.
final class VOTableReader: XMLHandler {
  private let parser: ExpatParser
  private let name: String
  private var refusal: Diagnostics?
  private var tables: [VOTableData] = []
  private var open: VOTableData?
  private var depth = 0
  /// The types of the open `RESOURCE`s; `results` if they have none.
  private var resources: [String] = []
  private var resourceCount = 0
  private var status = VOTableStatus()

  init(_ parser: ExpatParser, name: String) {
    self.parser = parser
    self.name = name
  }

  /// Returns the tables with data.
  func parts() throws(Diagnostics) -> [TablePart] {
    if let refusal { throw refusal }
    if let error = status.error(hasTables: !tables.isEmpty) { throw Diagnostics([error]) }
    if tables.isEmpty {
      throw Diagnostics([
        Diagnostic(.error, "the VOTable contains no table with data", place: place)
      ])
    }
    return tables.map { [name, status] data in
      TablePart(name: data.name) { faults throws(Diagnostics) in
        if let warning = status.warning(about: data, in: name) { faults.append(warning) }
        return try data.table(name, faults: &faults)
      }
    }
  }

  /// Stops with an error; only the first one is kept.
  func refuse(_ message: String, _ suggestion: String? = nil) {
    guard refusal == nil else { return }
    refusal = Diagnostics([Diagnostic(.error, message, suggestion: suggestion, place: place)])
    parser.stop()
  }

  private var place: Place { Place(file: name, line: parser.line, column: parser.column) }

  func start(_ element: String, _ attributes: [String: String]) {
    depth += 1
    // Expat keeps every open element, so a file of nothing else would take fifty times its size.
    if depth > 1_000 { return refuse("elements are nested more than 1,000 deep") }
    let element = localName(element)
    switch element {
    case "RESOURCE" where open == nil:
      if resources.isEmpty { resourceCount += 1 }
      resources.append(attributes["type"] ?? "results")
    case "TABLE" where open == nil && isInResults:
      open = VOTableData(attributes, resource: resourceCount) { [unowned self] in place }
    case "INFO" where isInResults, "PARAM" where isInResults:
      status.start(attributes, resource: resourceCount, place)
    default: open?.start(element, attributes)
    }
  }

  func end(_ element: String) {
    depth -= 1
    switch localName(element) {
    case "RESOURCE": if open == nil, !resources.isEmpty { resources.removeLast() }
    case "TABLE":
      if let open, open.hasData { tables.append(open) }
      open = nil
    case "INFO", "PARAM": status.end()
    case let element: open?.end(element)
    }
  }

  func characters(_ text: UnsafeRawBufferPointer) {
    if !status.append(text) { open?.characters(text) }
  }

  private var isInResults: Bool { resources.allSatisfy { $0 == "results" } }
}
