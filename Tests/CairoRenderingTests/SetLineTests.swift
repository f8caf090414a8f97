import CCairo
import Testing

@testable import CairoRendering

@Suite("Text of usual characters")
struct SetLineTests {
  @Test(
    "is shaped as in a layout, the reference",
    arguments: [
      "Hertzsprung–Russell", "0.641", "−6.041", "AVATo.", "fi fl", "(a + b) = 1", " x 5’",
      "“T” ± 5 °×…", ":", " ",
    ], [(false, false), (true, false), (false, true), (true, true)])
  func shaped(text: String, style: (isItalic: Bool, isBold: Bool)) throws {
    let typesetter = Typesetter()
    let face = SetLine.Face(string: text, isItalic: style.isItalic, isBold: style.isBold)
    let sample = try #require(FaceSample.sample(of: face, typesetter))
    let shaped = try #require(SetLine(face, like: sample))
    let laidOut = typesetter.withDescription(isItalic: face.isItalic, isBold: face.isBold) {
      SetLine(face, in: typesetter.context, $0)
    }
    #expect(shaped.width == laidOut.width)
    #expect(shaped.ink() == laidOut.ink())
    let (one, other) = (try #require(shaped.glyphs), try #require(laidOut.glyphs))
    #expect(one.glyphs.map(\.index) == other.glyphs.map(\.index))
    #expect(one.glyphs.map(\.x) == other.glyphs.map(\.x) && one.utf8 == other.utf8)
    #expect(one.clusters.map(\.num_bytes) == other.clusters.map(\.num_bytes))
  }

  @Test("has a sample with letters and one without; other text has none")
  func kinds() {
    #expect(FaceSample.Kind("M, log T") == .letters)
    #expect(FaceSample.Kind("−0.5 × 10") == .signs)
    for text in ["", "η", "é", "星", "a\u{200B}b", "a\tb", "\u{202E}abc"] {
      #expect(FaceSample.Kind(text) == nil)
    }
  }

  @Test("is set once for typesetters that share their lines, if any thread may show it")
  func shared() throws {
    let lines = SetLines()
    let face = { SetLine.Face(string: $0, isItalic: false, isBold: false) }
    let typesetter = Typesetter(sharing: lines)
    for text in ["M", "مرحبا"] { _ = typesetter.width(of: text, isItalic: false, isBold: false) }
    let line = try #require(lines.line(face("M")))
    let other = Typesetter(sharing: lines)
    #expect(other.width(of: "M", isItalic: false, isBold: false) == line.width)
    #expect(lines.line(face("مرحبا")) == nil)
  }
}
