import Experiments
import Formatting
import Tables

/// The comparison of the epoch tables in a text with the trainings of a study.
public struct EpochAudit: Sendable {
  let source: SourceText
  let tables: [(table: PrintedTable, audit: TableAudit, rate: Double)]

  /// Whether all numbers agree.
  public var agrees: Bool { tables.allSatisfy { $0.audit.faults.isEmpty } }

  /// The numbers that disagree, in the order of the text.
  public var diagnostics: [Diagnostic] {
    tables.flatMap { $0.audit.faults }.map { fault in
      source.diagnostic(
        "\(fault.place) \(fault.predicate)", at: fault.range,
        suggestion: fault.cause.map { "likeliest cause: \($0.description)" })
    }
  }

  /// Compares the epoch tables in `source`, each with the run of `study` that it fits best.
  ///
  /// - Throws: The fault that there is no such table.
  /// - Precondition: The study has a run.
  public init(_ source: SourceText, _ study: Study) throws(Diagnostics) {
    self.source = source
    let printed = PrintedTable.all(in: source)
    if printed.isEmpty {
      throw Diagnostics([
        source.diagnostic(
          "there is no epoch table",
          suggestion:
            "its columns are epoch and some of w1, b1, …, dLdw1, dLdb1, …, output and loss, in a Markdown table or as comma-separated values"
        )
      ])
    }
    let runs = study.runs.filter { $0.history.count > 0 }
    precondition(!runs.isEmpty, "a study without runs has thrown")
    let computed = runs.map { ComputedEpochs($0.history, rate: $0.run.learningRate) }
    var unscaled: [ComputedEpochs?] = []
    tables = printed.map { table in
      let audit = Self.best(computed.map { ($0, TableAudit(source, table, $0)) })
      // A few slips are no reason to train again.
      guard audit.1.unexplainedCount * 10 > audit.1.count else {
        return (table, audit.1, audit.0.rate)
      }
      if unscaled.isEmpty {
        unscaled = runs.map { run in
          let history = study.unscaledHistory(of: run.run)
          return history.count > 0
            ? ComputedEpochs(history, rate: run.run.learningRate) : nil
        }
      }
      let other = Self.best(
        zip(computed, unscaled).map { ($0, TableAudit(source, table, $0, unscaled: $1)) })
      return (table, other.1, other.0.rate)
    }
  }

  /// The comparison with the fewest numbers that no systematic cause explains, and of these with the fewest that disagree.
  private static func best(
    _ audits: [(ComputedEpochs, TableAudit)]
  ) -> (ComputedEpochs, TableAudit) {
    func score(_ audit: TableAudit) -> (Int, Int) { (audit.unexplainedCount, audit.faults.count) }
    return audits.dropFirst().reduce(audits[0]) { score($1.1) < score($0.1) ? $1 : $0 }
  }

  /// The sentences on each table, a line each.
  public var summary: [String] {
    tables.map { table, audit, rate in
      let line = source.place(of: table.header).line
      let wrong = audit.faults.count
      let numbers = counted(audit.count, "number")
      let counts =
        wrong == 0
        ? "\(audit.count == 1 ? "the" : "all") \(numbers) \(audit.count == 1 ? "agrees" : "agree")"
        : "\(grouped(wrong)) of \(numbers) \(wrong == 1 ? "disagrees" : "disagree")"
      let notes = [
        audit.abbreviatedCount == 0
          ? nil : "\(counted(audit.abbreviatedCount, "abbreviated array")) not compared",
        audit.otherColumns.isEmpty
          ? nil : "columns not compared: \(listing(audit.otherColumns))",
      ].compactMap(\.self)
      return "\(source.name): the table at line \(line), learning rate \(general(rate)): "
        + ([counts] + notes).joined(separator: "; ")
    }
  }
}
