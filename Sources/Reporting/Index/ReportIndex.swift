import Documents
import Experiments
import Formatting
import Learning

/// An index of several reports: a table with a row for each, and the repetitions among them.
public struct ReportIndex: Sendable {
  /// A row of the index.
  public enum Entry: Sendable {
    /// A report.
    case report(IndexedReport)
    /// A table or an experiment without a report.
    case failure(FailedReport)
  }

  let title: String
  let entries: [Entry]
  let reference: (name: String, prints: StarPrints)?
  let skipped: [(name: String, reason: String)]
  let repeated: RepeatedTables

  /// An index of reports.
  ///
  /// - Parameters:
  ///   - title: The title of the experiment; nil if there are several.
  ///   - entries: The reports and failures, in their order.
  ///   - reference: The name and the stars of the table that all are compared with; nil for none.
  ///   - isListed: Whether the reference has a row of its own.
  ///   - skipped: The files that are not tables, with the reasons.
  public init(
    title: String?, _ entries: [Entry], reference: (name: String, prints: StarPrints)?,
    isListed: Bool, skipped: [(name: String, reason: String)]
  ) {
    self.title = title.map { "Reports: \($0)" } ?? "Reports"
    self.entries = entries
    self.reference = reference
    self.skipped = skipped
    let prints = entries.map { entry -> StarPrints? in
      if case .report(let report) = entry { report.prints } else { nil }
    }
    repeated = RepeatedTables(prints, reference: isListed ? nil : reference?.prints)
  }

  /// The index as a document, whose links lead to the reports in `format`.
  public func document(linkingTo format: DocumentFormat) -> Document {
    var blocks: [Block] = [
      .heading(level: 1, Prose(title)), .paragraph(Prose(counts)),
      .paragraph(Prose(explanation)), .table(table(format)),
    ]
    blocks += repetitions
    if !skipped.isEmpty {
      blocks.append(.heading(level: 2, "Other files"))
      blocks.append(.paragraph("These files were skipped:"))
      blocks.append(.list(skipped.map { [.paragraph(.code($0.name) + " (\($0.reason))")] }))
    }
    return Document(title: title, blocks)
  }

  // MARK: - Sentences

  private var counts: String {
    let failed = entries.count { if case .failure = $0 { true } else { false } }
    let reports = counted(entries.count - failed, "report")
    if failed == 0 { return "\(reports)." }
    return
      "\(reports); \(counted(failed, "file")) with errors \(failed == 1 ? "has" : "have") none."
  }

  private var explanation: String {
    let scores =
      "Accuracy and loss are those of the run with the lowest loss, at the learning rate η: of the validation stars or, "
      + "without these, of the training stars. The interval is the Wilson score interval of the accuracy."
    guard let reference else { return scores }
    return scores + " The reference is \(reference.name)."
  }

  private var repetitions: [Block] {
    let items =
      repeated.groups.map { group in
        listed(group.map(name)) + ": the same stars"
      }
      + repeated.pairs.map { pair in
        "\(name(pair.first)) and \(name(pair.second)): nearly the same, "
          + "\(grouped(pair.shared)) of \(counted(pair.of, "star"))"
      }
    let percent = RepeatedTables.percent
    let rule =
      "Stars are the same if their features and their class agree; names, order and format do not count."
      + (reference == nil ? "" : " Stars of the reference do not count either.")
      + " Two tables are nearly the same if at least \(percent) % of the stars of the larger one agree."
    return [
      .heading(level: 2, "Repeated tables"),
      items.isEmpty
        ? .paragraph("No two tables are the same or nearly the same.")
        : .list(items.map { [.paragraph(Prose($0))] }),
      .paragraph(Prose(rule)),
    ]
  }

  func name(_ index: Int) -> String {
    switch entries[index] {
    case .report(let report): report.name
    case .failure(let failure): failure.name
    }
  }

  // MARK: - The table

  private func table(_ format: DocumentFormat) -> Documents.Table {
    let rows = entries.indices.map { row($0, format) }
    var columns: [Documents.Table.Column] = [
      .init("table", .prose(rows.map(\.name))),
      .init("stars", .numerals(rows.map(\.stars))),
      .init("errors", .integers(rows.map(\.errors))),
      .init("warnings", .numerals(rows.map(\.warnings))),
      .init("accuracy", .numerals(rows.map(\.accuracy))),
      .init("95 % interval", text: rows.map(\.interval)),
      .init("loss", .numerals(rows.map(\.loss))),
      .init("η", .numerals(rows.map(\.rate))),
    ]
    if reference != nil {
      columns.append(.init("differences from the reference", text: rows.map(\.differences)))
    }
    if rows.contains(where: { !$0.notes.isEmpty }) {
      columns.append(.init("notes", text: rows.map(\.notes)))
    }
    return Documents.Table(columns)
  }

  private struct Row {
    var name: Prose
    var errors = 0
    var stars = ""
    var warnings = ""
    var accuracy = ""
    var interval = ""
    var loss = ""
    var rate = ""
    var differences = ""
    var notes = ""
  }

  private func row(_ index: Int, _ format: DocumentFormat) -> Row {
    switch entries[index] {
    case .failure(let failure):
      return Row(
        name: Prose(failure.name), errors: failure.errors, notes: "no report: \(failure.reason)")
    case .report(let report):
      let destination = "\(report.folder)/\(format.path)"
      var row = Row(name: Prose([.link(Prose(report.name), destination: destination)]))
      row.stars = String(report.stars)
      row.warnings = String(report.warnings)
      if let best = report.best {
        let interval = WilsonInterval(best.correct, of: best.total)
        row.accuracy = fixed(Double(best.correct) / Double(best.total), 3)
        row.interval = "\(fixed(interval.lower, 3))–\(fixed(interval.upper, 3))"
        row.loss = general(best.loss)
        row.rate = general(best.rate)
      }
      row.differences = report.differences ?? ""
      row.notes = (report.notes + repetitionNote(index)).joined(separator: "; ")
      return row
    }
  }

  /// The note that a table repeats another one.
  private func repetitionNote(_ index: Int) -> [String] {
    repeated.groups.first { $0.contains(index) }.map { group in
      [
        "same stars as \(listed(group.filter { $0 != index }.prefix(3).map(name)))"
          + (group.count > 4 ? " and others" : "")
      ]
    }
      ?? repeated.pairs.filter { $0.first == index || $0.second == index }.prefix(3).map { pair in
        "nearly the same stars as \(name(pair.first == index ? pair.second : pair.first))"
      }
  }
}
