import Documents
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
    /// The figures as parts of a page, by their paths.
    var images: [String: EmbeddedImage]
    /// The figures as PDF files, by their names; empty unless a PDF shows them.
    var pdfs: [String: [UInt8]]
  }

  private let figures: [ReportFigure]
  private let formats: [ImageFormat]
  /// The same figures in the looks of a page, light first; empty without a page.
  private let looks: [[Figure]]
  /// The look that is drawn together with the files, which have the same; nil if none can be.
  private let sharedLook: Int?
  /// Whether a PDF shows the figures.
  private let hasPDF: Bool

  /// The files of `figures` in `formats`, and their `looks` in a page: all figures in each.
  ///
  /// `ownLook` is the look of the files, if it is one of the page's; `hasPDF`, whether a PDF shows the figures.
  init(
    _ figures: [ReportFigure], _ formats: [ImageFormat], looks: [[ReportFigure]], ownLook: Int?,
    hasPDF: Bool
  ) {
    (self.figures, self.formats, self.hasPDF) = (figures, formats, hasPDF)
    // An SVG file differs from the drawing in a page.
    sharedLook = looks.isEmpty || formats.contains(.svg) ? nil : ownLook
    self.looks = looks.map { look in
      precondition(look.count == figures.count, "\(look.count) looks of \(figures.count) figures")
      return look.map { figure in
        var figure = figure.figure
        figure.isInline = true
        return figure
      }
    }
  }

  /// Lays out the figures, and returns them as a document shows them, before any file is drawn.
  func laidOut(keeping kept: [String: [String]], render: FigureRenderer) throws -> [ShownFigure] {
    let omitted = try inOrder { index in
      isKept(index, kept) ? nil : try render(ownFigure(index), []).omissions.labels
    }
    return figures.indices.map { shown($0, omitted[$0], kept) }
  }

  /// Draws the figures that are not kept, and all for a page or a PDF.
  ///
  /// - Parameters:
  ///   - kept: The omitted labels, by the paths of the files that are kept.
  ///   - render: The renderer of the figures.
  /// - Returns: The drawn figures.
  /// - Throws: The first error of `render`.
  func drawn(keeping kept: [String: [String]], render: FigureRenderer) throws -> Drawn {
    let drawings = try inOrder { try draw($0, isKept: isKept($0, kept), render) }
    var drawn = Drawn(files: [], shown: [], images: [:], pdfs: [:])
    for (index, drawing) in drawings.enumerated() {
      drawn.files += formats.compactMap { format in
        drawing.isKept
          ? nil
          : Report.File(
            path: Self.path(of: figures[index], format), bytes: drawing.files[format] ?? [],
            omittedLabels: drawing.omittedLabels ?? [])
      }
      let shown = shown(index, drawing.omittedLabels, kept)
      drawn.shown.append(shown)
      drawn.pdfs[figures[index].figure.name] = drawing.files[.pdf]
      let looks = drawing.looks.map { String(decoding: $0, as: UTF8.self) }
      if let light = looks.first {
        drawn.images[shown.path] = .drawing(light: light, dark: looks.count > 1 ? looks[1] : nil)
      }
    }
    return drawn
  }

  /// A drawn figure.
  private struct Drawing {
    /// Whether the files are those of an earlier report.
    var isKept: Bool
    var files: [ImageFormat: [UInt8]] = [:]
    /// The figure in the looks of a page.
    var looks: [[UInt8]] = []
    /// The omitted labels; nil if nothing was laid out.
    var omittedLabels: [String]?
  }

  /// Draws the figure at `index`; files and drawing of the same look are laid out once.
  private func draw(_ index: Int, isKept: Bool, _ render: FigureRenderer) throws -> Drawing {
    let shared = isKept ? nil : sharedLook
    var needed = isKept ? [] : formats
    if hasPDF, !needed.contains(.pdf) { needed.append(.pdf) }
    if shared != nil { needed.append(.svg) }
    var drawing = Drawing(isKept: isKept)
    if !needed.isEmpty {
      let drawn = try render(isKept ? figures[index].figure : ownFigure(index), needed)
      drawing.omittedLabels = drawn.omissions.labels
      for (format, file) in zip(needed, drawn.files) { drawing.files[format] = file }
    }
    for (place, look) in looks.enumerated() {
      if place == shared, let file = drawing.files[.svg] {
        drawing.looks.append(file)
      } else {
        let drawn = try render(look[index], [.svg])
        drawing.looks.append(drawn.bytes)
        drawing.omittedLabels = drawing.omittedLabels ?? drawn.omissions.labels
      }
    }
    return drawing
  }

  /// The figure whose files are drawn: that of a page if they share the look.
  private func ownFigure(_ index: Int) -> Figure {
    sharedLook.map { looks[$0][index] } ?? figures[index].figure
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

  /// The results of `draw` for every figure, in order; the longest work starts first.
  private func inOrder<Result: Sendable>(
    _ draw: @Sendable (_ index: Int) throws -> Result
  ) throws -> [Result] {
    let order = figures.indices.sorted { one, other in
      (figures[other].kind.effort, one) < (figures[one].kind.effort, other)
    }
    let drawn = try concurrentMap(order.count) { try draw(order[$0]) }
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
