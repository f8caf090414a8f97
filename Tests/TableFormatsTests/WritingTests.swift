import Tables
import Testing

@testable import TableFormats

@Suite("Tables are written")
struct WritingTests {
  private static let typed: [TableFormat] = [.ecsv, .votable, .fits]

  /// A table with everything that a format could lose.
  private static let difficult = """
    # %ECSV 1.0
    # ---
    # delimiter: ','
    # datatype:
    # - {name: id, datatype: int64}
    # - {name: long_id, datatype: string}
    # - {name: "Plx, mean", unit: mas, datatype: float64}
    # - {name: 'it''s', unit: "km / s", datatype: float32}
    # - {name: count, datatype: int32}
    # - {name: text, datatype: string}
    # - {name: whole, unit: K, datatype: float64}
    # schema: astropy-2.0
    id,long_id,"Plx, mean",it's,count,text,whole
    5853498713190525696,12345678901234567890,768.5004,-22.4,,"a, ""b"" & <c>",5772
    -9223372036854775807,007,1e-300,,3,,
    0,,,0.1,-4,#5 'x',1e22
    9223372036854775807,x,-0.0,1e30,0,\\,-1

    """

  private func table(_ text: String, _ name: String = "t.ecsv") throws -> Table {
    try read(Array(text.utf8), name)
  }

  private func read(_ bytes: [UInt8], _ name: String) throws -> Table {
    let file = try TableFile(bytes, name: name)
    #expect(file.faults.isEmpty, "\(file.faults)")
    return file.table
  }

  private func added(_ count: Int) -> [StoredColumn] {
    var texts = StoredTexts()
    for row in 0..<count { texts.append((row == 1 ? "" : "red giant").utf8) }
    let values = (0..<count).map { $0 == 1 ? Double.nan : 1 / Double($0 + 3) }
    return [
      StoredColumn(name: "predicted_class", description: "A < \"B\"", values: .texts(texts)),
      StoredColumn(name: "probability of red giant", values: .numbers(values, isSingle: false)),
    ]
  }

  private func stored(_ table: Table) -> [StoredColumn] { table.columns.indices.map(table.stored) }

  @Test("with names, units, types, values and missing values as they were", arguments: typed)
  func roundTrip(format: TableFormat) throws {
    let source = try table(Self.difficult)
    let written = try WrittenTable(source, adding: added(source.rowCount))
    let expected = contents(stored(source) + written.added)
    #expect(expected[0].prefix(4) == ["id", "no unit", "integer", "5853498713190525696"])
    #expect(expected[1].prefix(5) == ["long_id", "no unit", "text", "12345678901234567890", "007"])
    #expect(expected[2].prefix(3) == ["Plx, mean", "mas", "double"])
    #expect(expected[3].prefix(3) == ["it's", "km / s", "single"])
    #expect(expected[4] == ["count", "no unit", "integer", "", "3", "-4", "0"])
    #expect(expected[6] == ["whole", "K", "double", "5772.0", "", "1e+22", "-1.0"])
    let again = try read(try format.bytes(of: written), "t.\(format.rawValue)")
    #expect(contents(stored(again)) == expected)
    #expect(again.rowCount == 4)
  }

  @Test("the same when they are read and written again", arguments: typed)
  func repeated(format: TableFormat) throws {
    let source = try table(Self.difficult)
    let first = try format.bytes(of: try WrittenTable(source, adding: []))
    for other in Self.typed {
      let between = try other.bytes(of: try WrittenTable(source, adding: []))
      let copy = try WrittenTable(try read(between, "t.\(other.rawValue)"), adding: [])
      #expect(try format.bytes(of: copy) == first, "\(other)")
    }
  }

  @Test("without rows", arguments: typed)
  func empty(format: TableFormat) throws {
    let source = try table("a,b\n")
    let again = try read(try format.bytes(of: try WrittenTable(source, adding: added(0))), "t")
    #expect(again.columns == ["a", "b", "predicted_class", "probability of red giant"])
    #expect(again.rowCount == 0)
  }

  @Test("in the order of tens of columns and many rows", arguments: typed)
  func large(format: TableFormat) throws {
    let header = (0..<40).map { "c\($0)" }.joined(separator: ",")
    let rows = (0..<1_000).map { row in
      (0..<40).map { "\(row * 40 + $0).5" }.joined(separator: ",")
    }
    let source = try table(([header] + rows).joined(separator: "\n"))
    let again = try read(try format.bytes(of: try WrittenTable(source, adding: [])), "t")
    #expect(contents(stored(again)) == contents(stored(source)))
  }

  @Test(
    "with letters of any script as text, in ECSV and VOTable",
    arguments: [.ecsv, .votable] as [TableFormat])
  func scripts(format: TableFormat) throws {
    let source = try table("Étoile,unité\nα Cen,1\n\"é\n星\",2\n")
    let again = try read(try format.bytes(of: try WrittenTable(source, adding: [])), "t")
    #expect(contents(stored(again)) == contents(stored(source)))
  }

