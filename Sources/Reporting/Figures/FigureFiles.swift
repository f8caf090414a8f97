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
  }

  private let figures: [ReportFigure]
  private let formats: [ImageFormat]
  /// The same figures in the looks of a page, light first; empty without a page.
  private let looks: [[Figure]]
  /// The look that is drawn together with the files, which have the same; nil if none can be.
  private let sharedLook: Int?
  /// The formats that are drawn: those of the files or, for a report that draws its figures itself, one whose file is not written,
  /// since a caption lists the labels that were omitted.
  private let drawnFormats: [ImageFormat]

  /// The files of `figures` in `formats`, and their `looks` in a page: all figures in each.
  ///
  /// `ownLook` is the look of the files, if it is one of the page's; `hasOwnDrawings`, whether a PDF or a document of Word shows them.
  init(
    _ figures: [ReportFigure], _ formats: [ImageFormat], looks: [[ReportFigure]], ownLook: Int?,
    hasOwnDrawings: Bool
  ) {
    drawnFormats = hasOwnDrawings && formats.isEmpty ? [.pdf] : formats
    self.figures = figures
    self.formats = formats
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

  /// Draws the figures that are not kept, and all for a page.
  ///
  /// - Parameters:
  ///   - kept: The omitted labels, by the paths of the files that are kept.
  ///   - render: The renderer of the figures.
  /// - Returns: The drawn figures.
  /// - Throws: The first error of `render`.
  func drawn(keeping kept: [String: [String]], render: FigureRenderer) throws -> Drawn {
    let results = try inOrder { index in
      let isKept = drawnFormats.allSatisfy { kept[Self.path(of: figures[index], $0)] != nil }
      return try draw(index, isKept: isKept, render)
    }
    var drawn = Drawn(files: [], shown: [], images: [:])
    for (figure, (files, drawings)) in zip(figures, results) {
      let path = Self.path(of: figure, Self.shownFormat(formats))
      drawn.files += zip(formats, files).map { format, image in
        Report.File(
          path: Self.path(of: figure, format), bytes: image.bytes,
          omittedLabels: image.omissions.labels)
      }
      drawn.shown.append(
        ShownFigure(
          figure: figure, path: path,
          omittedLabels: (files.first ?? drawings.first)?.omissions.labels ?? kept[path] ?? []))
      let looks = drawings.map { String(decoding: $0.bytes, as: UTF8.self) }
      if let light = looks.first {
        drawn.images[path] = .drawing(light: light, dark: looks.count > 1 ? looks[1] : nil)
      }
    }
    return drawn
  }

  /// The files of the figure at `index`, none if it `isKept`, and its drawings in the looks of a page.
  ///
  /// Files and drawing of the same look are laid out once.
  private func draw(
    _ index: Int, isKept: Bool, _ render: FigureRenderer
  ) throws -> (files: [DrawnFigure], drawings: [DrawnFigure]) {
    let shared = isKept ? nil : sharedLook
    let figure = shared.map { looks[$0][index] } ?? figures[index].figure
    var files = isKept ? [] : try render(figure, drawnFormats + (shared == nil ? [] : [.svg]))
    let drawing = shared == nil ? nil : files.popLast()
    let drawings = try looks.enumerated().flatMap { place, look in
      try drawing.flatMap { place == shared ? [$0] : nil } ?? render(look[index], [.svg])
    }
    return (files, drawings)
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
