import Documents
import Foundation
import Pages
import Plotting
import Testing

@testable import CairoRendering

@Suite("A document is rendered as a PDF", .enabled(if: QPDFFile.version != nil))
struct DocumentRendererTests {
  private static let document = Document(
    title: "Größe & <Title>", author: "A. Author", generator: "tests 1.0",
    [
      .heading(level: 1, "Title"), .heading(level: 2, "Part"),
      .paragraph(
        "See \(Prose([.link("there", destination: "#part")])) and "
          + "\(Prose([.link("here", destination: "https://example.org/")]))."),
      .equation(.fraction(.number("1"), .identifier("n"))),
      .table(Table([.init("a", text: ["x"]), .init("b", .integers([1]))])),
      .figure(
        FigureBlock(
          id: "plot", path: "figures/plot.png", alternative: "The loss falls.", caption: "Loss.")),
    ])

  private func rendered(_ document: Document = Self.document, on paper: Paper = .a4) throws
    -> (bytes: [UInt8], notes: [String])
  {
    let figure = Figure.plot
    let drawn = try DocumentRenderer(on: paper).draw(
      document, figures: [figure.name: figure.printedSize])
    let file = try Renderer(creator: "tests").render(figure, as: .pdf).bytes
    return (try drawn.file(figures: [figure.name: file]), drawn.notes)
  }

  @Test("The same document gives the same bytes")
  func determinism() throws {
    #expect(try rendered().bytes == rendered().bytes)
    #expect(try rendered().bytes != rendered(on: .letter).bytes)
  }

  @Test("The metadata are in XMP, which can be read without decompression")
  func metadata() throws {
    let bytes = try rendered().bytes
    #expect(bytes.contains("<rdf:li xml:lang=\"x-default\">Größe &amp; &lt;Title&gt;</rdf:li>"))
    #expect(bytes.contains("<xmp:CreatorTool>tests 1.0</xmp:CreatorTool>"))
    #expect(bytes.contains("<pdfuaid:part>1</pdfuaid:part>"))
    #expect(bytes.contains("<rdf:li>A. Author</rdf:li>"))
  }

  @Test("The file has the structure, the links and the outline that Cairo cannot write")
  func structure() throws {
    let file = try QPDFFile(try rendered().bytes)
    let root = file.text(of: file.root)
    for key in ["/Lang (en)", "/DisplayDocTitle true", "/Marked true", "/Outlines", "/Metadata"] {
      #expect(root.contains(key), "\(key)")
    }
    let objects = (1...500).map { file.text(of: file.object(numbered: $0)) }
    func count(_ part: String) -> Int { objects.count { $0.contains(part) } }
    #expect(count("/S /H1") == 1 && count("/S /H2") == 1 && count("/S /Table") == 1)
    #expect(count("/Scope /Column") == 2 && count("/Scope /Row") == 1)
    #expect(count("/Alt (The loss falls.)") == 1)
    #expect(count("/Alt (1 over n)") == 1)
    #expect(count("/URI (https://example.org/)") == 1)
    #expect(count("/Subtype /Link") == 2)
    #expect(count("/Title (Part)") == 1)
  }

  @Test(
    "Every mark of a page is an element of the structure or decoration, and the numbers have no gap"
  )
  func marks() throws {
    let file = try QPDFFile(try rendered().bytes)
    let content = String(decoding: try file.content(of: file.pages[0]), as: UTF8.self)
    let numbers = content.matches(of: /<<\/MCID (\d+)>> BDC/).compactMap { Int($0.1) }
    #expect(numbers == Array(0..<numbers.count))
    #expect(numbers.count > 8)
    #expect(content.contains("/Artifact BMC"))
    #expect(!content.contains("<< /MCID"))
    let begun = content.matches(of: /(BDC|BMC)\n/).count
    #expect(begun == content.matches(of: /EMC\n/).count)
  }

  @Test(
    "A figure without a place in the document is not needed, and one without a drawing is described"
  )
  func missingFigures() throws {
    let drawn = try DocumentRenderer(on: .a4).draw(Self.document, figures: [:])
    #expect(
      drawn.notes == [
        "figures/plot.png is no figure of the report, so its description is printed"
      ])
  }

  @Test("A figure is a form from its own file, upright, with its fonts, in the mark of its description")
  func figures() throws {
    let file = try QPDFFile(try rendered().bytes)
    let content = String(decoding: try file.content(of: file.pages[0]), as: UTF8.self)
    let mark = /\/Figure <<\/MCID \d+>> BDC\n1 1 1 rg .* re f\*\nq ([^\n]*) cm \/Figure1 Do Q\nEMC\n/
    let match = try #require(content.firstMatch(of: mark))
    let matrix = match.1.split(separator: " ").compactMap { Double($0) }
    #expect(matrix.count == 6 && matrix[0] > 0 && matrix[3] == -matrix[0])
    let forms = file.value("XObject", of: file.value("Resources", of: file.pages[0]))
    let form = file.dictionary(of: file.value("Figure1", of: forms))
    #expect(file.text(of: file.value("Subtype", of: form)) == "/Form")
    #expect(file.text(of: file.value("Group", of: form)).contains("/S /Transparency"))
    #expect(file.text(of: file.value("Resources", of: form)).contains("/Font"))
  }

  @Test("A figure that is not drawn, or whose file is no PDF, is an error")
  func figuresWithoutFiles() throws {
    let drawn = try DocumentRenderer(on: .a4).draw(
      Self.document, figures: ["plot": Figure.plot.printedSize])
    #expect(throws: CairoError.self) { try drawn.file(figures: [:]) }
    #expect(throws: CairoError.self) { try drawn.file(figures: ["plot": Array("x".utf8)]) }
  }

  @Test("Characters that no font has are noted")
  func missingCharacters() throws {
    let document = Document(title: "T", [.paragraph("A \u{10F8FF}")])
    #expect(try rendered(document).notes.contains { $0.contains("no installed font has") })
  }

  @Test("What is no PDF is an error")
  func brokenFile() {
    #expect(throws: CairoError.self) { try QPDFFile(Array("%PDF-1.5\nnothing".utf8)) }
  }
}

@Suite("The marks of Cairo's pages")
struct MarkedContentTests {
  @Test("are replaced by number, and nothing else is")
  func renaming() {
    let content = """
      q /Span << /MCID 0 >> BDC
      (Span << /MCID 1 >>)Tj
      EMC /Span << /MCID 10 >> BDC EMC /Span << /MCID 1 >> BDC EMC Q
      """
    let names = (0..<2).map { MarkedContent.Name(begin: "/P <</MCID \($0)>> BDC") }
    let renamed = String(decoding: MarkedContent.renamed(Array(content.utf8), names), as: UTF8.self)
    #expect(
      renamed == """
        q /P <</MCID 0>> BDC
        (Span << /MCID 1 >>)Tj
        EMC /Span << /MCID 10 >> BDC EMC /P <</MCID 1>> BDC EMC Q
        """)
  }

  @Test("are ended by what belongs to them, before the next end only")
  func additions() {
    let content = "/Span << /MCID 0 >> BDC\nf\nEMC\n/Span << /MCID 1 >> BDC\nEMC\n"
    let names = [
      MarkedContent.Name(begin: "/A BMC", end: "/X Do\n"), MarkedContent.Name(begin: "/B BMC"),
    ]
    let renamed = String(decoding: MarkedContent.renamed(Array(content.utf8), names), as: UTF8.self)
    #expect(renamed == "/A BMC\nf\n/X Do\nEMC\n/B BMC\nEMC\n")
  }
}
