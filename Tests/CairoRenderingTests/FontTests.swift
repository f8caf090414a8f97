import CairoRendering
import Plotting
import Testing

@Suite("Fonts by name")
struct FontTests {
  private func notes(_ text: Text, font: String? = nil) throws -> [String] {
    var figure = Figure.sketch { canvas, _ in
      canvas.write(
        text, TextStyle(size: 8, color: .black), at: Point(10, 10), .start)
    }
    figure.theme.font = font
    return try Renderer(creator: "tests").render(figure, as: .svg).omissions.notes
  }

  @Test("A font that is not installed is noted, with that in its place")
  func missing() throws {
    let notes = try notes("a", font: "No Such Font")
    #expect(notes.count == 1)
    #expect(
      try #require(notes.first).hasPrefix(
        "the font No Such Font is not installed, so figures are set in "))
  }

  @Test("Characters that no font has are listed, with a package that has them")
  func unknown() throws {
    // A character for private use, which no font is likely to have.
    let notes = try notes("a\u{10F000}")
    #expect(notes.count == 1)
    let note = try #require(notes.first)
    #expect(note.contains("no installed font has the character \u{10F000}"))
    #expect(note.contains("install fonts-noto-core"))
    #expect(try self.notes("Ω α β ☉ ü").isEmpty)
  }

  @Test("The font is named in the SVG, before the usual ones")
  func svg() throws {
    var figure = Figure.plot
    figure.theme.font = "A & B"
    let bytes = try Renderer(creator: "tests").render(figure, as: .svg).bytes
    #expect(
      String(decoding: bytes, as: UTF8.self).contains(
        "font-family=\"'A &amp; B', 'Liberation Sans', "))
  }
}
