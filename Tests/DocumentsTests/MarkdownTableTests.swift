import Formatting
import Testing
import _TestSupport

@testable import Documents

@Suite("A Markdown table is printed as by pandas")
struct MarkdownTableTests {
  struct Frame: Decodable {
    struct Column: Decodable {
      let header: String
      let integers: [Int]?
      let decimals: [StoredNumber]?
      let text: [String]?
      var cells: Table.Cells {
        if let integers { return .integers(integers) }
        if let decimals { return .numerals(decimals.map { general($0.value) }) }
        return .arrays(text ?? [])
      }
    }
    let columns: [Column]
    let text: String
  }

  /// Returns the lines of a table, with its text unescaped.
  private func text(_ columns: [Table.Column]) -> String {
    MarkdownTable(Table(columns)) { trimmed($0.plain) }.text
  }

  @Test("A table without columns is empty, one without rows has a header")
  func empty() {
    #expect(text([]) == "")
    let table = text([.init("n", .integers([])), .init("name", text: [])])
    #expect(table == "|   n | name   |\n|----:|:-------|")
  }

  @Test("Every frame of the fixture prints as pandas printed it")
  func fixture() throws {
    for frame in try Fixture.decode("pipe-tables.json", as: [Frame].self) {
      #expect(text(frame.columns.map { .init(Prose($0.header), $0.cells) }) == frame.text)
    }
  }

  @Test("A wide character takes two columns, a combining mark none")
  func wideCharacters() {
    let names = ["織女", "ve\u{301}ga", "⭐", "vega"]
    let table = text([.init("n", .integers([1, 2, 3, 4])), .init("name", text: names)])
    #expect(
      table == """
        |   n | name   |
        |----:|:-------|
        |   1 | 織女   |
        |   2 | ve\u{301}ga   |
        |   3 | ⭐     |
        |   4 | vega   |
        """)
  }

  @Test("Columns of different lengths fail a precondition")
  func uneven() async {
    await #expect(processExitsWith: .failure) {
      _ = Table([.init("a", .integers([1])), .init("b", text: [])])
    }
  }
}
