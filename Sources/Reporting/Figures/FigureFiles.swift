import Experiments
import Parallelism
import Plotting

/// The figures of a report as files, and as images embedded in a page.
struct FigureFiles {
  /// The drawn figures.
  struct Drawn {
    /// The files, in the order of the figures.
    var files: [Report.File]
    /// The figures as a document shows them.
    var shown: [ShownFigure]
    /// The images to embed, by the paths of the figures.
    var images: [String: (bytes: [UInt8], mediaType: String)]
  }

  private let figures: [ReportFigure]
  private let formats: [ImageFormat]
  /// Whether the images are embedded in a page.
  private let isEmbedding: Bool
  /// Whether a PDF shows the figures.
  private let hasPDF: Bool

  /// The files of `figures` in `formats`.
  init(
    _ figures: [ReportFigure], _ formats: [ImageFormat], embedding isEmbedding: Bool, hasPDF: Bool
  ) {
    self.figures = figures
    self.formats = formats
    self.isEmbedding = isEmbedding
    self.hasPDF = hasPDF
  }

  /// Draws the figures that are not kept.
  ///
  /// - Parameters:
  ///   - kept: The omitted labels, by the paths of the files that are kept; a figure whose files
  ///     are all kept is drawn only if a page embeds it.
  ///   - render: The renderer of the figures.
  /// - Returns: The drawn figures.
  /// - Throws: The first error of `render`.
  func drawn(keeping kept: [String: [String]], render: FigureRenderer) throws -> Drawn {
    let embedded = embeddedFormat
    let wanted = formats + (embedded.map { formats.contains($0) ? [] : [$0] } ?? [])
    let results = try inOrder { figure in
      let isKept =
        embedded == nil && formats.allSatisfy { kept[Self.path(of: figure, $0)] != nil }
      return isKept ? [] : try render(figure.figure, wanted)
    }
    var drawn = Drawn(files: [], shown: [], images: [:])
    for (figure, results) in zip(figures, results) {
      let path = Self.path(of: figure, Self.shownFormat(formats))
      drawn.files += zip(formats, results).map { format, image in
        Report.File(
          path: Self.path(of: figure, format), bytes: image.bytes,
          omittedLabels: image.omissions.labels)
      }
      drawn.shown.append(
        ShownFigure(
          figure: figure, path: path,
          omittedLabels: results.first?.omissions.labels ?? kept[path] ?? []))
      if let embedded, let place = wanted.firstIndex(of: embedded) {
        drawn.images[path] = (results[place].bytes, embedded.mediaType)
      }
    }
    return drawn
  }

  /// The format of the figures that are drawn for a document; nil if it needs none but the files.
  private var embeddedFormat: ImageFormat? {
    // Every browser shows both; vector graphics stay sharp, and their text is searchable.
    if isEmbedding { return [.svg, .png].first { formats.contains($0) } ?? .svg }
    // A caption lists the labels that were omitted, so a figure of the PDF is drawn even if it has no file.
    return hasPDF && formats.isEmpty ? .pdf : nil
  }

  /// The results of `draw` for every figure, in order; the longest work starts first.
  private func inOrder(
    _ draw: @Sendable (ReportFigure) throws -> [DrawnFigure]
  ) throws -> [[DrawnFigure]] {
    let order = figures.indices.sorted { one, other in
      (figures[other].kind.effort, one) < (figures[one].kind.effort, other)
    }
    let drawn = try concurrentMap(order.count) { try draw(figures[order[$0]]) }
    return zip(order, drawn).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The path of a figure's file, relative to the document.
  static func path(of figure: ReportFigure, _ format: ImageFormat) -> String {
    "figures/\(figure.figure.name).\(format.rawValue)"
  }

  /// The format that browsers show best: PNG, else SVG, else any other.
  static func shownFormat(_ formats: [ImageFormat]) -> ImageFormat {
    [.png, .svg].first { formats.contains($0) } ?? formats.first ?? .png
  }
}

extension ImageFormat {
  /// The media type of a file of the format.
  fileprivate var mediaType: String {
    switch self {
    case .png: "image/png"
    case .svg: "image/svg+xml"
    case .pdf: "application/pdf"
    }
  }
}

extension FigureName {
  /// The time that a figure of this kind takes to draw, relative to others.
  fileprivate var effort: Int {
    switch self {
    case .evolution, .agreement: 4
    case .hrDiagram: 3
    case .decision, .sweep, .probability: 2
    case .network, .loss, .confusion, .parameters, .reliability, .roc, .precisionRecall,
      .learningCurves:
      1
    }
  }
}
