import CCairo
import Plotting

/// A renderer of figures as PNG, PDF and SVG files in memory.
///
/// The same figure gives the same bytes in every process. The caller writes the file, because Cairo
/// reports no error when it writes a small PDF to a full disk.
public struct Renderer: Sendable {
  /// The pixels per inch of a PNG.
  public var dotsPerInch: Double
  /// The name of the program in the metadata.
  public var creator: String

  /// The longest side of a page, in points: 200 inches (ISO 32000-1, annex C).
  static let largestPage = 14_400.0
  /// The longest side of a PNG, in pixels: Cairo's own limit.
  static let largestSide = 32_767.0
  /// The greatest number of pixels in a PNG, which takes 1 GiB to draw.
  static let mostPixels = 268_435_456.0

  /// Creates a renderer with the given resolution.
  ///
  /// - Precondition: `dotsPerInch` is positive and finite.
  public init(dotsPerInch: Double = 200, creator: String) {
    precondition(dotsPerInch > 0 && dotsPerInch.isFinite, "\(dotsPerInch) pixels per inch")
    self.dotsPerInch = dotsPerInch
    self.creator = creator
  }

  /// Returns the bytes of `figure` in the given format.
  public func render(_ figure: Figure, as format: ImageFormat) throws(CairoError) -> DrawnFigure {
    try render(figure, as: [format])
  }

  /// Returns the bytes of `figure` in each format; the layout is computed once for all of them.
  ///
  /// A call without formats is one for the layout alone, which `recordings` keep for later calls.
  public func render(
    _ figure: Figure, as formats: [ImageFormat], recordings: FigureRecordings? = nil
  ) throws(CairoError) -> DrawnFigure {
    let (width, height) = (figure.printedSize.width, figure.printedSize.height)
    let sides = 1...Self.largestPage
    guard sides.contains(width), sides.contains(height) else {
      throw CairoError(
        doing: "drawing \(figure.name)",
        reason:
          "a page of \(width) × \(height) points; sides must be between 1 and \(Self.largestPage)")
    }
    let recording = recordings?.recording(of: figure)
    let font = figure.theme.font
    let typesetter = recordings?.typesetter(font: font) ?? Typesetter(font: font)
    if formats.isEmpty {
      let layout = recording ?? FigureRecording(figure, typesetter)
      recordings?.keep(layout, of: figure)
      return DrawnFigure([], layout.omissions)
    }
    var pages: [any Page] = []
    for format in formats { pages.append(try page(format, figure, typesetter)) }
    let canvas = CanvasGroup(pages.map(\.canvas), typesetter: typesetter)
    var omissions: Omissions
    if let recording {
      recording.draw(on: canvas)
      omissions = recording.omissions
    } else {
      omissions = figure.draw(on: canvas)
      omissions.notes += typesetter.notes
    }
    var files: [[UInt8]] = []
    for page in pages { files.append(try page.finish()) }
    return DrawnFigure(files, omissions)
  }

  private func page(
    _ format: ImageFormat, _ figure: Figure, _ typesetter: Typesetter
  ) throws(CairoError) -> any Page {
    switch format {
    case .png: try PNGPage(figure, dotsPerInch: dotsPerInch, creator: creator, typesetter)
    case .pdf: PDFPage(figure, creator: creator, typesetter)
    case .svg: SVGPage(figure, creator: creator, typesetter)
    }
  }

  /// The versions of the graphics libraries.
  public static var libraries: String {
    [cairo_version_string(), pango_version_string()].map { name in
      name.map { String(cString: $0) } ?? ""
    }.joined(separator: ", ")
  }

  /// Returns the font family actually used for text and the preferred one, so that a substitution
  /// can be reported, and looks up its fonts.
  public static func fontFamily() -> (used: String, wanted: String) {
    let wanted = Typesetter.usualFamilies.prefix { $0 != "," }
    let typesetter = Typesetter()
    typesetter.prepare()
    return (typesetter.resolvedFamily(), String(wanted))
  }
}
