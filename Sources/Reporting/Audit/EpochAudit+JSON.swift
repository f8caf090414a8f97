import Experiments
import Tables

extension EpochAudit {
  /// The comparison as JSON: a value for each table, with a value for each number that disagrees.
  public var json: JSON {
    .object([
      ("file", .string(source.name)), ("agrees", .flag(agrees)),
      ("tables", .array(tables.map(json))),
    ])
  }

  private func json(_ table: PrintedTable, _ audit: TableAudit, rate: Double) -> JSON {
    .object([
      ("line", .integer(source.place(of: table.header).line)), ("learning_rate", .number(rate)),
      ("numbers", .integer(audit.count)),
      ("abbreviated_arrays", .integer(audit.abbreviatedCount)),
      ("columns_not_compared", .array(audit.otherColumns.map { .string($0) })),
      ("disagreements", .array(audit.faults.map(json))),
    ])
  }

  private func json(_ fault: AuditFault) -> JSON {
    let place = source.place(of: fault.range)
    return .object([
      ("line", .integer(place.line)), ("column", .integer(place.column)),
      ("place", .string(fault.place)), ("printed", .string(source.text(fault.range))),
      ("computed", fault.computed.map { .number($0) } ?? .null),
      ("message", .string("\(fault.place) \(fault.predicate)")),
      ("cause", fault.cause.map { .string($0.description) } ?? .null),
    ])
  }
}
