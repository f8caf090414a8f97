import CCairo
import Plotting

/// A file format for figures.
public enum ImageFormat: String, CaseIterable, Sendable {
  /// Pixels, for screens.
  case png
  /// Vectors with embedded fonts, for print.
  case pdf
  /// Vectors with real text, for the web.
  case svg
}

/// A figure as the bytes of a file.
public struct Rendering: Sendable {
  /// The bytes.
  public var bytes: [UInt8]
  /// What the figure had to leave out for want of room.
  public var omissions: Omissions
}

/// Turns figures into the bytes of PNG, PDF and SVG files.
///
/// The same figure gives the same bytes, in any process. The caller writes the file: Cairo reports
/// no error when it writes a small PDF to a full disk.
public struct Renderer: Sendable {
  /// The pixels per inch of a PNG.
  public var dotsPerInch: Double
  /// What the metadata name as the program that made the file.
  public var creator: String

  /// The largest side of a page, in points: 200 inches (ISO 32000-1, annex C).
  static let largestPage = 14_400.0
  /// The largest side of a PNG, in pixels: Cairo's own limit.
  static let largestSide = 32_767.0
  /// The most pixels of a PNG, which take 1 GiB to draw.
  static let mostPixels = 268_435_456.0

  /// A renderer at the given resolution.
  ///
  /// - Precondition: `dotsPerInch` is positive and finite.
  public init(dotsPerInch: Double = 200, creator: String) {
    precondition(dotsPerInch > 0 && dotsPerInch.isFinite, "\(dotsPerInch) pixels per inch")
    self.dotsPerInch = dotsPerInch
    self.creator = creator
  }

  /// The bytes of `figure` in the given format, or the first error met.
  public func render(_ figure: Figure, as format: ImageFormat) throws(CairoError) -> Rendering {
    let (width, height) = (figure.printedSize.width, figure.printedSize.height)
    let sides = 1...Self.largestPage
    guard sides.contains(width), sides.contains(height) else {
      throw CairoError(
        doing: "drawing \(figure.name)",
        reason: "a page of \(width) × \(height) points; a side may have 1 to \(Self.largestPage)")
    }
    switch format {
    case .png: return try renderPNG(figure)
    case .pdf: return try renderPDF(figure)
    case .svg: return renderSVG(figure)
    }
  }

  /// The font family that text is really set in, to be told to the user where it is not the first
  /// choice.
  public static func fontFamily() -> (used: String, wanted: String) {
    let wanted = Typesetter.families.prefix { $0 != "," }
    return (Typesetter().resolvedFamily(), String(wanted))
  }

  private func renderPNG(_ figure: Figure) throws(CairoError) -> Rendering {
    let scale = dotsPerInch / 72
    let width = (figure.printedSize.width * scale).rounded()
    let height = (figure.printedSize.height * scale).rounded()
    guard min(width, height) >= 1, max(width, height) <= Self.largestSide,
      width * height <= Self.mostPixels
    else {
      throw CairoError(
        doing: "drawing \(figure.name).png",
        reason: "an image of \(width) × \(height) pixels at \(dotsPerInch) an inch")
    }
    let surface: OpaquePointer = cairo_image_surface_create(
      figure.theme.background.alpha < 1 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(width),
      Int32(height))
    defer { cairo_surface_destroy(surface) }
    let canvas = CairoCanvas(
      on: surface, scale: scale * figure.magnification, typesetter: Typesetter())
    // The last pixels may be only partly on the page.
    canvas.paint(figure.theme.background)
    let omissions = figure.draw(on: canvas)
    try canvas.check("drawing \(figure.name).png")
    cairo_surface_flush(surface)
    try CairoError.check(cairo_surface_status(surface), "drawing \(figure.name).png")
    let bytes = try PNGEncoder.encode(
      surface, dotsPerInch: dotsPerInch,
      texts: [
        ("Title", figure.title), ("Description", figure.alternativeText), ("Software", creator),
      ])
    return Rendering(bytes: bytes, omissions: omissions)
  }

  private func renderPDF(_ figure: Figure) throws(CairoError) -> Rendering {
    let sink = ByteSink()
    let surface: OpaquePointer = cairo_pdf_surface_create_for_stream(
      { context, bytes, count in
        guard let context, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
          .append(UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), figure.printedSize.width,
      figure.printedSize.height)
    // Cairo writes to the sink until the surface is gone, also after an error.
    defer { withExtendedLifetime(sink) { cairo_surface_destroy(surface) } }
    let words = [
      (CAIRO_PDF_METADATA_TITLE, figure.title),
      (CAIRO_PDF_METADATA_SUBJECT, figure.alternativeText), (CAIRO_PDF_METADATA_CREATOR, creator),
    ]
    for (key, text) in words {
      cairo_pdf_surface_set_metadata(surface, key, text.replacingUnstorable())
    }
    // A fixed date, since Cairo would write the time of day: the epoch J2000.0.
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T12:00:00Z")
    let canvas = CairoCanvas(
      on: surface, scale: figure.magnification, typesetter: Typesetter())
    let omissions = figure.draw(on: canvas)
    try canvas.check("drawing \(figure.name).pdf")
    cairo_surface_finish(surface)
    try CairoError.check(cairo_surface_status(surface), "finishing \(figure.name).pdf")
    return Rendering(bytes: sink.bytes, omissions: omissions)
  }

  private func renderSVG(_ figure: Figure) -> Rendering {
    let canvas = SVGCanvas(
      size: figure.size, printedSize: figure.printedSize, title: figure.title,
      description: figure.alternativeText, creator: creator, typesetter: Typesetter())
    let omissions = figure.draw(on: canvas)
    return Rendering(bytes: canvas.finish(), omissions: omissions)
  }
}

/// Where a library's output is collected.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  func append(_ more: UnsafeBufferPointer<UInt8>) { bytes += more }
}
