import Documents
import Plotting
import Testing

@testable import Pages

@Suite("Single pages and posters are one sheet")
struct SheetTests {
  private func sheet(
    _ layout: PageLayout, _ blocks: [Block], figures: [String: Size] = [:]
  ) -> PagedDocument {
    PagedDocument(
      Document(title: "Title", layout: layout, [.heading(level: 1, "Title")] + blocks),
      figures: figures, on: .a4, FixedMeasurer())
  }

  private func figure(_ id: String) -> Block {
    .figure(FigureBlock(id: id, path: "", alternative: id, caption: "What it shows."))
  }

  /// A paragraph of `count` words.
  private func words(_ count: Int) -> Block {
    .paragraph(Prose(Array(repeating: "word", count: count).joined(separator: " ")))
  }

  /// The sizes of the text on the first page.
  private func sizes(_ document: PagedDocument) -> Set<Double> {
    Set(
      document.pages[0].items.compactMap {
        if case .text(_, let font, _) = $0.content, font.family == .serif { font.size } else { nil }
      })
  }

  @Test(
    "However long the text is, within limits, it is on one page of the size of the paper",
    arguments: [(PageLayout.onePage, Size(210, 297)), (.poster, Size(594, 841))])
  func onePage(layout: PageLayout, millimetres: Size) {
    var last = Double.infinity
    for count in [10, 300, 600, 900] {
      let document = sheet(
        layout,
        [figure("a"), .heading(level: 2, "Text"), words(count), figure("b"), .rule, words(5)],
        figures: ["a": Size(500, 400), "b": Size(400, 300)])
      #expect(document.pages.count == 1)
      let size = document.pages[0].size
      #expect(abs(size.width - millimetres.width * 72 / 25.4) < 0.01)
      #expect(abs(size.height - millimetres.height * 72 / 25.4) < 0.01)
      for item in document.pages[0].items {
        #expect((0...size.width).contains(item.origin.x), "\(item)")
        #expect((0...size.height).contains(item.origin.y), "\(item)")
      }
      // Text is never set larger where there is more of it.
      let largest = sizes(document).max() ?? 0
      #expect(largest <= last)
      last = largest
    }
    #expect(last < (layout == .poster ? 2.6 : 1) * 10.5)
  }

  @Test("Columns lie beside each other, and the figures are as wide as they are")
  func columns() {
    let document = sheet(
      .poster, [.heading(level: 2, "A"), figure("a"), .heading(level: 2, "B"), figure("b")],
      figures: ["a": Size(500, 400), "b": Size(400, 300)])
    let figures = document.pages[0].items.compactMap { item -> (x: Double, size: Size)? in
      if case .figure(_, let size) = item.content { (item.origin.x, size) } else { nil }
    }
    #expect(figures.count == 2)
    #expect(abs(figures[0].size.width - figures[1].size.width) < 0.01)
    // 594 mm less two margins of 24 mm and a gap of 22 mm, halved, is 262 mm.
    #expect(abs(figures[0].size.width - 262 * 72 / 25.4) < 0.01)
    #expect(abs(figures[1].x - figures[0].x - 284 * 72 / 25.4) < 0.01)
    #expect(document.bookmarks.map(\.title) == ["Title", "A", "B"])
  }

  @Test("A table stays in one column, under its heading")
  func tables() {
    let rows = (0..<12).map { "r\($0)" }
    let table = Block.table(
      Table([.init("name", text: rows), .init("n", .integers(Array(0..<12)))]))
    let document = sheet(
      .onePage, [.heading(level: 2, "A"), words(150), .heading(level: 2, "Table"), table])
    let places = document.pages[0].items.compactMap { item -> Double? in
      guard case .text(let text, _, _) = item.content else { return nil }
      return rows.contains(text.trimmingBlanks) || text.hasPrefix("Table") ? item.origin.x : nil
    }
    #expect(places.count >= 13)
    // All to the left or all to the right of the gap between the columns.
    #expect(Set(places.map { $0 < 210 * 72 / 25.4 / 2 }).count == 1, "\(places)")
  }

  @Test("Text that is too long for a page at any size has several, with a note")
  func tooLong() {
    let document = sheet(.onePage, [.heading(level: 2, "A")] + (0..<20).map { _ in words(200) })
    #expect(document.pages.count > 1)
    #expect(document.notes == ["the text is too long for a single page"])
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(filter { $0 != " " }) }
}
