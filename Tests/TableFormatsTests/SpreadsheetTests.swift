import Foundation
import Tables
import Testing
import _TestSupport

@testable import TableFormats

/// Returns the XML of rows of cells, the first one in `cell`: words are inline texts, numbers numbers.
private func rows(_ rows: [[String]], from first: Int = 1, _ column: Int = 1) -> String {
  rows.enumerated().map { index, cells in
    let row = first + index
    let elements = cells.enumerated().map { offset, text in
      let place = "\(Place.letters(column + offset))\(row)"
      if text.isEmpty { return "" }
      return Double(text) == nil
        ? "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        : "<c r=\"\(place)\"><v>\(text)</v></c>"
    }
    return "<row r=\"\(row)\">\(elements.joined())</row>"
  }.joined()
}

private func read(_ bytes: [UInt8]) throws -> (fields: [[String]], notes: String, table: Table) {
  let file = try TableFile(bytes, name: "stars.xlsx")
  let table = file.table
  let fields = (0..<table.rowCount).map { row in
    table.columns.indices.map { table.text(row: row, column: $0) }
  }
  return ([table.columns] + fields, file.faults.description, table)
}

private func message(_ bytes: [UInt8], table: String? = nil) -> String {
  do {
    return try TableFile(bytes, name: "stars.xlsx", table: table).faults.description
  } catch {
    return "\(error)"
  }
}

@Suite("A table in an Excel workbook")
struct SpreadsheetTests {
  private static let stars = [
    ["name", "absmag", "Teff"], ["Sun", "4.83", "5772"], ["Vega", "0.58", "9602"],
  ]

