import TableFormats
import Tables
import Testing

@Suite("VOTables are read as their writers meant them")
struct VOTableTests {
  private func read(_ text: String, table: String? = nil) throws -> TableFile {
    try TableFile(Array(text.utf8), name: "t.vot", table: table) { $0.index(of: "teff") != nil }
  }

  private func texts(_ table: Table, _ column: Int = 0) -> [String] {
    (0..<table.rowCount).map { table.text(row: $0, column: column) }
  }

  /// A VOTable with one table of one column.
  private func column(_ field: String, _ data: String) -> String {
    "<VOTABLE><RESOURCE><TABLE>\(field)<DATA>\(data)</DATA></TABLE></RESOURCE></VOTABLE>"
  }

  private func rows(_ cells: [String]) -> String {
    "<TABLEDATA>" + cells.map { "<TR><TD>\($0)</TD></TR>" }.joined() + "</TABLEDATA>"
  }

  private func stream(_ bytes: [UInt8], _ encoding: String = "BINARY") -> String {
    "<\(encoding)><STREAM encoding='base64'>\(base64(bytes))</STREAM></\(encoding)>"
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits = bytes.flatMap { byte in (0..<8).reversed().map { byte >> $0 & 1 } }
    while !bits.count.isMultiple(of: 6) { bits.append(0) }
    return String(
      stride(from: 0, to: bits.count, by: 6).map { start in
        letters[bits[start..<start + 6].reduce(0) { $0 << 1 | Int($1) }]
      })
  }

  // MARK: - Values

  @Test(
    "The declared null of a number is missing",
    arguments: [
      ("double", "-9999", ["4.83", "-9999", "-9999.0"], ["4.83", "", ""]),
      ("float", "99.99", ["4.83", "99.99", "99.9"], ["4.83", "", "99.9"]),
      ("double", "NaN", ["4.83", "NaN", "0"], ["4.83", "", "0.0"]),
      ("int", "-1", ["4", "-1", "1"], ["4", "", "1"]),
      ("short", "-9999.0", ["4", "-9999", "1"], ["4", "", "1"]),
    ])
  func nulls(type: String, null: String, cells: [String], expected: [String]) throws {
    let field = "<FIELD name='x' datatype='\(type)'><VALUES null='\(null)'/></FIELD>"
    #expect(texts(try read(column(field, rows(cells))).table) == expected)
  }

  @Test("The declared null of a double in a stream is missing", arguments: ["BINARY", "BINARY2"])
  func binaryNulls(encoding: String) throws {
    let field = "<FIELD name='x' datatype='double'><VALUES null='-9999'/></FIELD>"
    let mask: [UInt8] = encoding == "BINARY2" ? [0] : []
    let bytes = mask + bigEndian([4.83]) + mask + bigEndian([-9_999])
    #expect(texts(try read(column(field, stream(bytes, encoding))).table) == ["4.83", ""])
  }

  @Test("The null of a parameter is not that of the field before it")
  func parameter() throws {
    let field =
      "<FIELD name='x' datatype='double'/>"
      + "<PARAM name='p' datatype='double' value='1'><VALUES null='4'/></PARAM>"
    #expect(texts(try read(column(field, rows(["4", "5"]))).table) == ["4.0", "5.0"])
  }

  @Test("A bit that is set in any way is true", arguments: [0x80, 0x08, 0x01] as [UInt8])
  func bits(byte: UInt8) throws {
    let field = "<FIELD name='x' datatype='bit'/>"
    #expect(texts(try read(column(field, stream([byte, 0]))).table) == ["1", "0"])
  }

  @Test("An array of bits starts with the highest")
  func bitArray() throws {
    let field = "<FIELD name='x' datatype='bit' arraysize='4'/>"
    #expect(texts(try read(column(field, stream([0xA0]))).table) == ["1 0 1 0"])
  }

  // MARK: - Several tables

  private static let two = """
    <VOTABLE><RESOURCE>
    <TABLE name="log"><FIELD name="frames" datatype="int"/>
    <DATA><TABLEDATA><TR><TD>12</TD></TR></TABLEDATA></DATA></TABLE>
    <TABLE ID="stars"><FIELD name="teff" datatype="int"/>
    <DATA><TABLEDATA><TR><TD>5772</TD></TR></TABLEDATA></DATA></TABLE>
    <TABLE><FIELD name="teff" datatype="wrong"/>
    <DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>
    </RESOURCE></VOTABLE>
    """

  @Test("The table that holds stars is read, and a note says so")
  func stars() throws {
    let file = try read(Self.two)
    #expect(texts(file.table) == ["5772"])
    #expect(
      file.faults.description == """
        t.vot: note: the file holds 3 tables; table 2 "stars" is read; --table reads another: 1 "log", 2 "stars", 3
        """)
  }

  @Test("The first table with rows is read if none holds stars")
  func noStars() throws {
    let file = try read(Self.two.replacing("teff", with: "n"))
    #expect(file.table.columns == ["frames"])
    #expect(file.choice?.key == "log")
  }

  @Test("A table is chosen by name or number", arguments: ["log", "1"])
  func chosen(wanted: String) throws {
    #expect(texts(try read(Self.two, table: wanted).table) == ["12"])
  }

  @Test("A chosen table that cannot be read is an error")
  func broken() throws {
    let error = #expect(throws: Diagnostics.self) { try read(Self.two, table: "3") }
    #expect(error?.description.contains("unknown datatype \"wrong\"") == true)
  }

  // MARK: - Status

  private func answer(_ status: String, before: Bool = false) -> String {
    let table = "<TABLE><FIELD name='teff' datatype='int'/><DATA>\(rows(["1", "2"]))</DATA></TABLE>"
    return "<VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='OK'/>"
      + (before ? status + table : table + status) + "</RESOURCE></VOTABLE>"
  }

  @Test("An answer that is cut off gives a warning", arguments: [true, false])
  func overflow(before: Bool) throws {
    let file = try read(answer("<INFO name='QUERY_STATUS' value='OVERFLOW'/>", before: before))
    #expect(
      file.faults.description == "t.vot: warning: the answer is cut off at 2 rows; "
        + "raise the limit of the query (TOP, MAXREC) to get all rows")
    #expect(try read(answer("")).faults.isEmpty)
  }

  @Test(
    "An error of the service is quoted",
    arguments: [
      ("<INFO name='QUERY_STATUS' value='ERROR'>no such\n  table gaia_sorce</INFO>", true),
      (
        "<INFO name='QUERY_STATUS' value='ERROR'>no such table <![CDATA[gaia_sorce]]></INFO>", false
      ),
      ("<INFO name='Error' value='no such table gaia_sorce'/>", nil),
      ("<PARAM name='Error' datatype='char' value='no such table gaia_sorce'/>", nil),
    ] as [(String, Bool?)])
  func failure(status: String, before: Bool?) throws {
    let text =
      before.map { answer(status, before: $0) }
      ?? "<VOTABLE><RESOURCE>\(status)</RESOURCE></VOTABLE>"
    let error = #expect(throws: Diagnostics.self) { try read(text) }
    #expect(
      error?.description.hasSuffix("error: the service reports an error: no such table gaia_sorce")
        == true)
  }

  @Test("An error without a text is reported")
  func silentFailure() throws {
    let error = #expect(throws: Diagnostics.self) {
      try read(answer("<INFO name='QUERY_STATUS' value='ERROR'/>"))
    }
    #expect(error?.description.contains("the service reports an error without a reason") == true)
  }
}
