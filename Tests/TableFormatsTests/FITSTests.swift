import TableFormats
import Tables
import Testing

@Suite("FITS files are read as their writers meant them")
struct FITSTests {
  private func read(_ file: TestFITS, table: String? = nil) throws -> TableFile {
    try TableFile(file.bytes, name: "t.fits", table: table) { $0.index(of: "Teff") != nil }
  }

  private func texts(_ table: Table, _ column: Int) -> [String] {
    (0..<table.rowCount).map { table.text(row: $0, column: column) }
  }

  @Test("Unsigned 64-bit integers keep all their digits")
  func unsigned() throws {
    var file = TestFITS()
    let ids: [UInt64] = [5_853_498_713_190_525_696, 5_853_498_713_190_525_697, 0, .max]
    file.addTable(
      rows: 4,
      columns: [["TTYPE": "'id'", "TFORM": "'K'", "TZERO": "9223372036854775808"]],
      data: ids.flatMap { bigEndian($0 ^ 1 << 63) })
    #expect(texts(try read(file).table, 0) == ids.map(\.description))
  }

  @Test("Integers with other offsets are exact, and their null values are the stored ones")
  func offsets() throws {
    var file = TestFITS()
    file.addTable(
      rows: 3,
      columns: [
        ["TTYPE": "'u'", "TFORM": "'I'", "TZERO": "32768", "TNULL": "-1"],
        ["TTYPE": "'s'", "TFORM": "'B'", "TZERO": "-128"],
        ["TTYPE": "'x'", "TFORM": "'J'", "TSCAL": "0.5", "TNULL": "7"],
      ],
      data: [
        bigEndian(Int16.min), [0], bigEndian(Int32(3)), bigEndian(Int16(-1)), [255],
        bigEndian(Int32(7)), bigEndian(Int16.max), [128], bigEndian(Int32(-4)),
      ].flatMap(\.self))
    let table = try read(file).table
    #expect(texts(table, 0) == ["0", "", "65535"])
    #expect(texts(table, 1) == ["-128", "127", "0"])
    #expect(texts(table, 2) == ["1.5", "", "-2.0"])
  }

  @Test("Columns stored as the arrays of one row are the columns of a table")
  func columnOriented() throws {
    var file = TestFITS()
    file.addTable(
      rows: 1,
      columns: [
        ["TTYPE": "'name'", "TFORM": "'15A'", "TDIM": "'(5,3)'"],
        ["TTYPE": "'Teff'", "TFORM": "'3D'", "TDIM": "'(3)'", "TUNIT": "'K'"],
        ["TTYPE": "'n'", "TFORM": "'3I'", "TNULL": "2"],
      ],
      data: Array("Sun  Vega Rigel".utf8) + bigEndian([5_772, 9_602, 12_100])
        + (1...3).flatMap { bigEndian(Int16($0)) })
    let table = try read(file).table
    #expect(table.rowCount == 3)
    #expect(texts(table, 0) == ["Sun", "Vega", "Rigel"])
    #expect(table.numbers(1).values == [5_772, 9_602, 12_100])
    #expect(table.units == [nil, "K", nil])
    #expect(texts(table, 2) == ["1", "", "3"])
  }

  @Test("A table without rows may have texts of any width")
  func noRows() throws {
    var file = TestFITS()
    file.addTable(
      rows: 0, width: 1 << 39, columns: [["TTYPE": "'name'", "TFORM": "'\(1 << 39)A'"]], data: [])
    let table = try read(file).table
    #expect(table.columns == ["name"])
    #expect(table.rowCount == 0)
  }

