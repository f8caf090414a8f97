import Reporting
import Testing
import _TestSupport

@Suite("A pipe table is printed as pandas prints a frame")
struct PipeTableTests {
  struct Frame: Decodable {
    struct Column: Decodable {
      let header: String
      let integers: [Int]?
      let decimals: [StoredNumber]?
      let text: [String]?
      var cells: PipeTable.Cells {
        if let integers { return .integers(integers) }
        if let decimals { return .decimals(decimals.map(\.value)) }
        return .text(text ?? [])
      }
    }
    let columns: [Column]
    let text: String
  }

  @Test("No columns give no text, and no rows a header")
  func empty() {
    #expect(PipeTable([]).text == "")
    let table = PipeTable([.init("n", .integers([])), .init("name", .text([]))])
    #expect(table.text == "|   n | name   |\n|----:|:-------|\n")
  }

  @Test("Every frame of the fixture prints as pandas printed it")
  func fixture() throws {
    for frame in try Fixture.decode("pipe-tables.json", as: [Frame].self) {
      let table = PipeTable(frame.columns.map { .init($0.header, $0.cells) })
      #expect(table.text == frame.text + "\n")
    }
  }

  @Test("A wide character takes two columns, a mark none")
  func wideCharacters() {
    let names = ["織女", "ve\u{301}ga", "⭐", "vega"]
    let table = PipeTable([.init("n", .integers([1, 2, 3, 4])), .init("name", .text(names))])
    #expect(
      table.text == """
        |   n | name   |
        |----:|:-------|
        |   1 | 織女   |
        |   2 | ve\u{301}ga   |
        |   3 | ⭐     |
        |   4 | vega   |

        """)
  }

  @Test("Columns of different length are an error of the program")
  func uneven() async {
    await #expect(processExitsWith: .failure) {
      _ = PipeTable([.init("a", .integers([1])), .init("b", .text([]))])
    }
  }
}
