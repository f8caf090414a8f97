import Plotting
import Testing

@testable import CairoRendering

@Suite("Rendering")
struct RendererTests {
  private let renderer = Renderer(creator: "tests 1.0")

  @Test("gives the same bytes twice", arguments: ImageFormat.allCases)
  func twice(format: ImageFormat) throws {
    let first = try renderer.render(.plot, as: format).bytes
    #expect(try renderer.render(.plot, as: format).bytes == first)
  }

  @Test("gives the same bytes on eight threads at once", arguments: ImageFormat.allCases)
  func concurrently(format: ImageFormat) async throws {
    let alone = try renderer.render(.plot, as: format).bytes
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask { [renderer] in try renderer.render(.plot, as: format).bytes }
      }
      for try await bytes in group { #expect(bytes == alone) }
    }
  }

  @Test("has the same layout in every format")
  func sameLayout() throws {
    let omissions = try ImageFormat.allCases.map { try renderer.render(.plot, as: $0).omissions }
    #expect(omissions == [Omissions(), Omissions(), Omissions()])
  }

  @Test("of a figure that has been laid out before gives the same files and notes")
  func laidOutBefore() throws {
    var figure = Figure.plot
    figure.isInline = true  // with tooltips
    let formats = ImageFormat.allCases
    let direct = try renderer.render(figure, as: formats)
    let recordings = FigureRecordings()
    let laidOut = try renderer.render(figure, as: [], recordings: recordings)
    #expect(laidOut.files.isEmpty && laidOut.omissions == direct.omissions)
    let later = try renderer.render(figure, as: formats, recordings: recordings)
    #expect(later.files == direct.files && later.omissions == direct.omissions)
    figure.theme.ink = Color(red: 1, green: 0, blue: 0)
    let red = try renderer.render(figure, as: formats, recordings: recordings)
    #expect(red.files == (try renderer.render(figure, as: formats)).files)
  }

  @Test("whose layout takes too much memory is laid out again, with the same files and notes")
  func layoutWithoutRoom() throws {
    let recordings = FigureRecordings()
    _ = try renderer.render(.plot, as: [], recordings: recordings)
    let size = try #require(recordings.recording(of: .plot)).size
    #expect((1_000...100_000).contains(size))
    let direct = try renderer.render(.plot, as: [.pdf])
    for (limit, isKept) in [(size, true), (size - 1, false)] {
      let recordings = FigureRecordings(limit: limit)
      let laidOut = try renderer.render(.plot, as: [], recordings: recordings)
      #expect((recordings.recording(of: .plot) != nil) == isKept)
      let later = try renderer.render(.plot, as: [.pdf], recordings: recordings)
      #expect(laidOut.omissions == direct.omissions && later.omissions == direct.omissions)
      #expect(later.files == direct.files)
    }
  }

  @Test("handles any text", arguments: awkwardTexts, [ImageFormat.png, .pdf])
  func awkward(text: String, format: ImageFormat) throws {
    let bytes = try renderer.render(.line(of: text), as: format).bytes
    #expect(bytes.starts(with: format == .png ? [0x89, 0x50, 0x4E, 0x47] : Array("%PDF".utf8)))
  }

  @Test(
    "of an impossible page is a clear error",
    arguments: [
      Size(0, 100), Size(100, 0), Size(-5, 100), Size(.nan, 100), Size(100, .nan),
      Size(.infinity, 100),
      Size(1e9, 100), Size(100, 1e9), Size(1e300, 1e300),
    ], ImageFormat.allCases)
  func impossible(size: Size, format: ImageFormat) throws {
    var figure = Figure.plot
    figure.size = size
    let error = #expect(throws: CairoError.self) { try renderer.render(figure, as: format) }
    #expect(error?.doing == "drawing plot")
    #expect(error?.reason.contains("points") == true)
  }

  @Test("as more pixels than an image can have is a clear error")
  func tooManyPixels() {
    for dotsPerInch in [5_000, 20_000, 1e300] {
      let error = #expect(throws: CairoError.self) {
        try Renderer(dotsPerInch: dotsPerInch, creator: "").render(.plot, as: .png)
      }
      #expect(error?.reason.contains("pixels") == true)
    }
  }

  @Test("as less than a pixel is an error too")
  func noPixel() {
    #expect(throws: CairoError.self) {
      try Renderer(dotsPerInch: 0.001, creator: "").render(.plot, as: .png)
    }
  }

  @Test(
    "of a drawing that Cairo rejects throws Cairo's message",
    arguments: [ImageFormat.png, .pdf])
  func refused(format: ImageFormat) {
    let figure = Figure.sketch { canvas, _ in
      canvas.stroke(.segment(Point(0, 0), Point(9, 9)), Stroke(.black, width: 1, dash: [-1]))
      canvas.fill(.rectangle(Rect(minX: 0, minY: 0, maxX: 9, maxY: 9)), .black)
    }
    let error = #expect(throws: CairoError.self) { try renderer.render(figure, as: format) }
    #expect(error?.doing == "drawing sketch.\(format.rawValue)")
    #expect(error?.reason == "invalid value for a dash setting")
  }

  @Test("of non-finite paths draws nothing", arguments: ImageFormat.allCases)
  func emptyPaths(format: ImageFormat) throws {
    let figure = Figure.sketch { canvas, rect in
      for path in [Path(), Path([.close]), .polyline([Point(.nan, 1)])] {
        canvas.fill(path, .black)
        canvas.stroke(path, Stroke(.black, width: 1))
      }
      canvas.write("", TextStyle(size: 9, color: .black), at: rect.center, .middle)
      canvas.write("a", TextStyle(size: 9, color: .black), at: Point(.nan, 0), .middle)
    }
    let empty = try renderer.render(.sketch(), as: format).bytes
    #expect(try renderer.render(figure, as: format).bytes.count <= empty.count + 120)
  }

  @Test("uses an installed font family, and reports the preferred one")
  func family() {
    let (used, wanted) = Renderer.fontFamily()
    #expect(!used.isEmpty && used != "none")
    #expect(wanted == "Liberation Sans")
  }
}
