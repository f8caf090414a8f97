import Foundation
import Testing

@testable import Reporting

@Suite("docs/templates.md lists the slots of templates")
struct TemplateReferenceTests {
  /// The rows of the table of `slots`, those within others after them.
  private func rows(_ slots: [Slot], in path: String = "") -> [String] {
    slots.flatMap { slot -> [String] in
      let isFigure = slot.kind == .figure
      let row = "| `\(path)\(slot.name)` | \(slot.kind.description) | \(slot.summary) |"
      return [row] + (isFigure ? [] : rows(slot.kind.slots, in: "\(path)\(slot.name)."))
    }
  }

  @Test("Every slot has a row, and there are no other rows")
  func table() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/templates.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(
      String.init)
    let wanted = [
      Slot.ofReport, Slot.ofStarReport, Slot.ofHandout, Slot.ofFigure,
    ].flatMap { rows($0) }
    let found = lines.filter { $0.hasPrefix("| `") }
    for row in wanted where !found.contains(row) { Issue.record("missing: \(row)") }
    for row in found where !wanted.contains(row) { Issue.record("unknown: \(row)") }
  }

  @Test("The slots that handouts share with reports are listed by name")
  func handout() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/templates.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "those that are known before it:"))
    let list = text[start.upperBound...].prefix { $0 != ";" }
    let named = list.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map {
      String($0.element)
    }
    let reportNames = Set(Slot.ofReport.map(\.name))
    #expect(named.sorted() == Slot.ofHandout.map(\.name).filter(reportNames.contains).sorted())
  }
}
