import CCairo
import Formatting
import Plotting

/// A file under construction: a canvas, and the bytes at the end.
protocol Page {
  var canvas: any Canvas { get }
  /// Finishes the file and returns its bytes, or throws the first error that occurred while drawing.
  func finish() throws(CairoError) -> [UInt8]
}

/// A PNG: an image surface, encoded by libpng.
final class PNGPage: Page {
  private let surface: OpaquePointer
  private let pixels: PixelBuffers.Buffer
  private let cairo: CairoCanvas
  private let figure: Figure
  private let dotsPerInch: Double
  private let creator: String
  private let hasPalette: Bool

  var canvas: any Canvas { cairo }

  init(
    _ figure: Figure, dotsPerInch: Double, creator: String, hasPalette: Bool = true,
    _ typesetter: Typesetter
  ) throws(CairoError) {
    let scale = dotsPerInch / 72
    let width = (figure.printedSize.width * scale).rounded()
    let height = (figure.printedSize.height * scale).rounded()
    guard min(width, height) >= 1, max(width, height) <= Renderer.largestSide,
      width * height <= Renderer.mostPixels
    else {
      throw CairoError(
        doing: "drawing \(figure.name).png",
        reason: "an image of \(width) × \(height) pixels at \(dotsPerInch) per inch")
    }
    let isOpaque = figure.theme.background.alpha == 1
    pixels = PixelBuffers.shared.buffer(count: Int(width) * Int(height))
    surface = cairo_image_surface_create_for_data(
      pixels.bytes, isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(width),
      Int32(height), Int32(width) * 4)
    cairo = CairoCanvas(on: surface, scale: scale * figure.magnification, typesetter: typesetter)
    // The last pixels may be only partly covered by the page.
    cairo.paint(figure.theme.background)
    self.figure = figure
    self.dotsPerInch = dotsPerInch
    self.creator = creator
    self.hasPalette = hasPalette
  }

  deinit {
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
    PixelBuffers.shared.takeBack(pixels)
  }

  func finish() throws(CairoError) -> [UInt8] {
    try cairo.check("drawing \(figure.name).png")
    cairo_surface_flush(surface)
    try CairoError.check(cairo_surface_status(surface), "drawing \(figure.name).png")
    return try PNGEncoder.encode(
      surface, dotsPerInch: dotsPerInch, hasPalette: hasPalette,
      texts: [
        ("Title", visible(figure.title)), ("Description", visible(figure.alternativeText)),
        ("Software", creator),
      ])
  }
}

/// A PDF surface whose file is collected in memory.
final class PDFSurface {
  private let sink = ByteSink()
  let surface: OpaquePointer

  /// Creates a surface whose first page has the given size.
  init(_ size: Size) {
    surface = cairo_pdf_surface_create_for_stream(
      { context, bytes, count in
        guard let context, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
          .append(UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
    // A fixed date (J2000.0), since Cairo would write the current time.
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T12:00:00Z")
  }

  // An unfinished surface, for example after an error, would write to the sink when its last user
  // releases it; the sink may be gone by then.
  deinit {
    withExtendedLifetime(sink) {
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }

  /// Finishes the file and returns its bytes, or throws the first error since `doing` began.
  func finish(_ doing: String) throws(CairoError) -> [UInt8] {
    try CairoError.check(cairo_surface_status(surface), doing)
    cairo_surface_finish(surface)
    try CairoError.check(cairo_surface_status(surface), doing)
    return sink.bytes
  }
}

/// A single-page PDF.
final class PDFPage: Page {
  private let file: PDFSurface
  private let cairo: CairoCanvas
  private let name: String

  var canvas: any Canvas { cairo }

  init(_ figure: Figure, creator: String, _ typesetter: Typesetter) {
    file = PDFSurface(figure.printedSize)
    let words = [
      (CAIRO_PDF_METADATA_TITLE, figure.title),
      (CAIRO_PDF_METADATA_SUBJECT, figure.alternativeText), (CAIRO_PDF_METADATA_CREATOR, creator),
    ]
    for (key, text) in words {
      cairo_pdf_surface_set_metadata(file.surface, key, visible(text))
    }
    cairo = CairoCanvas(on: file.surface, scale: figure.magnification, typesetter: typesetter)
    name = figure.name
  }

  func finish() throws(CairoError) -> [UInt8] {
    try cairo.check("drawing \(name).pdf")
    return Self.withDatePrefix(try file.finish("finishing \(name).pdf"))
  }

  /// The file with the prefix `D:` before the date, which Cairo 1.16 leaves out, and in the same number of bytes, so that
  /// every offset stays: without the seconds.
  ///
  /// Source: ISO 32000-1 (2008), 7.9.4.
  private static func withDatePrefix(_ file: [UInt8]) -> [UInt8] {
    let (bare, dated) = (Array("(20000101120000Z)".utf8), Array("(D:200001011200) ".utf8))
    // The dictionary is near the end.
    let last = file.indices.suffix(2_000)
    guard let start = last.first(where: { file[$0...].starts(with: bare) }) else { return file }
    var file = file
    file.replaceSubrange(start..<start + bare.count, with: dated)
    return file
  }
}

/// An SVG, drawn by our own canvas.
struct SVGPage: Page {
  private let svg: SVGCanvas

  var canvas: any Canvas { svg }

  init(_ figure: Figure, creator: String, _ typesetter: Typesetter) {
    svg =
      figure.isInline
      ? SVGCanvas(size: figure.size, printedSize: figure.printedSize, typesetter: typesetter)
      : SVGCanvas(
        size: figure.size, printedSize: figure.printedSize, title: figure.title,
        description: figure.alternativeText, creator: creator, typesetter: typesetter)
  }

  func finish() -> [UInt8] { svg.finish() }
}

/// A collector of a library's output.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  func append(_ more: UnsafeBufferPointer<UInt8>) { bytes += more }
}

/// A group of canvases that are drawn on together.
final class CanvasGroup: Canvas {
  private let canvases: [any Canvas]
  private let typesetter: Typesetter

  init(_ canvases: [any Canvas], typesetter: Typesetter) {
    self.canvases = canvases
    self.typesetter = typesetter
  }

  func width(of text: Text, _ style: TextStyle) -> Double { typesetter.width(of: text, style) }

  func fill(_ path: Path, _ color: Color) {
    for canvas in canvases { canvas.fill(path, color) }
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    for canvas in canvases { canvas.stroke(path, stroke) }
  }

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    typesetter.record(text)
    for canvas in canvases { canvas.write(text, style, at: origin, angle: angle) }
  }

  func draw(_ image: Raster, in rect: Rect) {
    for canvas in canvases { canvas.draw(image, in: rect) }
  }

  func clip(to rect: Rect, _ body: () -> Void) { clip(canvases[...], to: rect, body) }

  func tooltip(_ tooltip: Tooltip, at point: Point, radius: Double) {
    for canvas in canvases { canvas.tooltip(tooltip, at: point, radius: radius) }
  }

  private func clip(_ rest: ArraySlice<any Canvas>, to rect: Rect, _ body: () -> Void) {
    guard let first = rest.first else { return body() }
    first.clip(to: rect) { clip(rest.dropFirst(), to: rect, body) }
  }
}
