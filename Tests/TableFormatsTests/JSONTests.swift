import Tables
import Testing

@testable import TableFormats

private func read(_ text: String) throws -> [[String]] {
  let file = try TableFile(Array(text.utf8), name: "t.json")
  #expect(file.faults.isEmpty)
  return [file.table.columns]
    + (0..<file.table.rowCount).map { row in
      file.table.columns.indices.map { file.table.text(row: row, column: $0) }
    }
}

private func message(_ text: String) -> String {
  do {
    return "\(try read(text))"
  } catch {
    return "\(error)"
  }
}

@Suite("A table in JSON")
struct JSONTests {
  private static let rivers = [["name", "length"], ["Rhine", "1230.5"], ["Elbe", ""]]

  @Test(
    "is a list of records or of rows, or an object of columns",
    arguments: [
      "[{\"name\": \"Rhine\", \"length\": 1230.5},\n {\"name\": \"Elbe\", \"length\": null}]",
      "{\"name\": \"Rhine\", \"length\": 1230.5}\n{\"name\": \"Elbe\"}\n",
      "{\"name\": [\"Rhine\", \"Elbe\"], \"length\": [1230.5, NaN]}",
      "{\"name\": {\"0\": \"Rhine\", \"1\": \"Elbe\"}, \"length\": {\"0\": 1230.5, \"1\": null}}",
      "{\"columns\": [\"name\", \"length\"], \"index\": [0, 1], \"data\": [[\"Rhine\", 1230.5], [\"Elbe\", null]]}",
      "[[\"name\", \"length\"], [\"Rhine\", 1230.5], [\"Elbe\", null]]",
      "{\"schema\": {\"fields\": []}, \"data\": [{\"name\": \"Rhine\", \"length\": 1230.5}, {\"name\": \"Elbe\"}]}",
    ])
  func shapes(text: String) throws { #expect(try read(text) == Self.rivers) }

  @Test("has the units of a TAP service")
  func units() throws {
    let text = """
      {"metadata": [{"name": "name", "ucd": ["a"]}, {"name": "length", "unit": "km"}],
       "data": [["Rhine", 1230.5], ["Elbe", null]]}
      """
    let file = try TableFile(Array(text.utf8), name: "t.json")
    #expect(file.table.units == [nil, "km"])
    #expect(try read(text) == Self.rivers)
  }

  @Test("has texts with escapes, and a line for every row")
  func texts() throws {
    let text = "[{\"a\": \"\\u03b1 \\\"\\ud83d\\ude00\"},\n\n{\"a\": true, \"b\": 1e3}]"
    #expect(try read(text) == [["a", "b"], ["\u{3B1} \"\u{1F600}", ""], ["true", "1e3"]])
    let table = try TableFile(Array(text.utf8), name: "t.json").table
    #expect(table.place(row: 1, column: 0) == Place(file: "t.json", line: 3, column: 1))
  }

  @Test("is refused where it is none, with the place")
  func refused() {
    let faults = [
      (
        "[{\"a\": 1},\n {\"a\": [1]}]", "t.json:2:8: error: a value is expected here, not an object"
      ),
      ("[{\"a\": 1, \"a\": 2}]", "t.json:1:11: error: the record has \"a\" twice"),
      ("[{\"a\": 1}", "] is expected here"), ("[{\"a\": 01x}]", "this is not a JSON value"),
      ("[{\"a\": \"x\n\"}]", "t.json:1:10: error: this string is not closed on its line"),
      ("{\"a\": [1, 2], \"b\": [1]}", "column \"b\" has 1 values; \"a\" has 2"),
      ("{\"a\": {\"0\": 1}, \"b\": {\"1\": 1}}", "column \"b\" has other rows than \"a\""),
      ("[[1, 2], [3, 4]]", "the first row holds numbers, not column names"),
      ("[[\"a\"], [3, 4]]", "the row has 2 values; there are 1 names"),
      ("[{\"a\": 1}] x", "text after the end of the table"), ("[{}]", "the file holds no table"),
      ("[{\"a\": 1}, 2]", "a record is expected here"),
    ]
    for (text, fault) in faults { #expect(message(text).contains(fault), "\(message(text))") }
  }

  @Test("never crashes the program when it is cut or nested", arguments: 0..<60)
  func damaged(length: Int) {
    let text = "[{\"a\": \"\\u00e9\", \"b\": -1.5e3}, {\"a\": null, \"b\": true}]"
    #expect(!message(String(text.prefix(length))).isEmpty)
    #expect(!message(String(repeating: "[", count: length * 1_000)).isEmpty)
    #expect(!message("{\"x\": " + String(repeating: "[{", count: length * 1_000)).isEmpty)
  }
}
