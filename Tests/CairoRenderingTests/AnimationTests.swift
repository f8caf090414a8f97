import Foundation
import Plotting
import Testing

@testable import CairoRendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("An animation")
struct AnimationTests {
  private let renderer = Renderer(dotsPerInch: 72, creator: "tests 1.0")

  /// Three frames of 25.4 mm × 12.7 mm, in red, green and blue.
  private let animation = Animation(
    [0xFF0000, 0x00FF00, 0x0000FF].map { (color: UInt32) in
      var theme = Theme.light
      theme.background = Color(color)
      return Figure(
        name: "frame", title: "A <title>", alternativeText: "Words", size: .millimetres(25.4, 12.7),
        theme: theme, content: Plot(x: Axis(""), y: Axis(""), marks: []))
    })

  @Test("As a PNG has a still image, and a control and data chunk for each frame, in one sequence")
  func chunks() throws {
    let chunks = PNGChunk.all(of: try renderer.animatedPNG(animation))
    let names = chunks.map(\.name).filter { !["sRGB", "pHYs", "iTXt"].contains($0) }
    #expect(
      names == ["IHDR", "acTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"])
    #expect(chunks.first { $0.name == "acTL" }?.bytes == [0, 0, 0, 3, 0, 0, 0, 0])
    let sequence = chunks.filter { ["fcTL", "fdAT"].contains($0.name) }.map {
      Array($0.bytes.prefix(4))
    }
    #expect(sequence == (0..<6).map { [0, 0, 0, $0] })
    let controls = chunks.filter { $0.name == "fcTL" }.map(\.bytes)
    #expect(controls.allSatisfy { $0.count == 26 })
    #expect(
      controls.map { Array($0[4..<12]) } == Array(repeating: [0, 0, 0, 72, 0, 0, 0, 36], count: 3))
    // 16, 16 and 250 hundredths of a second.
    #expect(
      controls.map { Array($0[20..<24]) } == [
        [0, 16, 0, 100], [0, 16, 0, 100], [0, 250, 0, 100],
      ])
    let still = chunks.first { $0.name == "IDAT" }?.bytes
    #expect(still == chunks.last { $0.name == "fdAT" }.map { Array($0.bytes.dropFirst(4)) })
  }

  @Test("Chunks have the checksums that libpng writes")
  func checksums() throws {
    let file = try renderer.render(animation.frames[0], as: .png).bytes
    #expect(PNGChunk.signature + PNGChunk.all(of: file).flatMap(\.stored) == file)
    #expect(PNGChunk(name: "IEND", bytes: []).stored.suffix(4) == [0xAE, 0x42, 0x60, 0x82])
  }

  @Test("As an SVG is well formed, shows frames in turn, and the last one where nothing moves")
  func svg() throws {
    let bytes = renderer.animatedSVG(animation)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(XMLParser(data: Data(bytes)).parse())
    #expect(text.components(separatedBy: "class=\"frame").count == 4)
    #expect(text.components(separatedBy: "class=\"frame last\"").count == 2)
    #expect(text.contains("animation-delay:0.16s"))
    #expect(text.contains("animation:frame 2.82s"))
    #expect(text.contains("prefers-reduced-motion"))
    let ids = text.components(separatedBy: "clipPath id=\"").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(Set(ids).count == ids.count)
  }
}
