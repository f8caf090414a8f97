import Documents
import Experiments
import Parallelism
import Plotting

/// The figures of a report as files, and as images embedded in a page.
struct FigureFiles {
  /// The drawn figures.
  struct Drawn {
    /// The drawings, in the order of the figures.
    fileprivate var drawings: [Drawing]
  }

  private let figures: [ReportFigure]
  private let formats: [ImageFormat]
  /// The same figures in the looks of a page, light first; nil without a page.
  private let looks: (@Sendable () -> [[ReportFigure]])?

  /// The files of `figures` in `formats`, and their `looks` in a page: all figures in each.
  init(
    _ figures: [ReportFigure], _ formats: [ImageFormat], looks: (@Sendable () -> [[ReportFigure]])?
  ) {
    (self.figures, self.formats, self.looks) = (figures, formats, looks)
  }

  /// Lays out the figures, and returns them as a document shows them, before any file is drawn.
  func laidOut(keeping kept: [String: [String]], render: FigureRenderer) throws -> [ShownFigure] {
    let order = order
    let omitted = try concurrentMap(order.count) { place in
      let index = order[place]
      return isKept(index, kept) ? nil : try render(figures[index].figure, []).omissions.labels
    }
    return zip(order, omitted).map { ($0, shown($0, $1, kept)) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The names of the figures, the longest work first, and the work of drawing each as a PDF.
  func pdfs(render: @escaping FigureRenderer) -> [PDFAssembly.Part] {
    order.map { index in
      let figure = figures[index].figure
      return PDFAssembly.Part(name: figure.name) { try render(figure, [.pdf]).bytes }
    }
  }

  /// Draws the figures that are not kept, and all for a page, each file as work of its own.
  ///
  /// - Parameters:
  ///   - kept: The omitted labels, by the paths of the files that are kept.
  ///   - hasPDF: Whether a PDF shows the figures, which are drawn for it as PDFs.
  ///   - render: The renderer of the figures.
  /// - Returns: The drawn figures.
  /// - Throws: The first error of `render`.
  func drawn(
    keeping kept: [String: [String]], hasPDF: Bool, render: FigureRenderer
  ) throws -> Drawn {
    let looks = (looks?() ?? []).map { look in
      precondition(look.count == figures.count, "\(look.count) looks of \(figures.count) figures")
      return look.map(\.inline)
    }
    let parts = order.flatMap { index -> [Part] in
      let isKept = isKept(index, kept)
      let files = formats.filter { !isKept && ($0 != .pdf || !hasPDF) }.map { format in
        Part(index: index, figure: figures[index].figure, format: format)
      }
      return files
        + looks.indices.map { look in
          Part(index: index, figure: looks[look][index], format: .svg, look: look)
        }
    }
    let bytes = try concurrentMap(parts.count) { place in
      try render(parts[place].figure, [parts[place].format]).bytes
    }
    var drawn = Drawn(
      drawings: figures.indices.map { index in
        Drawing(isKept: isKept(index, kept), looks: looks.map { _ in [] })
      })
    for (part, bytes) in zip(parts, bytes) {
      if let look = part.look {
        drawn.drawings[part.index].looks[look] = bytes
      } else {
        drawn.drawings[part.index].files[part.format] = bytes
      }
    }
    return drawn
  }

  /// The figures as parts of a page, by their paths.
  func images(_ drawn: Drawn) -> [String: EmbeddedImage] {
    var images: [String: EmbeddedImage] = [:]
    for (figure, drawing) in zip(figures, drawn.drawings) {
      let looks = drawing.looks.map { String(decoding: $0, as: UTF8.self) }
      guard let light = looks.first else { continue }
      images[Self.path(of: figure, Self.shownFormat(formats))] = .drawing(
        light: light, dark: looks.count > 1 ? looks[1] : nil)
    }
    return images
  }

  /// The files of drawn figures that are not kept, some of them from a PDF that shows the figures; `shown` are the
  /// figures laid out.
  func files(_ drawn: Drawn, _ shown: [ShownFigure], _ pdf: PDFAssembly?) -> [Report.File] {
    zip(shown, drawn.drawings).filter { !$1.isKept }.flatMap { shown, drawing in
      formats.map { format in
        let bytes = format == .pdf ? pdf?.figure(shown.figure.figure.name) : nil
        return Report.File(
          path: Self.path(of: shown.figure, format), bytes: bytes ?? drawing.files[format] ?? [],
          omittedLabels: shown.omittedLabels)
      }
    }
  }

  /// A figure to draw in a format, as a file or in a look of a page.
  private struct Part {
    var index: Int
    var figure: Figure
    var format: ImageFormat
    /// The look; nil for a file.
    var look: Int?
  }

  /// A drawn figure.
  fileprivate struct Drawing {
    /// Whether the files are those of an earlier report.
    var isKept: Bool
    var files: [ImageFormat: [UInt8]] = [:]
    /// The figure in the looks of a page.
    var looks: [[UInt8]] = []
  }

  /// Whether all files of a figure are kept; without any, what it omits is unknown.
  private func isKept(_ index: Int, _ kept: [String: [String]]) -> Bool {
    !formats.isEmpty && formats.allSatisfy { kept[Self.path(of: figures[index], $0)] != nil }
  }

  /// The figure at `index` as a document shows it.
  private func shown(
    _ index: Int, _ omittedLabels: [String]?, _ kept: [String: [String]]
  ) -> ShownFigure {
    let path = Self.path(of: figures[index], Self.shownFormat(formats))
    return ShownFigure(
      figure: figures[index], path: path, omittedLabels: omittedLabels ?? kept[path] ?? [])
  }

  /// The indices of the figures, the longest work first.
  private var order: [Int] {
    figures.indices.sorted { one, other in
      (figures[other].kind.effort, one) < (figures[one].kind.effort, other)
    }
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

extension ReportFigure {
  /// The figure as part of a page.
  fileprivate var inline: Figure {
    var figure = figure
    figure.isInline = true
    return figure
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
