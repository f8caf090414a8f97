import Foundation
import Testing
import _TestSupport

/// A sheet of thirty stars as a student types it: a title above the names, empty columns, German decimal
/// commas as text, and a remark at the bottom.
private struct TypedSheet {
  /// The stars: their names, absolute magnitudes and temperatures, and classes.
  static let stars: [(name: String, magnitude: Double, kelvin: Int, label: String)] =
    (0..<30).map { star in
      let step = Double(star / 3)
      return switch star % 3 {
      case 0: ("Hauptreihe \(star)", 1.25 + 0.75 * step, 9_000 - 500 * (star / 3), "MS")
      case 1: ("Riese \(star)", -1.5 + 0.25 * step, 3_900 + 100 * (star / 3), "RG")
      default: ("Zwerg \(star)", 10.5 + 0.25 * step, 8_000 + 1_500 * (star / 3), "WD")
      }
    }

  /// The workbook: columns B, D, E and G are filled, from row 3.
  static var bytes: [UInt8] {
    let title = row(1, ["B": "Meine Sterne (Praktikum)"])
    let names = row(
      3, ["B": "Name", "D": "Absolute Helligkeit", "E": "Teff (K)", "G": "Klasse"])
    let rows = stars.enumerated().map { index, star in
      row(
        4 + index,
        [
          "B": star.name, "D": "\(star.magnitude)".replacing(".", with: ","),
          "E": index % 4 == 0 ? "\(star.kelvin),0" : "\(star.kelvin)", "G": star.label,
        ])
    }
    let remark = row(36, ["B": "Quelle: selbst abgetippt, 3. Mai"])
    return TestArchive(sheets: [("Tabelle1", title + names + rows.joined() + remark)]).bytes
  }

  /// A row of texts.
  private static func row(_ number: Int, _ cells: [String: String]) -> String {
    let texts = cells.sorted { $0.key < $1.key }.map { column, text in
      "<c r=\"\(column)\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    return "<row r=\"\(number)\">\(texts.joined())</row>"
  }
}

@Suite("A workbook as a student types it")
struct TypedWorkbookTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.xlsx", TypedSheet.bytes)
  }

  @Test("gives a report with one command")
  func report() throws {
    let run = try here.run("report", "--data", "stars.xlsx", "-o", "r", "--format", "svg")
    #expect(run.status == 0, "\(run.errors)")
    let text = here.text("r/report.md")
    #expect(text.contains("30 stars"))
    for star in TypedSheet.stars { #expect(text.contains(star.name)) }
    #expect(!text.contains("Quelle"))
    #expect(!text.contains("Praktikum"))
    #expect(run.errors.contains("1 row of remarks below the table is not read"))
    #expect(run.errors.contains("are read as points"))
  }

  @Test("has the values that were typed")
  func values() throws {
    let run = try here.run("check", "stars.xlsx", "--json")
    #expect(run.status == 0, "\(run.text)")
    let check = try CheckedTable.decode(run.output)
    #expect(check.stars == 30 && check.rows == 30)
    #expect(check.classes.map(\.label) == ["MS", "RG", "WD"])
    let magnitudes = TypedSheet.stars.map(\.magnitude).sorted()
    let kelvin = TypedSheet.stars.map { Double($0.kelvin) }.sorted()
    try expect(check.quantity("absolute_magnitude"), magnitudes) { $0 }
    try expect(check.quantity("effective_temperature"), kelvin) { $0 }
    try expect(check.quantity("log_temperature"), kelvin) { log10($0) }
    #expect(try check.quantity("effective_temperature").unit == "K")
  }

  /// Expects the smallest, median and largest of thirty values, scaled by `scale`.
  private func expect(
    _ quantity: CheckedTable.Quantity, _ sorted: [Double], _ scale: (Double) -> Double
  ) throws {
    let expected = [
      scale(sorted[0]), (scale(sorted[14]) + scale(sorted[15])) / 2, scale(sorted[29]),
    ]
    #expect(quantity.missing == 0)
    for (found, value) in zip(quantity.values, expected) {
      #expect((found - value).magnitude < 1e-9, "\(quantity.role)")
    }
  }
}
