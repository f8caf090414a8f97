import Foundation
import Testing
import _TestSupport

@Suite("A stranger's table is read as what it is, or refused")
struct TableCaseTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  @Test("Text tables", arguments: TableCase.headers + TableCase.texts)
  func text(_ table: TableCase) throws { try verify(table) }

  @Test("Formats of programs and archives", arguments: TableCase.formats + TableCase.described)
  func formats(_ table: TableCase) throws { try verify(table) }

  @Test("Columns and their units", arguments: TableCase.roles + TableCase.units)
  func roles(_ table: TableCase) throws { try verify(table) }

  @Test("Values, marks and missing values", arguments: TableCase.values + TableCase.classes)
  func values(_ table: TableCase) throws { try verify(table) }

  @Test("What is read gives a report", arguments: TableCase.everyFifth)
  func reports(_ table: TableCase) throws {
    try here.write(table.file, table.bytes)
    #expect(try here.run("new", "d", "--data", table.file).status == 0)
    let report = try here.run("report", "d/experiment.yaml", "-o", "r", "--format", "svg", "-q")
    #expect(report.status == 0, "\(report.errors)")
    #expect(!here.bytes("r/report.md").isEmpty)
  }

  /// Checks, drafts and plots the table, which all agree.
  private func verify(_ table: TableCase) throws {
    try here.write(table.file, table.bytes)
    switch table.outcome {
    case .read(let reading): try verify(table, reading)
    case .refused(let messages):
      let check = try here.run("check", table.file)
      #expect(check.status == 65)
      #expect(check.output.isEmpty)
      let errors = check.errors.split(separator: "\n").filter { $0.contains(" error: ") }
      #expect(errors.first?.hasPrefix(table.file + messages[0]) == true, "\(check.errors)")
      for message in messages { #expect(check.errors.contains(message), "\(check.errors)") }
      #expect(try here.run("new", "d", "--data", table.file).status == 65)
      let arguments = ["plot", "hr-diagram", "--data", table.file, "-o", "hr.svg", "-q"]
      let plot = try Program.run(Program.path, arguments, in: here.root)
      #expect(plot.status == 65, "\(plot.errors)")
      #expect(Array(here.files().keys) == [table.file])
    }
  }

  private func verify(_ table: TableCase, _ reading: Reading) throws {
    let run = try here.run("check", table.file, "--json")
    #expect(run.status == 0, "\(run.text)")
    let check = try CheckedTable.decode(run.output)
    #expect(check.stars == reading.stars)
    #expect(check.rows == reading.rows)
    expectClose(try check.quantity(reading.ordinate).values, reading.values)
    if !reading.kelvin.isEmpty {
      expectClose(try check.quantity("log_temperature").values, reading.kelvin.map(log10))
    }
    if let labels = reading.labels { #expect(check.classes.map(\.label) == labels) }
    for (role, unit) in reading.units {
      let quantity = check.quantities.first { $0.role == role }
      let notes = try here.run("check", table.file).text
      let isListed = quantity.map { "\($0.unit ?? "") \($0.unitSource ?? "")" == unit } ?? false
      #expect(isListed || notes.contains("\(role) is in \(unit)"), "\(role) in \(unit): \(notes)")
    }
    for (role, count) in reading.missing { #expect(try check.quantity(role).missing == count) }
    let words = (check.guesses + check.diagnostics.map(\.text)).joined(separator: "\n")
    for part in reading.says { #expect(words.contains(part), "\(words)") }
    for part in reading.neverSays { #expect(!words.contains(part), "\(words)") }
    try verifyCommands(table)
  }

  /// What `check` accepts, the other commands accept.
  private func verifyCommands(_ table: TableCase) throws {
    #expect(try here.run("new", "d", "--data", table.file).status == 0)
    let arguments = ["plot", "hr-diagram", "--data", table.file, "-o", "hr.svg", "-q"]
    let plot = try Program.run(Program.path, arguments, in: here.root)
    #expect(plot.status == 0, "\(plot.errors)")
    #expect(!here.bytes("hr.svg").isEmpty)
  }

  private func expectClose(_ found: [Double], _ expected: [Double]) {
    #expect(
      found.count == expected.count
        && zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-9 },
      "\(found), not \(expected)")
  }
}

extension TableCase {
  /// Every fifth of the tables that are read.
  fileprivate static let everyFifth: [TableCase] = {
    let read = [headers, texts, formats, described, roles, units, values, classes].joined()
      .filter { if case .read = $0.outcome { true } else { false } }
    return stride(from: 0, to: read.count, by: 5).map { read[$0] }
  }()
}
