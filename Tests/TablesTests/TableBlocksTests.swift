import Testing

@testable import Tables

@Suite("A long text is read in blocks of whole rows")
struct TableBlocksTests {
  /// The rows of a text that is read in blocks of `size` bytes, joined by bars.
  private static func rows(_ text: String, size: Int) throws -> [String] {
    let bytes = Array(text.utf8)
    var blocks = try #require(TableBlocks(start: bytes, isWhole: true, name: "t.csv"))
    var rows: [String] = []
    var start = blocks.headSize
    while true {
      let block = try blocks.next(size: size) { block, count in
        let end = min(start + count, bytes.count)
        block += bytes[start..<end]
        start = end
        return end < bytes.count
      }
      guard let block else { return rows }
      try block.faults.throwIfErrors()
      let table = block.table
      for row in 0..<table.rowCount {
        rows.append(
          table.columns.indices.map { table.text(row: row, column: $0) }.joined(separator: "|"))
      }
    }
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
    let text = "name,v\na,1\nb,2\nc,3\n"
    for size in [4, 8, 100] {
      let bytes = Array(text.utf8)
      var blocks = try #require(TableBlocks(start: bytes, isWhole: true, name: "t.csv"))
      var rest = bytes[blocks.headSize...] + Array("d,4,5\n".utf8)
      var lines: [Int?] = []
      while let block = try blocks.next(
        size: size,
        { block, count in
          block += rest.prefix(count)
          rest = rest.dropFirst(count)
          return !rest.isEmpty
        })
      {
        lines += block.faults.shown.map(\.place?.line)
      }
      #expect(lines == [5], "in blocks of \(size) bytes")
    }
  }

  @Test("Lines are counted across a header that ends with CR and a block that begins with LF")
  func mixedLineEnds() throws {
    let text = "name,v\ra,1\n\n\nb,2,3\n"
    var blocks = try #require(
      TableBlocks(start: Array("name,v\ra,1\n".utf8), isWhole: true, name: "t.csv"))
    var rest = Array(text.utf8)[blocks.headSize...]
    var lines: [Int?] = []
    while let block = try blocks.next(
      size: 5,
      { block, count in
        block += rest.prefix(count)
        rest = rest.dropFirst(count)
        return !rest.isEmpty
      })
    {
      lines += block.faults.shown.map(\.place?.line)
    }
    #expect(lines == [5])
  }

  @Test(
    "A text whose rows depend on others is not divided",
    arguments: ["name;v\na;1,5\n", "", "1,2\n3,4\n", "name  v\na     1\n", "name\na\n"])
  func refusals(_ text: String) {
    #expect(TableBlocks(start: Array(text.utf8), isWhole: true, name: "t.csv") == nil)
  }
}
