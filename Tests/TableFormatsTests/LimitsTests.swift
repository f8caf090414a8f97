import Stars
import Tables
import Testing

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
}
