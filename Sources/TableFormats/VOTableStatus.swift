import Tables

/// The status that a service of the Virtual Observatory reports of a query.
///
/// Source: IVOA, *Data Access Layer Interface* 1.1, section 4.4; *Simple Cone Search* 1.03, section
/// 2.3.
struct VOTableStatus {
  private var text: [UInt8] = []
  private var isInError = false
  private var failure: (place: Place, text: String)?
  /// The message of an older protocol, which may be a remark on a table.
  private var message: (place: Place, text: String)?
  /// The numbers of the resources whose table is cut off.
  private var overflows: Set<Int> = []

  /// Begins an INFO or PARAM element.
  mutating func start(_ attributes: [String: String], resource: Int, _ place: Place) {
    let value = attributes["value"] ?? ""
    switch (attributes["name"]?.uppercased(), value.uppercased()) {
    case ("QUERY_STATUS", "OVERFLOW"): overflows.insert(resource)
    case ("QUERY_STATUS", "ERROR"):
      isInError = true
      text = []
      if failure == nil { failure = (place, "") }
    case ("ERROR", _): message = (place, value)
    default: break
    }
  }

  /// Appends a part of the text of an error; returns whether it belongs to one.
  mutating func append(_ part: UnsafeRawBufferPointer) -> Bool {
    if isInError { text += part }
    return isInError
  }

  /// Ends an INFO or PARAM element.
  mutating func end() {
    if isInError, failure?.text == "" { failure?.text = String(decoding: text, as: UTF8.self) }
    isInError = false
  }

  /// Returns the error that the service reports instead of a table, or after a part of one.
  func error(hasTables: Bool) -> Diagnostic? {
    guard let (place, text) = failure ?? (hasTables ? nil : message) else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Diagnostic(
      .error,
      words.isEmpty
        ? "the service reports an error without a reason"
        : "the service reports an error: \(words.prefix(1_000))", place: place)
  }

  /// Returns a warning if `table` is cut off.
  func warning(about table: VOTableData, in file: String) -> Diagnostic? {
    guard overflows.contains(table.resource) else { return nil }
    let rows = table.rowCount
    return Diagnostic(
      .warning, "the answer is cut off at \(rows) \(rows == 1 ? "row" : "rows")",
      suggestion: "raise the limit of the query (TOP, MAXREC) to get all rows",
      place: Place(file: file, row: 0))
  }
}
