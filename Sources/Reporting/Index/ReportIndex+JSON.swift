import Experiments
import Learning

extension ReportIndex {
  /// The index as JSON: a value for each file, the repetitions, and the files that were skipped.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - facts: The numbers behind each report, in the order of the entries; nil where nothing was trained.
  /// - Returns: An object.
  public func json(version: String, facts: [JSON?]) -> JSON {
    precondition(facts.count == entries.count, "\(facts.count) facts of \(entries.count) entries")
    return .object([
      ("program", .string("MainSequence \(version)")), ("title", .string(title)),
      ("reference", reference.map { .string($0.name) } ?? .null),
      ("reports", .array(zip(entries, facts).map(Self.json))),
      ("same", .array(repeated.groups.map { .array($0.map { .string(name($0)) }) })),
      (
        "nearly_same",
        .array(
          repeated.pairs.map { pair in
            .object([
              ("tables", .array([.string(name(pair.first)), .string(name(pair.second))])),
              ("shared", .integer(pair.shared)), ("of", .integer(pair.of)),
            ])
          })
      ),
      (
        "skipped",
        .array(
          skipped.map { .object([("name", .string($0.name)), ("reason", .string($0.reason))]) })
      ),
    ])
  }

  private static func json(_ entry: Entry, facts: JSON?) -> JSON {
    switch entry {
    case .failure(let failure):
      return .object([
        ("name", .string(failure.name)), ("folder", .null), ("errors", .integer(failure.errors)),
        ("error", .string(failure.reason)),
      ])
    case .report(let report):
      return .object([
        ("name", .string(report.name)), ("folder", .string(report.folder)),
        ("errors", .integer(0)), ("error", .null), ("stars", .integer(report.stars)),
        ("warnings", .integer(report.warnings)), ("best", report.best.map(json) ?? .null),
        ("notes", .array(report.notes.map { .string($0) })),
        ("differences", report.differences.map { .string($0) } ?? .null),
        ("report", facts ?? .null),
      ])
    }
  }

  private static func json(_ best: IndexedReport.Best) -> JSON {
    let interval = WilsonInterval(best.correct, of: best.total)
    return .object([
      ("learning_rate", .number(best.rate)), ("loss", .number(best.loss)),
      ("correct", .integer(best.correct)), ("stars", .integer(best.total)),
      ("interval", .numbers([interval.lower, interval.upper])),
    ])
  }
}