  @Test("is read wherever it is in the sheet")
  func place() throws {
    let sheet =
      rows([["My stars"]], from: 2, 3) + rows(Self.stars, from: 5, 2)
      + rows([["Source: made up"]], from: 10)
    let file = try read(TestArchive(sheets: [("Stars", sheet)]).bytes)
    #expect(file.fields == Self.stars)
    #expect(
      file.notes == "stars.xlsx: Stars!A10: note: 1 row of remarks below the table is not read")
    #expect(
      "\(file.table.diagnostic("x", row: 1, column: 2))" == "stars.xlsx: Stars!D7: error: x")
    #expect("\(file.table.diagnostic("x", header: 0))" == "stars.xlsx: Stars!B5: error: x")
  }

  @Test("is the only one of the workbook, whatever other sheets hold")
  func sheet() throws {
    let archive = TestArchive(sheets: [("About", rows([["Read me"]])), ("Stars", rows(Self.stars))])
    let file = try read(archive.bytes)
    #expect(file.fields == Self.stars)
    #expect(file.notes == "")
    #expect(
      message(archive.bytes, table: "About")
        == "stars.xlsx: error: the file has no table \"About\"; it holds one table, \"Stars\"")
    #expect(message(archive.bytes, table: "Stars") == "")
    #expect(message(archive.bytes, table: "1") == "")
  }

  @Test("is one of several, named by their sheets")
  func sheets() throws {
    let rivers = [["name", "length"], ["Rhine", "1230"]]
    let archive = TestArchive(sheets: [
      ("Rivers", rows(rivers)), ("About", rows([["Read me"]])), ("Stars", rows(Self.stars)),
      ("2024", rows(Self.stars.dropLast())),
    ])
    let names = "1 \"Rivers\", 2 \"Stars\", 3 \"2024\""
    let found = try TableFile(archive.bytes, name: "stars.xlsx") { $0.columns.contains("Teff") }
    #expect(found.table.columns == Self.stars[0])
    #expect(found.choice?.key == "Stars")
    #expect(
      found.faults.description
        == "stars.xlsx: note: the file holds 3 tables; table 2 \"Stars\" is read; --table reads "
        + "another: \(names)")
    for (wanted, columns, count) in [
      ("Rivers", 2, 1), ("1", 2, 1), ("2", 3, 2), ("3", 3, 1), ("2024", 3, 1),
    ] {
      let file = try TableFile(archive.bytes, name: "stars.xlsx", table: wanted)
      #expect(file.table.columns.count == columns, "\(wanted)")
      #expect(file.table.rowCount == count, "\(wanted)")
      #expect(file.faults.isEmpty)
    }
    #expect(
      message(archive.bytes, table: "stars")
        == "stars.xlsx: error: the file has no table \"stars\"; its tables are \(names); did you mean "
        + "\"Stars\"?")
  }

  @Test("has its own places, and faults of the sheets that are not read are not reported")
  func places() throws {
    let other = rows([["name", "absmag"], ["Sun", "4,83"], ["Vega", "0,58"]])
    let numbers = rows([["4.83", "5772"], ["0.58", "9602"]])
    let archive = TestArchive(sheets: [
      ("Values", numbers), ("Decimals", other), ("Stars", rows(Self.stars, from: 3)),
    ])
    let file = try TableFile(archive.bytes, name: "stars.xlsx", table: "Stars")
    #expect(file.faults.isEmpty)
    #expect(
      "\(file.table.diagnostic("x", row: 0, column: 2))" == "stars.xlsx: Stars!C4: error: x")
    let first = try TableFile(archive.bytes, name: "stars.xlsx")
    #expect(first.choice?.key == "Decimals")
    #expect(
      first.faults.description.contains(
        "Decimals!A1: note: the decimal commas of absmag are read as points"))
    #expect(message(archive.bytes, table: "Values").contains("Values!A1: error: the first row"))
  }

  @Test("has cells of every type")
  func types() throws {
    let strings =
      "<si><t>name</t></si><si><r><t>Sir</t></r><r><t>ius</t></r><rPh><t>x</t></rPh></si>"
    let styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/></numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
    let sheet =
      "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"str\"><f>x</f><v>flag</v></c>"
      + "<c t=\"str\"><v>seen</v></c><c t=\"str\"><v>M</v></c></row>"
      + "<row r=\"2\"><c t=\"s\"><v>1</v></c><c t=\"b\"><v>1</v></c><c s=\"1\"><v>37000</v></c>"
      + "<c><f>1.1*3</f><v>3.3000000000000003</v></c></row>"
      + "<row r=\"3\"><c t=\"str\"><v>Vega</v></c><c t=\"b\"><v>0</v></c>"
      + "<c s=\"2\"><v>60.25</v></c><c t=\"e\"><v>#DIV/0!</v></c></row>"
      + "<row r=\"4\"><c t=\"str\"><v>Altair</v></c><c><f>A1</f><v/></c></row>"
    let archive = TestArchive(sheets: [("S", sheet)], strings: strings, styles: styles)
    let file = try read(archive.bytes)
    #expect(
      file.fields == [
        ["name", "flag", "seen", "M"], ["Sirius", "true", "2001-04-19", "3.3000000000000003"],
        ["Vega", "false", "1900-02-28 06:00:00", ""], ["Altair", "", "", ""],
      ])
    #expect(
      file.notes == """
        stars.xlsx: S!D3: note: 1 cell with an error value counts as missing
        stars.xlsx: S!B4: note: 1 cell with a formula that was never computed counts as missing
        """)
  }

  @Test("may have decimal commas in texts, and a row of units")
  func commas() throws {
    let sheet = rows([
      ["name", "absmag", "Teff"], ["", "mag", "K"], ["Sun", "4,83", "5772"],
      ["Vega", "0,580", "9602"],
    ])
    let file = try read(TestArchive(sheets: [("S", sheet)]).bytes)
    #expect(file.fields.dropFirst() == [["Sun", "4.83", "5772"], ["Vega", "0.580", "9602"]])
    #expect(file.table.units == [nil, "mag", "K"])
    #expect(
      file.notes
        == "stars.xlsx: S!A1: note: the decimal commas of absmag are read as points")
    let thousands = rows([["name", "Teff"], ["Sun", "5,772"], ["Vega", "9,602"]])
    #expect(try read(TestArchive(sheets: [("S", thousands)]).bytes).fields[1][1] == "5,772")
  }

  @Test("may have a column without a name, which is not read")
  func unnamed() throws {
    let sheet = rows([["", "name", "M"], ["0", "Sun", "4.83"], ["1", "Vega", "0.58"]])
    let file = try read(TestArchive(sheets: [("S", sheet)]).bytes)
    #expect(file.fields == [["name", "M"], ["Sun", "4.83"], ["Vega", "0.58"]])
    #expect(
      file.notes
        == "stars.xlsx: S!A2: note: 2 cells in columns without a name, from here on, are not read")
  }

  @Test("is refused without column names")
  func headerless() {
    let sheet = rows([["Sun", "4.83", "5772"], ["Vega", "0.58", "9602"]])
    #expect(
      message(TestArchive(sheets: [("S", sheet)]).bytes) == """
        stars.xlsx: S!A1: error: the first row of the table holds numbers, not column names; \
        insert a row of column names above it
        """)
    #expect(
      message(TestArchive(sheets: [("S", "")]).bytes) == """
        stars.xlsx: error: no sheet of the workbook holds a table; put the column names into one \
        row, and the values into the rows below it
        """)
  }

  @Test("is refused if the archive is encrypted, too large, truncated or something else")
  func refused() {
    var encrypted = TestArchive()
    encrypted.add("_rels/.rels", "x", flags: 1)
    #expect(message(encrypted.bytes).contains("is encrypted; save the file without a password"))
    var bomb = TestArchive()
    bomb.add("_rels/.rels", "x", size: 1 << 30)
    #expect(message(bomb.bytes).contains("exceed 16000000 bytes"))
    let whole = TestArchive(sheets: [("S", rows(Self.stars))]).bytes
    #expect(message(Array(whole.dropLast(30))).contains("the ZIP archive is truncated"))
    var other = TestArchive()
    other.add("readme.txt", "x")
    #expect(message(other.bytes).contains("this is a ZIP archive without an Excel workbook"))
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(
      message(old) == """
        stars.xlsx: error: this is an old Excel workbook (.xls) or one with a password; save it as \
        .xlsx without a password, or the sheet as CSV
        """)
  }

  @Test("never crashes the program when it is damaged", arguments: 0..<200)
  func damaged(seed: Int) {
    var bytes = TestArchive(sheets: [("S", rows(Self.stars))]).bytes
    for step in 0..<3 {
      bytes[(seed * 7_919 + step * 104_729) % bytes.count] = UInt8(truncatingIfNeeded: seed * 37)
    }
    _ = message(bytes)
  }
}