  @Test("One star, even with an array, is not taken for columns")
  func oneStar() throws {
    var file = TestFITS()
    file.addTable(
      rows: 1,
      columns: [
        ["TTYPE": "'name'", "TFORM": "'4A'"], ["TTYPE": "'kind'", "TFORM": "'4A'"],
      ], data: Array("Vegastar".utf8))
    #expect(texts(try read(file).table, 0) == ["Vega"])
    var other = TestFITS()
    other.addTable(
      rows: 1,
      columns: [
        ["TTYPE": "'Teff'", "TFORM": "'D'"], ["TTYPE": "'flux'", "TFORM": "'2D'"],
      ], data: bigEndian([9_602, 1, 2]))
    let table = try read(other).table
    #expect(table.columns == ["Teff"])
    #expect(texts(table, 0) == ["9602.0"])
  }

  private static let textColumns = [
    ["TTYPE": "'name'", "TFORM": "'A5'", "TBCOL": "1"],
    ["TTYPE": "'Teff'", "TFORM": "'F7.1'", "TBCOL": "7", "TUNIT": "'K'", "TNULL": "'---'"],
    ["TTYPE": "'hd'", "TFORM": "'I6'", "TBCOL": "14"],
    ["TTYPE": "'d'", "TFORM": "'D8.2'", "TBCOL": "20"],
  ]

  @Test("Tables of text are read")
  func text() throws {
    var file = TestFITS()
    let rows = [
      ["Sun  ", " ", " 5772.0", "     0", " 4.85D-6"],
      ["Vega ", " ", "    ---", "172167", "     768"],
      ["Rigel", " ", " 121005", " 34085", "        "],
    ]
    file.addTable(
      "TABLE", rows: 3, columns: Self.textColumns,
      data: rows.flatMap { $0.joined().utf8 })
    let table = try read(file).table
    #expect(texts(table, 0) == ["Sun", "Vega", "Rigel"])
    #expect(texts(table, 1) == ["5772.0", "", "12100.5"])
    #expect(texts(table, 2) == ["0", "172167", "34085"])
    #expect(texts(table, 3) == ["4.85E-6", "7.68", ""])
    #expect(table.units[1] == "K")
  }

  @Test("A column beyond the end of the rows is an error, not a crash")
  func badText() throws {
    var file = TestFITS()
    file.addTable(
      "TABLE", rows: 1, columns: [["TTYPE": "'a'", "TFORM": "'A9'", "TBCOL": "3"]],
      data: Array("0123456789".utf8))
    let error = #expect(throws: Diagnostics.self) { try read(file) }
    #expect(
      error?.description
        == "t.fits: error: TFORM1 is \"A9\" at TBCOL 3, which is not a valid format")
  }

  // MARK: - Several tables

  private var two: TestFITS {
    var file = TestFITS()
    file.addTable(
      name: "LOG", rows: 2, columns: [["TTYPE": "'frames'", "TFORM": "'J'"]],
      data: [1, 2].flatMap { bigEndian(Int32($0)) })
    file.addTable(
      name: "STARS", rows: 1,
      columns: [["TTYPE": "'Teff'", "TFORM": "'D'", "TUCD": "'phys.temperature.effective'"]],
      data: bigEndian([5_772]))
    return file
  }

  @Test("The table that holds stars is read, and a note says so")
  func stars() throws {
    let file = try read(two)
    #expect(file.table.columns == ["Teff"])
    #expect(file.table.ucds == ["phys.temperature.effective"])
    #expect(file.choice?.key == "STARS")
    #expect(
      file.faults.description == """
        t.fits: note: the file holds 2 tables; table 2 "STARS" is read; --table reads another: 1 "LOG", 2 "STARS"
        """)
  }

  @Test("A table is chosen by name or number", arguments: ["LOG", "1"])
  func chosen(wanted: String) throws {
    let file = try read(two, table: wanted)
    #expect(file.table.columns == ["frames"])
    #expect(file.faults.isEmpty)
  }

  @Test("An unknown name is an error with the names", arguments: ["STAR", "3"])
  func unknown(wanted: String) throws {
    let error = #expect(throws: Diagnostics.self) { try read(two, table: wanted) }
    let text = error?.description ?? ""
    #expect(text.contains("its tables are 1 \"LOG\", 2 \"STARS\""))
    #expect(text.contains("did you mean \"STARS\"?") == (wanted == "STAR"))
  }
}
