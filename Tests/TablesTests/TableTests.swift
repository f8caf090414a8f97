import Testing

@testable import Tables

@Suite("Reading a table by RFC 4180")
struct TableTests {
  private func rows(_ text: String) -> [[String]] {
    var faults = Diagnostics()
    let table = Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
    #expect(faults.isEmpty, "\(faults)")
    return [table.columns]
      + (0..<table.rowCount).map { row in
        table.columns.indices.map { table.text(row: row, column: $0) }
      }
  }

  private func faults(_ text: String) -> String {
    var faults = Diagnostics()
    _ = Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
    return faults.description
  }

  @Test(
    "Line ends, a missing last one, a byte order mark, blank lines, comments and blanks do not matter",
    arguments: [
      "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\r1,2\r3,4\r", "\u{FEFF}a,b\n1,2\n3,4",
      "\n\na,b\n\n1,2\n   \n3,4\n\n", "# stars\n#\n\na,b\n1,2\n3,4", "a , b\n 1,2\t\n3, 4\n",
      "a;b\n1;2\n3;4\n", "a\tb\n1\t2\n3\t4\n", "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n",
    ])
  func same(text: String) {
    #expect(rows(text) == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test("Quoted fields may contain delimiters, line ends and doubled quotes")
  func quotes() {
    #expect(
      rows("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\n\"\",\"\"\"\"\n")
        == [["a", "b"], ["x,\"y\"", "1\r\n2"], ["", "\""]])
  }

  @Test("A quote or # within a plain field are ordinary characters")
  func literal() {
    #expect(rows("a,b\n5' 6\",#1\nx#2,3\n") == [["a", "b"], ["5' 6\"", "#1"], ["x#2", "3"]])
  }

  @Test("The delimiter is the most frequent one in the header, outside quotes")
  func delimiter() {
    #expect(rows("\"a,b,c\";d\nx,5;2\n") == [["a,b,c", "d"], ["x,5", "2"]])
  }

  @Test("Names are compared byte by byte")
  func bytewise() {
    #expect(rows("\u{E9},e\u{301}\n1,2\n").count == 2)
  }

  @Test("An unclosed quote is reported at its opening")
  func unclosed() {
    #expect(
      faults("a,b\n1,\"2\n3,4\n") == "t.csv:2:3: error: this quote is never closed\n1,\"2\n  ^")
  }

  @Test(
    "Text after a closing quote, a row of another length and a duplicate column are all reported")
  func form() {
    #expect(
      faults("a,a,b\n\"1\"x,2,3\n1,2\n") == """
        t.csv:3:1: error: the row has 2 fields; the header has 3
        1,2
        ^~~
        t.csv:2:4: error: text after the closing quote
        "1"x,2,3
           ^
        t.csv:1:3: error: duplicate column "a"
        a,a,b
          ^
        """)
  }
}
