import Stars
import Tables
import Testing

@testable import TableFormats

@Suite("Files that unfold into something else are limited by what they become")
struct LimitsTests {
  private func message(_ bytes: [UInt8]) -> String {
    do throws(Diagnostics) {
      return try TableFile(bytes, name: "t").faults.description
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
    #expect(text.contains("unpack it with: gunzip"))
  }

  @Test("A file read part by part is given up at the same limit")
  func parts() throws {
    let file = Array(Gzip.members(of: [[UInt8](repeating: 0x0A, count: 17_000_000)]).joined())
    var decompression = try #require(Decompression(start: file))
    var (taken, total) = (0, 0)
    #expect(throws: Decompression.Failure.self) {
      while total < 17_000_000 {
        var bytes: [UInt8] = []
        _ = try decompression.append(to: &bytes, 1 << 20) { input, count in
          input += file[taken..<min(taken + count, file.count)]
          taken = min(taken + count, file.count)
          return taken < file.count
        }
        total += bytes.count
      }
    }
    #expect(total <= 16_000_000 && total > 14_000_000)
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
    func json(_ count: Int) -> [UInt8] {
      Array("[{\"a\": \"x\(String(repeating: "\\u0301", count: count))\", \"b\": 1}]".utf8)
    }
    #expect(message(json(30)) == "")
    #expect(message(json(31)).contains("a letter with more than 30 combining marks"))
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
}
