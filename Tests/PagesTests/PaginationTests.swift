import Documents
import Plotting
import Testing

@testable import Pages

@Suite("Blocks are distributed over pages")
struct PaginationTests {
  private func pages(_ blocks: [Block], figures: [String: Size] = [:]) -> PagedDocument {
    PagedDocument(
      Document(title: "Title", blocks), figures: figures, on: .a4, FixedMeasurer())
  }

  /// A paragraph of `count` lines, each marked by its name and number.
  private func paragraph(_ name: String, lines count: Int) -> Block {
    let lines = (1...count).map { [Inline.text("\(name)\($0)"), .lineBreak] }.joined()
    return .paragraph(Prose(Array(lines.dropLast())))
  }

  @Test("No page begins or ends with a single line of a paragraph", arguments: 2...8)
  func widows(length: Int) {
    let document = pages(
      (0..<40).map { paragraph("p\($0).", lines: length) })
    #expect(document.pages.count > 1)
    for page in document.pages.indices {
      let lines = document.lines(onPage: page)
      let counts = Dictionary(
        grouping: lines.filter { $0.hasPrefix("p") }, by: { $0.prefix { $0 != "." } })
      #expect(counts.values.allSatisfy { $0.count > 1 })
    }
  }

  @Test("A heading is on the page of the text after it", arguments: 30...50)
  func headings(before count: Int) {
    let document = pages([
      paragraph("a", lines: count), .heading(level: 2, "Heading"), paragraph("b", lines: 4),
    ])
    #expect(document.page(of: "Heading") == document.page(of: "b1"))
  }

  @Test("A heading before a wide table stays with the text after it, and the table follows")
  func headingBeforeWideTable() throws {
    let wide = Table(
      (0..<12).map { .init("c\($0)", .arrays(["[[0.123 0.456 0.789]"])) })
    let document = pages([
      paragraph("a", lines: 20), .heading(level: 2, "Heading"), .table(wide),
      paragraph("b", lines: 3),
    ])
    #expect(document.pages.map { $0.size.width > $0.size.height } == [false, true])
    #expect(document.page(of: "Heading") == document.page(of: "b1"))
  }

  @Test("A figure without room begins the next page, with its caption; the text goes on")
  func floats() throws {
    let figure = FigureBlock(
      id: "loss", path: "figures/loss.png", alternative: "Loss.", caption: "The loss.")
    let document = pages(
      [paragraph("a", lines: 35), .figure(figure), paragraph("b", lines: 3)],
      figures: ["loss": Size(300, 300)])
    #expect(document.pages.count == 2)
    #expect(document.page(of: "b3") == 0)
    #expect(document.page(of: "The loss.") == 1)
    let drawn = document.pages[1].items.contains { item in
      if case .figure("loss", Size(300, 300)) = item.content { true } else { false }
    }
    #expect(drawn)
  }

  @Test("No figure passes a rule and what follows it")
  func barrier() {
    let figure = FigureBlock(
      id: "loss", path: "figures/loss.png", alternative: "Loss.", caption: "The loss.")
    let document = pages(
      [
        paragraph("a", lines: 35), .figure(figure), paragraph("b", lines: 3), .rule,
        .paragraph("End"),
      ],
      figures: ["loss": Size(300, 300)])
    #expect(document.pages.count == 2)
    #expect(document.page(of: "b3") == 0)
    #expect(document.page(of: "End") == 1)
    let lines = document.lines(onPage: 1)
    #expect(lines.first?.hasSuffix("The loss.") == true && lines.dropFirst().first == "End")
  }

  @Test("A figure is made smaller, never larger, to fit the page")
  func figureSizes() {
    let figures = ["small": Size(100, 50), "wide": Size(2_000, 500), "tall": Size(200, 2_000)]
    for (id, size) in figures {
      let block = FigureBlock(id: id, path: "", alternative: "", caption: "")
      let document = pages([.figure(block)], figures: figures)
      let shown = document.pages.flatMap(\.items).compactMap { item -> Size? in
        if case .figure(_, let size) = item.content { size } else { nil }
      }
      #expect(shown.count == 1)
      #expect(shown[0].width <= 500 && shown[0].height <= 600 && shown[0].width <= size.width)
      #expect(abs(shown[0].width / shown[0].height - size.width / size.height) < 1e-9)
    }
  }

  @Test("A long table repeats its header on every page, which is read once")
  func tableHeaders() throws {
    let table = Table([
      .init("number", .integers(Array(0..<150))), .init("name", text: (0..<150).map { "n\($0)" }),
    ])
    let document = pages([.table(table)])
    #expect(document.pages.count > 2)
    for page in document.pages {
      let headers = page.items.filter { item in
        if case .text(let text, _, _) = item.content { text == "number" } else { false }
      }
      #expect(headers.count == 1)
    }
    #expect(document.text(of: try #require(document.elements(.headerCell).first)) == "number")
  }

  @Test("Columns that fit on no page continue in a second table, each with the names of its rows")
  func columnGroups() throws {
    let table = Table(
      [.init("row", text: ["r0"])]
        + (0..<40).map { .init("c\($0)", .arrays(["[0.123 0.456 0.789]"])) })
    let document = pages([.table(table)])
    let tables = document.elements(.table)
    #expect(tables.count > 1)
    #expect(document.lines(onPage: 0).filter { $0.hasPrefix("r0") }.count >= 1)
    for page in document.pages {
      for item in page.items {
        #expect(item.origin.x >= 0 && item.origin.x <= page.size.width)
      }
    }
  }

  @Test("The empty cells of a worksheet have room to write")
  func worksheets() {
    let table = Table([.init("a", text: ["x", "y"]), .init("b", text: ["", ""])])
    func rows(_ layout: PageLayout) -> [Double] {
      let document = Document(title: "T", layout: layout, [.table(table)])
      let pages = PagedDocument(document, figures: [:], on: .a4, FixedMeasurer()).pages
      return pages[0].items.compactMap { item in
        if case .text("x", _, _) = item.content { item.origin.y } else { nil }
      }
        + pages[0].items.compactMap { item in
          if case .text("y", _, _) = item.content { item.origin.y } else { nil }
        }
    }
    let (sheet, report) = (rows(.worksheet), rows(.report))
    #expect(sheet[1] - sheet[0] >= 26)
    #expect(report[1] - report[0] < 20)
  }

  @Test("Pages are numbered, and from the second on bear the title")
  func runningHeads() {
    let document = pages([paragraph("a", lines: 120)])
    #expect(document.lines(onPage: 0).last == "1")
    #expect(document.lines(onPage: 1).suffix(2) == ["2", "Title"])
    let heads = document.pages.flatMap { $0.items.suffix(1) }
    #expect(heads.allSatisfy { $0.element == nil })
  }

  @Test("A document of many sections lists them with their pages, and links to them")
  func contents() throws {
    let sections = (1...6).flatMap { number in
      [Block.heading(level: 2, "Section \(number)"), paragraph("s\(number).", lines: 20)]
    }
    let document = pages([.heading(level: 1, "Title")] + sections)
    let entries = document.elements(.contentsItem)
    #expect(entries.count == 6)
    for number in 1...6 {
      let page = try #require(document.page(of: "s\(number).1"))
      #expect(document.lines(onPage: 0).contains("Section \(number) \(page + 1)"))
    }
    let few = pages([.heading(level: 1, "Title")] + Array(sections.prefix(4)))
    #expect(few.elements(.contentsItem).isEmpty)
  }
}
