import Documents
import Experiments
import Formatting
import Stars
import Tables

/// The result of checking a table: a summary for readers, and everything as JSON.
public struct CheckText: Sendable {
  private let check: DataCheck
  private let catalogue: Catalogue
  private let guesses: [String]

  /// The text of `check`; `guesses` holds the guesses made for its experiment, a clause each.
  public init(_ check: DataCheck, guesses: [String] = []) {
    self.check = check
    catalogue = check.catalogue
    self.guesses = guesses + catalogue.recognisedColumns
  }

  // MARK: - Summary

  /// The summary: the number of stars, their classes and quantities, and the excluded stars.
  public var document: Document {
    let name = catalogue.table.source.name
    var blocks: [Block] = [.paragraph("\(name): \(rows)")]
    if !check.classes.isEmpty {
      blocks.append(
        .table(
          Documents.Table([
            .init("class", text: check.classes.map(\.starClass.plural)),
            .init("label", text: check.classes.map(\.starClass.label)),
            .init("stars", .integers(check.classes.map(\.count))),
          ])))
    }
    blocks.append(.table(quantityTable))
    if !catalogue.omissions.isEmpty {
      blocks.append(
        .table(
          Documents.Table([
            .init("excluded because of", text: catalogue.omissions.map(\.reason)),
            .init(Prose(omitted), .integers(catalogue.omissions.map(\.count))),
          ])))
    }
    let notes = guesses + catalogue.derivationNotes + composites
    if !notes.isEmpty { blocks.append(.list(notes.map { [.paragraph(Prose($0))] })) }
    return Document(title: name, blocks + [.paragraph(Prose(verdict))])
  }

  /// The word for what is excluded: rows, or the stars in them.
  private var omitted: String { catalogue.isWeighted ? "stars" : "rows" }

  private var rows: String {
    let rows = catalogue.table.rowCount
    if catalogue.isWeighted {
      return catalogue.countedStars + (rows == catalogue.count ? "" : ", of \(grouped(rows))")
    }
    return rows == catalogue.count
      ? counted(rows, "star")
      : "\(counted(rows, "row")), of which \(grouped(catalogue.count)) "
        + "\(catalogue.count == 1 ? "is" : "are") used"
  }

  /// The note on composite spectral types, if there are any.
  private var composites: [String] {
    let count = catalogue.compositeTypeCount
    guard count > 0 else { return [] }
    return [
      "the spectral type of \(counted(count, "star")) is composite; the first component gives the class"
    ]
  }

  private var quantityTable: Documents.Table {
    let quantities = check.quantities
    func numbers(_ value: (DataCheck.Quantity) -> Double?) -> Documents.Table.Cells {
      .numerals(
        quantities.map { quantity in
          value(quantity).map { general(catalogue.shown(quantity.role, $0)) } ?? ""
        })
    }
    return Documents.Table([
      .init("quantity", text: quantities.map(\.role)),
      .init("column", text: quantities.map { $0.column ?? "(derived)" }),
      .init(
        "unit in the table",
        text: quantities.map { quantity in
          quantity.column == nil ? "" : catalogue.unit(quantity.role)?.description ?? ""
        }),
      .init("smallest", numbers { $0.range?.smallest }),
      .init("median", numbers { $0.range?.median }),
      .init("largest", numbers { $0.range?.largest }),
      .init("missing", .integers(quantities.map(\.missing))),
    ])
  }

  private var verdict: String {
    let count = check.warnings.faultCount
    guard count > 0 else { return "No errors and no warnings." }
    let covered = check.findings.covered
    let note =
      covered == 0
      ? "" : ", \(covered == count ? "all" : grouped(covered)) covered by the experiment's errata"
    return "No errors; \(counted(count, "warning"))\(note)."
  }

  // MARK: - JSON

  /// The whole check.
  public var json: JSON {
    .object(
      [
        ("table", .string(catalogue.table.source.name)),
        ("rows", .integer(catalogue.table.rowCount)), ("stars", .integer(catalogue.starCount)),
        (
          "classes",
          .array(
            check.classes.map { entry in
              .object([
                ("label", .string(entry.starClass.label)), ("name", .string(entry.starClass.name)),
                ("stars", .integer(entry.count)),
              ])
            })
        ),
        ("guesses", .array(guesses.map { .string($0) })),
        ("composite_types", .integer(catalogue.compositeTypeCount)),
        ("quantities", .array(check.quantities.map(json))),
        (
          "left_out",
          .array(
            catalogue.omissions.map {
              .object([("reason", .string($0.reason)), (omitted, .integer($0.count))])
            })
        ),
      ] + Self.fields(check.warnings))
  }

  /// The errors alone, where they prevent the table from being checked further.
  public static func json(_ diagnostics: Diagnostics) -> JSON { .object(fields(diagnostics)) }

  private static func fields(_ diagnostics: Diagnostics) -> [(String, JSON)] {
    [
      ("diagnostics", .array(diagnostics.shown.map(json))),
      ("more_diagnostics", .integer(diagnostics.omitted)),
    ]
  }

  private func json(_ quantity: DataCheck.Quantity) -> JSON {
    let unit = quantity.column == nil ? nil : catalogue.unit(quantity.role)
    return .object([
      ("role", .string(quantity.role)), ("column", quantity.column.map { .string($0) } ?? .null),
      ("guessed", .flag(quantity.isGuess)),
      ("derived", quantity.derivation.map { .string($0) } ?? .null),
      ("unit", unit?.text.map { .string($0) } ?? .null),
      ("unit_source", unit.map { .string($0.source.rawValue) } ?? .null),
      ("smallest", quantity.range.map { .number($0.smallest) } ?? .null),
      ("median", quantity.range.map { .number($0.median) } ?? .null),
      ("largest", quantity.range.map { .number($0.largest) } ?? .null),
      ("missing", .integer(quantity.missing)),
    ])
  }

  private static func json(_ diagnostic: Diagnostic) -> JSON {
    let sheet = diagnostic.place?.sheet ?? ""
    return .object(
      [
        ("severity", .string(diagnostic.severity.rawValue)),
        ("message", .string(diagnostic.message)),
        ("suggestion", diagnostic.suggestion.map { .string($0) } ?? .null),
        ("file", diagnostic.place.map { .string($0.file) } ?? .null),
        ("line", diagnostic.place.map { .integer($0.line) } ?? .null),
        ("column", diagnostic.place.map { .integer($0.column) } ?? .null),
        ("length", diagnostic.place.map { .integer($0.length) } ?? .null),
      ] + (sheet.isEmpty ? [] : [("sheet", .string(sheet))]))
  }
}
