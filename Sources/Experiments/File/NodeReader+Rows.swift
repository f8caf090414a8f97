import Tables

extension NodeReader {
  /// Reads rows such as `{test: 1-10, validation: 11-20}`.
  mutating func rows(_ field: YAMLField?) -> MarkedRows {
    guard let field else { return MarkedRows() }
    let fields = fields(of: field)
    let rows = MarkedRows(test: range(fields["test"]), validation: range(fields["validation"]))
    if let test = rows.test, let validation = rows.validation, test.overlaps(validation) {
      report(
        "the rows for validation overlap those for testing",
        at: fields["validation"]?.value ?? field.value)
    }
    return rows
  }

  /// Reads rows from 1, as `first-last` (with a hyphen or an en dash) or a single one.
  mutating func range(_ field: YAMLField?) -> ClosedRange<Int>? {
    guard let field, let text = text(field) else { return nil }
    let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      .map { Self.rowNumber($0) }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
      report(
        "\(field.name) is \(quoted(text)), not a range of rows", at: field.value,
        suggestion: "write it as 1-10")
      return nil
    }
    if first < 1 {
      report("\(field.name) begins with row \(first); rows count from 1", at: field.value)
      return nil
    }
    if last < first {
      report(
        "\(field.name) ends before it begins", at: field.value, suggestion: "write \(last)-\(first)"
      )
      return nil
    }
    return first...last
  }

  private static func rowNumber(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(text) : nil
  }
}
