import Foundation
import Testing

@Suite("Every reader of text agrees with a plain scanner")
struct ScannerTests {
  private func fields(_ text: String, _ delimiter: UnicodeScalar = ",") -> [[String]] {
    PlainScanner(Array(text.utf8), delimiter: UInt8(ascii: delimiter)).rows.map { row in
      row.fields.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test("The plain scanner reads what docs/formats.md describes")
  func plain() {
    #expect(fields("a,b\r\n1, 2 \r\n") == [["a", "b"], ["1", "2"]])
    #expect(
      fields("\u{FEFF}# c\n\n a;b\r \r1;\"x;\"\"y\"\"\r\n\" \r", ";") == [
        ["a", "b"], ["1", "x;\"y\"\r\n"],
      ])
    #expect(fields("a,b\n#1,2\n3,4\n#END#\n5,6\n") == [["a", "b"], ["3", "4"]])
    #expect(fields("a,b\n \"x\",y\"z\n,\n") == [["a", "b"], ["\"x\"", "y\"z"], ["", ""]])
    let faulty = PlainScanner(Array("a,b\n\"x\" y,1\n\"".utf8), delimiter: UInt8(ascii: ","))
    #expect(faulty.faults == ["2: text after the closing quote", "3: this quote is never closed"])
  }

  /// The number of tables: five hundred, or that of an environment variable.
  private static let count =
    ProcessInfo.processInfo.environment["GENERATED_TABLES"].flatMap { Int($0) } ?? 500

  @Test("Generated tables, whole and in parts and blocks of 1, 2, 3, 7 and 65,536 bytes")
  func generated() throws {
    for seed in 1...Self.count {
      let table = GeneratedTable(seed: seed)
      let disagreement = try ReaderComparison.disagreement(on: table)
      #expect(
        disagreement == nil,
        "seed \(seed): \(String(reflecting: String(decoding: table.bytes, as: UTF8.self)))")
    }
  }
}
