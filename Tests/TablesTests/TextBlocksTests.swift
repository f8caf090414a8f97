import Testing

@testable import Tables

@Suite("A long text is read in blocks of whole rows")
struct TextBlocksTests {
  /// The rows of a text that is read in blocks of `size` bytes, joined by bars.
  private static func rows(_ text: String, size: Int) throws -> [String] {
    let bytes = Array(text.utf8)
    var blocks = try #require(TextBlocks(head: bytes, name: "t.csv"))
    var rows: [String] = []
    var start = blocks.headerCount
    while start < bytes.count {
      let end = min(start + size, bytes.count)
      try blocks.read(bytes[start..<end], isLast: end == bytes.count) {
        table, faults throws(Diagnostics) in
        try faults.throwIfErrors()
        for row in 0..<table.rowCount {
          rows.append(
            table.columns.indices.map { table.text(row: row, column: $0) }.joined(separator: "|"))
        }
      }
      start = end
    }
    return rows
  }

  @Test("Blocks of any size give the same rows, also with line ends in quotation marks")
  func sizes() throws {
    let text = "name,v\na,1\n\"b\nc\",2\r\nd,\"\"\"\n\"\ne,4"
    let whole = try Self.rows(text, size: 1_000)
    #expect(whole == ["a|1", "b\nc|2", "d|\"\n", "e|4"])
    for size in 1...text.utf8.count { #expect(try Self.rows(text, size: size) == whole, "\(size)") }
  }

  @Test("A fault in a later block has its line in the whole text")
  func places() throws {
    let text = "name,v\na,1\nb,2\nc,3,4\n"
    for size in [4, 8, 100] {
      let error = #expect(throws: Diagnostics.self) { _ = try Self.rows(text, size: size) }
      #expect(error?.shown.first?.place?.line == 4, "\(size)")
    }
  }

  @Test(
    "A text whose rows depend on others is not divided",
    arguments: [
      "# a\nname,v\na,1\n", "name;v\na;1,5\n", "name,v\nmag,km\na,1\n", "", "name,v\n",
      "1,2\n3,4\n",
    ])
  func refusals(_ text: String) {
    #expect(
      TextBlocks(head: Array(text.utf8), name: "t.csv") == nil || text == "name,v\nmag,km\na,1\n")
  }
}
