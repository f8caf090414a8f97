import Stars
import Tables
import Testing
import _TestSupport

@testable import TableFormats

@Suite("Files that unfold into something else are limited by what they become")
struct LimitsTests {
  private func message(_ bytes: [UInt8], _ expansion: Expansion = .standard) -> String {
    do throws(Diagnostics) {
      return try TableFile(bytes, name: "t", expansion).faults.description
    } catch {
      return error.description
    }
  }

  @Test("A small file that decompresses to more than 16 MB is refused, and one of less is read")
  func expansion() {
    let rows = Array("a,b\n1,2\n".utf8)
    func packed(_ blanks: Int) -> [UInt8] {
      let parts = [rows] + [[UInt8](repeating: 0x0A, count: blanks)]
      return Array(Gzip.members(of: parts).joined())
    }
    #expect(message(packed(15_900_000)) == "")
    let file = packed(16_000_000)
    let text = message(file)
    #expect(
      text.hasPrefix(
        "t: error: the file of \(file.count) bytes decompresses to more than 16000000, the limit"))
    #expect(
      text.hasSuffix("raise the limit, as with --max-expansion 1GB, or unpack it with: gunzip"))
    let small = packed(50_000)
    #expect(message(small, Expansion(upTo: 50_008)) == "")
    #expect(message(small, Expansion(upTo: 50_007)).contains("more than 50007, the limit"))
  }

  @Test("A file read part by part is given up at the same limit")
  func parts() throws {
    let file = Array(Gzip.members(of: [[UInt8](repeating: 0x0A, count: 17_000_000)]).joined())
    /// The number of bytes until there are no more, or too many.
    func total(_ expansion: Expansion) throws -> Int {
      var (taken, total) = (8, 0)
      var decompression = try #require(
        Decompression(start: Array(file[..<taken]), expansion))
      var isThereMore = true
      while isThereMore {
        var bytes: [UInt8] = []
        do {
          isThereMore = try decompression.append(to: &bytes, 1 << 20) { input, count in
            input += file[taken..<min(taken + count, file.count)]
            taken = min(taken + count, file.count)
            return taken < file.count
          }
        } catch is Decompression.Failure {
          return total
        }
        total += bytes.count
      }
      return total
    }
    #expect(14_000_000...16_000_000 ~= (try total(.standard)))
    #expect(try total(Expansion(upTo: 17_000_000)) == 17_000_000)
  }

  @Test("Marks written as references or escapes are counted like any others")
  func escapedMarks() {
    func votable(_ count: Int) -> [UInt8] {
      Array(
        """
        <?xml version="1.0"?><VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="char" \
        arraysize="*"/><DATA><TABLEDATA><TR><TD>x\(String(repeating: "&#769;", count: count))</TD>\
        </TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """.utf8)
    }
    #expect(message(votable(30)) == "")
    #expect(message(votable(31)).contains("a letter with more than 30 combining marks"))
  }

  @Test(
    "Marks in the escapes of JSON are counted in texts, keys and what is not read",
    arguments: [
      #"[{"a": "x%", "b": 1}]"#, #"[{"x%": 2, "b": 1}]"#, #"[["x%", "b"], [2, 1]]"#,
      #"{"x%": [1], "b": [2]}"#, #"{"a": {"x%": 1}, "b": {"x%": 2}}"#,
      #"{"metadata": [{"name": "a", "unit": "x%"}, {"name": "b"}], "data": [[2, 1]]}"#,
      #"{"schema": {"x%": 1}, "data": [{"a": 2, "b": 1}]}"#,
    ])
  func escapesOfJSON(_ pattern: String) {
    func json(_ count: Int) -> [UInt8] {
      let marks = String(repeating: #"\u0301"#, count: count)
      return Array(pattern.split(separator: "%").joined(separator: marks).utf8)
    }
    #expect(message(json(30)) == "")
    #expect(message(json(31)).hasPrefix("t:1:"))
    #expect(message(json(31)).contains("a letter with more than 30 combining marks"))
  }

  @Test("Marks in the references of XML are counted in texts and attributes, not across elements")
  func references() {
    func votable(_ attribute: Int, _ cells: Int...) -> [UInt8] {
      let marks = { String(repeating: "&#x301;", count: $0) }
      let row = cells.map { "<TD>\(marks($0))</TD>" }.joined()
      let fields = cells.indices.map {
        #"<FIELD name="c\#($0)" unit="m\#(marks(attribute))" datatype="char" arraysize="*"/>"#
      }
      return Array(
        """
        <?xml version="1.0"?><VOTABLE><RESOURCE><TABLE>\(fields.joined())<DATA><TABLEDATA><TR>\(row)</TR>\
        </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """.utf8)
    }
    #expect(message(votable(30, 30, 30)) == "")
    for file in [votable(31, 0, 0), votable(0, 0, 31)] {
      #expect(message(file).contains("a letter with more than 30 combining marks"))
    }
  }

  @Test("Marks in the escapes of an ECSV header are counted, also in what would be a unit")
  func escapesOfECSV() {
    func ecsv(_ count: Int) -> [UInt8] {
      let marks = String(repeating: #"\u0301"#, count: count)
      return Array(
        """
        # %ECSV 1.0
        # ---
        # delimiter: ','
        # datatype:
        # - {name: a, unit: "m\(marks)", datatype: string}
        # - {name: b, datatype: string}
        a,b
        x,y

        """.utf8)
    }
    #expect(message(ecsv(30)) == "")
    #expect(message(ecsv(31)).contains("a letter with more than 30 combining marks"))
  }

  @Test("Records of JSON have at most 10,000 different keys")
  func keys() {
    func json(_ count: Int) -> [UInt8] {
      Array("[{\((0..<count).map { "\"k\($0)\":1" }.joined(separator: ","))}]".utf8)
    }
    #expect(message(json(10_000)) == "")
    #expect(message(json(10_001)).contains("1 records have 10001 different keys"))
  }

  @Test("A file of JSON is one line of any length")
  func longLine() {
    let record = "{\"a\":1,\"b\":\"\(String(repeating: "x", count: 60_000))\"}"
    #expect(
      message(Array("[\(Array(repeating: record, count: 40).joined(separator: ","))]".utf8)) == "")
  }

  @Test("A workbook unpacks to 16 MB at most, if it is small")
  func workbook() {
    var archive = TestArchive()
    archive.add("xl/workbook.xml", "", size: 16_000_001)
    #expect(message(archive.bytes).contains("the files of the ZIP archive exceed 16000000 bytes"))
    #expect(message(archive.bytes).contains("--max-expansion 500MB"))
    let raised = message(archive.bytes, Expansion(upTo: 16_000_001))
    #expect(!raised.contains("exceed") && raised != "")
  }

  private static let header =
    "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"

  @Test("A text that many cells of a workbook refer to counts for each")
  func sharedText() {
    func workbook(_ rows: Int) -> [UInt8] {
      let row = "<row><c t=\"s\"><v>1</v></c><c><v>2</v></c></row>"
      let text = "<si><t>a</t></si><si><t>\(String(repeating: "x", count: 50_000))</t></si>"
      let sheet = Self.header + String(repeating: row, count: rows)
      return TestArchive(sheets: [("S", sheet)], strings: text).bytes
    }
    #expect(message(workbook(319)) == "")
    #expect(
      message(workbook(320)).contains(
        "sheet \"S\": the texts of its cells are longer than the limit of a workbook"))
    #expect(message(workbook(320), Expansion(upTo: 17_000_000)) == "")
  }

  @Test("The cells of a row are found by their columns in one pass")
  func cells() {
    let cells = [2, 3, 7].map { SheetCells.Cell(column: $0, text: "\($0)", isNumber: true) }
    let row = SheetCells.Row(number: 1, cells: cells)
    #expect(row.cells(in: [1, 2, 5, 7, 8]).map { $0?.text } == [nil, "2", nil, "7", nil])
    #expect(row.cells(in: []).isEmpty)
  }

  @Test("A sheet that a workbook lists twice is refused, however often it does")
  func repeatedSheet() {
    var archive = TestArchive()
    func part(_ type: String, _ target: String) -> String {
      "<Relationships><Relationship Id=\"i\" Type=\"t/\(type)\" Target=\"\(target)\"/></Relationships>"
    }
    archive.add("_rels/.rels", part("officeDocument", "xl/workbook.xml"))
    archive.add("xl/_rels/workbook.xml.rels", part("worksheet", "s.xml"))
    archive.add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"i\"/><sheet name=\"B\" r:id=\"i\"/></sheets></workbook>"
    )
    archive.add("xl/s.xml", "<worksheet/>")
    #expect(
      message(archive.bytes).contains(
        "sheet \"B\": another sheet has the same contents, xl/s.xml"))
  }

  @Test("Short rows of many columns are not filled up without end")
  func emptyCells() {
    let names = (0..<9_000).map { "<c t=\"inlineStr\"><is><t>c\($0)</t></is></c>" }.joined()
    func workbook(_ rows: Int) -> String {
      let row = "<row><c><v>1</v></c><c><v>2</v></c></row>"
      let sheet = "<row>\(names)</row>" + String(repeating: row, count: rows)
      return message(TestArchive(sheets: [("S", sheet)]).bytes)
    }
    #expect(workbook(3) == "")
    #expect(
      workbook(20_000).contains(
        "20000 rows of 9000 columns, most of them empty; the limit is "))
    let fields = (0..<9_000).map { "<FIELD name=\"c\($0)\" datatype=\"int\"/>" }.joined()
    let rows = String(repeating: "<TR/>", count: 2_000)
    let votable =
      "<VOTABLE><RESOURCE><TABLE>\(fields)<DATA><TABLEDATA>\(rows)</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
    #expect(message(Array(votable.utf8)).contains("the rows lack more than 5000000 cells"))
  }

  @Test("The columns of a FITS table of text take at most twice the bytes of a row")
  func overlap() {
    func fits(_ others: [String: String]...) -> String {
      var file = TestFITS()
      file.addTable(
        "TABLE", rows: 2,
        columns: [["TTYPE": "'a'", "TFORM": "'I2'", "TBCOL": "1"]] + others,
        data: Array("1234".utf8))
      return message(file.bytes)
    }
    let (b, c) = (
      ["TTYPE": "'b'", "TFORM": "'I1'", "TBCOL": "2"],
      ["TTYPE": "'c'", "TFORM": "'I1'", "TBCOL": "1"]
    )
    #expect(fits(b, c) == "")
    #expect(
      fits(b, c, ["TTYPE": "'d'", "TFORM": "'I1'", "TBCOL": "1"])
        == "t: error: the columns take 5 bytes per row, more than twice NAXIS1, 2")
    #expect(
      fits(["TTYPE": "'b'", "TFORM": "'I1.301'", "TBCOL": "2"]).contains("not a valid format"))
  }

  @Test("Short lines below thousands of ruled columns are not read without end")
  func ruledColumns() {
    func table(_ rows: Int) -> String {
      let names = (1...2_000).map { "c\($0)" }.joined(separator: "  ") + "\n"
      let rule =
        (1...2_000).map {
          "--" + ($0 > 9 ? "-" : "") + ($0 > 99 ? "-" : "") + ($0 > 999 ? "-" : "")
        }
        .joined(separator: "  ") + "\n"
      return message(Array((names + rule + String(repeating: "1\n", count: rows)).utf8))
    }
    #expect(table(10) == "")
    #expect(table(2_501).contains("2501 rows of 2000 columns, most of them empty"))
  }

  @Test("Columns that a description puts beyond the ends of short lines are not read without end")
  func shortLines() {
    func table(_ rows: Int) -> String {
      let columns = (1...2_000).map { "   \($0)-  \($0) I1 --- c\($0) x\n" }.joined()
      let rule = String(repeating: "-", count: 40) + "\n"
      return message(
        Array(
          ("Byte-by-byte Description of file: t\n\(rule) Bytes Format Units Label Explanations\n"
            + rule + columns + rule + String(repeating: "1\n", count: rows)).utf8))
    }
    #expect(table(10) == "")
    #expect(
      table(2_501).contains(
        "2501 rows of 2000 columns, most of them empty; the limit is 5000000 values"))
  }
}
