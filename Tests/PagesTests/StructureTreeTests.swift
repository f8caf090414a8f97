import Documents
import Plotting
import Testing
import _TestSupport

@testable import Pages

@Suite("A laid-out document keeps its structure")
struct StructureTreeTests {
  private let equation = Equation.scripts(.identifier("x"), upper: .number("2"))

  private func pages(_ blocks: [Block], figures: [String: Size] = [:]) -> PagedDocument {
    PagedDocument(Document(title: "T", blocks), figures: figures, on: .letter, FixedMeasurer())
  }

  @Test("Figures have their alternative text, formulas their words, symbols their plain form")
  func alternatives() throws {
    let document = pages(
      [
        .figure(FigureBlock(id: "a", path: "", alternative: "A star.", caption: "Caption")),
        .equation(equation),
        .paragraph("With \(Prose.math(equation)) and \(Inline.Symbol("T", index: "eff"))."),
      ], figures: ["a": Size(100, 100)])
    func alternatives(_ kind: StructureTree.Kind) -> [String?] {
      document.elements(kind).map { document.structure.elements[$0].alternative }
    }
    #expect(alternatives(.figure) == ["A star."])
    #expect(alternatives(.formula) == ["x squared", "x squared"])
    #expect(alternatives(.span) == ["T_eff"])
  }

  @Test("Header cells name the cells that they are for, and every cell is there, empty or not")
  func tables() {
    let document = pages([
      .table(Table([.init("a", text: ["x", ""]), .init("b", .numerals(["1.5", ""]))]))
    ])
    let scopes = document.elements(.headerCell).map { document.structure.elements[$0].scope }
    #expect(scopes == [.column, .column, .row, .row])
    #expect(document.elements(.cell).count == 2)
    let placed = Set(document.pages.flatMap(\.items).compactMap(\.element))
    let cells = Set(document.elements(.headerCell) + document.elements(.cell))
    #expect(placed.isSuperset(of: cells))
  }

  @Test("The text of a paragraph is complete, with blanks where its lines end")
  func readingOrder() throws {
    let words = (0..<300).map { "word\($0)" }
    let document = pages([.paragraph(Prose(words.joined(separator: " ")))])
    let element = try #require(document.elements(.paragraph).first)
    #expect(document.text(of: element) == words.joined(separator: " "))
  }

  @Test("Only safe links are links, and a link to a heading leads there")
  func links() {
    let document = pages([
      .heading(level: 2, "Second part"),
      .paragraph(
        Prose([
          .link("a", destination: "#second-part"), .text(" "),
          .link("b", destination: "https://example.org/"), .text(" "),
          .link("c", destination: "javascript:alert(1)"),
        ])),
    ])
    let targets = document.pages.flatMap(\.items).compactMap { item -> LinkTarget? in
      if case .link(let target, _) = item.content { target } else { nil }
    }
    #expect(targets == [.destination("second-part"), .address("https://example.org/")])
    #expect(document.bookmarks.map(\.destination) == ["second-part"])
  }

  @Test("An image that is no figure of the report is replaced by its description, with a note")
  func unknownImages() {
    let document = pages([
      .paragraph(Prose([.image(path: "photo.jpg", alternative: "A photo")]))
    ])
    #expect(document.lines(onPage: 0).first == "[A photo]")
    #expect(
      document.notes == ["photo.jpg is no figure of the report, so its description is printed"])
  }

  @Test("Every kind of block has its place")
  func listing() {
    let document = pages(
      [
        .heading(level: 1, "T"), .paragraph("Some \(Prose.strong("bold")) text."),
        .list(start: 3, isTight: true, [[.paragraph("three")], [.list([[.paragraph("nested")]])]]),
        .quote([.paragraph("quoted")]), .code("x = 1\n\ny = 2"), .equation(equation),
        .table(Table([.init("n", .integers([1, 22])), .init("v", .numerals(["1.5", "13"]))])),
        .figure(FigureBlock(id: "a", path: "", alternative: "A", caption: "Caption.")), .rule,
        .markup("<!-- x -->"), .paragraph(Prose([.figureNumber("a")])),
      ], figures: ["a": Size(100, 50)])
    expectSnapshot(document.listing, named: "blocks.txt")
  }
}