  @Test("with infinities as each format spells them", arguments: typed)
  func infinities(format: TableFormat) throws {
    var faults = Diagnostics()
    let values = StoredColumn.Values.numbers([.infinity, -.infinity, .nan, 1], isSingle: false)
    let source = Table([StoredColumn(name: "a", values: values)], name: "t", faults: &faults)
    let bytes = try format.bytes(of: try WrittenTable(source, adding: added(4)))
    let again = try read(bytes, "t")
    #expect((0..<4).map { again.text(row: $0, column: 0) } == ["inf", "-inf", "", "1.0"])
  }

  @Test("not as FITS if a text is not ASCII, which is said of each")
  func notASCII() throws {
    let source = try table("Name,Größe\nα Cen,1\nb,2\n\"é\n\",3\n", "t.csv")
    let written = try WrittenTable(source, adding: [])
    let error = try #require(throws: Diagnostics.self) {
      _ = try TableFormat.fits.bytes(of: written)
    }
    #expect(
      error.description.hasPrefix(
        """
        t.csv:1:6: error: the column name "Größe" has characters other than printable ASCII, which \
        FITS does not allow; write a VOTable: --format votable
        Name,Größe
             ^~~~~
        t.csv:2:1: error: row 1 of column "Name", "α Cen", has characters other than printable \
        ASCII, which FITS does not allow; write a VOTable: --format votable
        α Cen,1
        ^~~~~
        t.csv:4:2: error: row 3 of column "Name", "é
        """), "\(error)")
  }

  @Test("not as FITS if a name is longer than a card, or there are 1,000 columns")
  func limits() throws {
    let name = String(repeating: "n", count: 68)
    let fine = try table("\(name),b\n1,2\n")
    let bytes = try TableFormat.fits.bytes(of: try WrittenTable(fine, adding: []))
    #expect(try read(bytes, "t.fits").columns == [name, "b"])
    let long = try table("\(name)n,b\n1,2\n")
    let wide = try table((0..<1_000).map { "c\($0)" }.joined(separator: ",") + "\n")
    for table in [long, wide] {
      #expect(throws: Diagnostics.self) {
        try TableFormat.fits.bytes(of: try WrittenTable(table, adding: []))
      }
    }
  }

  @Test("not as VOTable with control characters, which XML does not allow")
  func controls() throws {
    let source = try table("a,b\nx\u{1}y,1\n", "t.csv")
    let written = try WrittenTable(source, adding: [])
    let error = try #require(throws: Diagnostics.self) {
      _ = try TableFormat.votable.bytes(of: written)
    }
    #expect(error.description.contains("has a control character, which XML does not allow"))
    let again = try read(try TableFormat.ecsv.bytes(of: written), "t.ecsv")
    #expect(again.text(row: 0, column: 0) == "x\u{1}y")
  }

  @Test("as ECSV with names of any characters")
  func names() throws {
    let names = [
      "\u{301}x", "q'\u{301}", "a\u{2028}b", "\u{7F}\u{FFFE}", "{a: b}", "\\u0041", "'", "🌍",
    ]
    let source = try table(names.joined(separator: ",") + "\n1,2,3,4,5,6,7,8\n")
    #expect(source.columns == names)
    let bytes = try TableFormat.ecsv.bytes(of: try WrittenTable(source, adding: []))
    #expect(try read(bytes, "t.ecsv").columns == names)
  }

  @Test("as VOTable with an ID for each column, its name where XML allows that")
  func ids() {
    let names = ["Teff", "a b", "a_b", "Teff", "2MASS", "é", ""]
    #expect(
      VOTableID.ids(for: names) == ["Teff", "a_b", "a_b_2", "Teff_2", "_2MASS", "_", "__2"])
  }

  @Test("as CSV with the fields as they are")
  func csv() throws {
    let source = try table("\"#\",b\n\"#1\",15.10\nNA,\"x\"\"y\"\n", "t.csv")
    let bytes = try TableFormat.csv.bytes(of: try WrittenTable(source, adding: added(2)))
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        "#",b,predicted_class,probability of red giant
        "#1",15.10,red giant,0.3333333333333333
        NA,"x""y",,

        """)
  }

  @Test("in the format of the extension")
  func extensions() {
    let names = [
      "x.csv", "a/b.c/X.ECSV", "x.y.vot", "x.xml", "x.votable", "x.fits", "x.fit", "-", "x",
      "x.d/y", "fits", "x.txt",
    ]
    #expect(
      names.map(TableFormat.init(fileName:)) == [
        .csv, .ecsv, .votable, .votable, .votable, .fits, .fits, nil, nil, nil, nil, nil,
      ])
  }
}

/// The contents of columns, in which equal NaN are equal.
func contents(_ columns: [StoredColumn]) -> [[String]] {
  columns.map { column in
    let type =
      switch column.values {
      case .numbers(_, let isSingle): isSingle ? "single" : "double"
      case .integers: "integer"
      case .texts: "text"
      }
    let values = (0..<column.count).map { String(decoding: column.bytes($0), as: UTF8.self) }
    return [column.name, column.unit ?? "no unit", type] + values
  }
}
