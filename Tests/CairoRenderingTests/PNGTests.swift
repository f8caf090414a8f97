import CCairo
import CairoRendering
import Plotting
import Testing

@Suite("A PNG")
struct PNGTests {
  private func render(_ figure: Figure, dotsPerInch: Double = 200) throws -> [UInt8] {
    try Renderer(dotsPerInch: dotsPerInch, creator: "tests 1.0 – ☉").render(figure, as: .png).bytes
  }

  @Test("begins with the signature and ends with its last chunk")
  func signature() throws {
    let bytes = try render(.plot)
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let names = chunks(of: bytes).map(\.name)
    #expect(names.first == "IHDR" && names.last == "IEND")
  }

  @Test(
    "has the number of pixels of its size in millimetres",
    arguments: [
      (127.0, 63.5, 200.0, 1000, 500), (140, 105, 200, 1102, 827), (25.4, 25.4, 72, 72, 72),
      (25.4, 12.7, 600, 600, 300),
    ] as [(Double, Double, Double, Int, Int)])
  func size(width: Double, height: Double, dotsPerInch: Double, columns: Int, rows: Int) throws {
    let header = try #require(
      chunks(of: render(.sketch(width, height), dotsPerInch: dotsPerInch)).first)
    #expect(number(header.bytes.prefix(4)) == columns)
    #expect(number(header.bytes.dropFirst(4).prefix(4)) == rows)
  }

  @Test(
    "stores its resolution in pixels per metre",
    arguments: [(200.0, 7874), (72, 2835), (300, 11811)])
  func resolution(dotsPerInch: Double, perMetre: Int) throws {
    let chunk = try #require(
      chunks(of: render(.sketch(), dotsPerInch: dotsPerInch)).first { $0.name == "pHYs" })
    #expect(number(chunk.bytes.prefix(4)) == perMetre)
    #expect(number(chunk.bytes.dropFirst(4).prefix(4)) == perMetre)
    #expect(chunk.bytes.last == 1)
  }

  @Test("stores its title, description and software in UTF-8")
  func words() throws {
    let texts = try chunks(of: render(.sketch())).filter { $0.name == "iTXt" }
      .map { $0.bytes.split(separator: 0, omittingEmptySubsequences: false) }
    let words = texts.map { [$0.first, $0.last].map { String(decoding: $0 ?? [], as: UTF8.self) } }
    #expect(
      words == [
        ["Title", "A sketch – größer"], ["Description", "Sirius ☉ & <friends>"],
        ["Software", "tests 1.0 – ☉"],
      ])
  }

  @Test("contains no time stamp, only the expected chunks")
  func chunkNames() throws {
    let names = Set(try chunks(of: render(.plot)).map(\.name))
    #expect(names.isSubset(of: ["IHDR", "sRGB", "pHYs", "iTXt", "PLTE", "IDAT", "IEND"]))
  }

  @Test("shows the background, and a filled rectangle")
  func pixels() throws {
    let figure = Figure.sketch(127, 63.5) { canvas, _ in
      let half = Rect(minX: 180, minY: 90, maxX: 360, maxY: 180)
      canvas.fill(.rectangle(half), Color(0x0072B2))
      canvas.clip(to: Rect(minX: 36, minY: 36, maxX: 72, maxY: 72)) {
        canvas.fill(.rectangle(Rect(minX: 0, minY: 0, maxX: 90, maxY: 90)), Color(0xE0562B))
      }
      canvas.stroke(
        .segment(Point(0, 126), Point(90, 126)), Stroke(Color.black.opacity(0.5), width: 10))
    }
    let image = try DecodedImage(render(figure))
    #expect((image.width, image.height) == (1000, 500))
    #expect(image[0, 0] == 0xFFFFFF && image[999, 0] == 0xFFFFFF && image[499, 499] == 0xFFFFFF)
    #expect(image[999, 499] == 0x0072B2 && image[500, 250] == 0x0072B2)
    #expect(image[499, 250] == 0xFFFFFF && image[500, 249] == 0xFFFFFF)
    #expect(
      image[150, 150] == 0xE0562B && image[99, 150] == 0xFFFFFF && image[201, 150] == 0xFFFFFF)
    #expect([0x7F7F7F, 0x808080].contains(image[100, 350]))
  }

  @Test("fills where two outlines overlap if they are a union, and else leaves a hole")
  func overlap() throws {
    let figure = Figure.sketch(127, 63.5) { canvas, _ in
      for (y, isUnion) in [(45.0, true), (135, false)] {
        let circles = [90.0, 126].map { Path.circle(Point($0, y), radius: 36) }
        let shape = isUnion ? Path.union(of: circles) : Path(circles.flatMap(\.elements))
        canvas.fill(shape, .black)
      }
    }
    let image = try DecodedImage(render(figure))
    #expect(image[200, 125] == 0 && image[300, 125] == 0 && image[400, 125] == 0)
    #expect(image[200, 375] == 0 && image[300, 375] == 0xFFFFFF && image[400, 375] == 0)
  }

  @Test("contains dark text in its place and nowhere else")
  func text() throws {
    let figure = Figure.sketch(127, 63.5) { canvas, _ in
      canvas.write("HHHH", TextStyle(size: 20, color: .black), at: Point(100, 100), .start)
    }
    let image = try DecodedImage(render(figure))
    func isDark(_ column: Int, _ row: Int) -> Bool { image[column, row] < 0x404040 }
    let columns = (0..<image.width).filter { x in (0..<image.height).contains { isDark(x, $0) } }
    let rows = (0..<image.height).filter { y in (0..<image.width).contains { isDark($0, y) } }
    let scale = 200.0 / 72
    let left = try #require(columns.min())
    let (top, bottom) = (try #require(rows.min()), try #require(rows.max()))
    #expect((100...104).contains(Double(left) / scale))
    // Capitals are 0.69 to 0.73 of the size high in Helvetica and similar faces.
    #expect((98.5...100.5).contains(Double(bottom + 1) / scale))
    #expect((12.5...16).contains(Double(bottom + 1 - top) / scale))
  }

  private func chunks(of bytes: [UInt8]) -> [(name: String, bytes: ArraySlice<UInt8>)] {
    var rest = bytes.dropFirst(8)
    var chunks: [(String, ArraySlice<UInt8>)] = []
    while rest.count >= 12 {
      let length = number(rest.prefix(4))
      let name = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      chunks.append((name, rest.dropFirst(8).prefix(length)))
      rest = rest.dropFirst(12 + length)
    }
    #expect(rest.isEmpty)
    return chunks
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}

/// The pixels of a PNG, read by Cairo.
private struct DecodedImage {
  let width: Int
  let height: Int
  private let pixels: [UInt32]

  init(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let surface = withUnsafeMutablePointer(to: &rest) { pointer in
      cairo_image_surface_create_from_png_stream(
        { context, target, count in
          guard let target,
            let rest = context?.assumingMemoryBound(to: ArraySlice<UInt8>.self),
            rest.pointee.count >= Int(count)
          else { return CAIRO_STATUS_READ_ERROR }
          for index in 0..<Int(count) { target[index] = rest.pointee.removeFirst() }
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    defer { cairo_surface_destroy(surface) }
    try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let data = try #require(cairo_image_surface_get_data(surface))
    pixels = (0..<height).flatMap { [width] row in
      UnsafeRawPointer(data + row * stride).withMemoryRebound(to: UInt32.self, capacity: width) {
        Array(UnsafeBufferPointer(start: $0, count: width))
      }
    }
  }

  /// Returns the colour at a column and a row, in hexadecimal web notation.
  subscript(_ column: Int, _ row: Int) -> UInt32 { pixels[row * width + column] & 0xFFFFFF }
}
