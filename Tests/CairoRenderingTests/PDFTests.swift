import CairoRendering
import Foundation
import Plotting
import Testing

@Suite("A PDF")
struct PDFTests {
  private func render(_ figure: Figure) throws -> [UInt8] {
    try Renderer(creator: "tests 1.0").render(figure, as: .pdf).bytes
  }

  @Test("has a header, a trailer and a page of the figure's size")
  func form() throws {
    let bytes = try render(.plot)
    #expect(bytes.starts(with: "%PDF-1.".utf8))
    #expect(bytes.suffix(6).elementsEqual("%%EOF\n".utf8))
    #expect(bytes.contains("/MediaBox [ 0 0 340.15748 255.11811 ]"))
  }

  @Test("stores its title, subject and creator, and the date J2000.0")
  func metadata() throws {
    let bytes = try render(.plot)
    #expect(bytes.contains("/Title (Loss)"))
    #expect(bytes.contains("/Subject (The loss falls from 1.1 to 0.1.)"))
    #expect(bytes.contains("/Creator (tests 1.0)"))
    #expect(bytes.contains("/CreationDate (D:200001011200"))
  }

  @Test("contains no image, and embeds its fonts")
  func vectors() throws {
    let bytes = try render(.plot)
    #expect(!bytes.contains("/Subtype /Image"))
    #expect(bytes.contains("/FontFile"))
  }
}
