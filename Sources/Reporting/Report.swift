import Experiments
import Parallelism
import Plotting

/// What draws a figure in each of some formats; called from several threads at once.
public typealias FigureRenderer = @Sendable (Figure, [ImageFormat]) throws -> [DrawnFigure]

/// The files of a report: the text, the figures and the epoch tables.
public struct Report: Sendable {
  /// A file and its path below the output folder.
  public typealias File = (path: String, bytes: [UInt8])

  private let study: Study
  private let earlier: Study?
  private let isOwnTable: Bool
  private let version: String

  /// A report on `study`.
  ///
  /// - Parameters:
  ///   - study: What was trained.
  ///   - earlier: What the same experiment made of the table of the last report, if that was another; the
  ///     report then tells what has changed since.
  ///   - isOwnTable: Whether the table is the one that the experiment names; errata that are about no
  ///     value of it are told only then.
  ///   - version: The version of the program.
  public init(_ study: Study, since earlier: Study? = nil, isOwnTable: Bool, version: String) {
    self.study = study
    self.earlier = earlier
    self.isOwnTable = isOwnTable
    self.version = version
  }

  /// All files of the report: `report.md`, `figures/…` and `tables/…`.
  ///
  /// The runs are put in words and the figures drawn on all cores, the longest work first; the files and
  /// their order do not depend on how many there are.
  ///
  /// - Parameters:
  ///   - template: What the text is made from; nil if only the figures are wanted.
  ///   - kept: The numbers of labels that found no place, by the paths of files that stay as they are; a
  ///     figure of which all files stay is not drawn.
  ///   - render: What draws a figure.
  /// - Returns: The files that do not stay, the text first.
  /// - Throws: The first error of `render`.
  public func files(
    template: ReportTemplate?, keeping kept: [String: Int] = [:], render: FigureRenderer
  ) throws -> [File] {
    let study = study
    let figures = StudyFigures(study).all(study.experiment.figures)
    let formats = study.experiment.formats
    // The words come first: they can do without the fonts, which may still be looked up.
    let words = template == nil ? nil : ReportWords(study, since: earlier, isOwnTable: isOwnTable)
    let drawn = try Self.drawn(figures) { figure in
      let isKept = formats.allSatisfy { kept[Self.path(of: figure, $0)] != nil }
      return isKept ? [] : try render(figure.figure, formats)
    }
    let files = zip(figures, drawn).flatMap { figure, results in
      zip(formats, results).map { (path: Self.path(of: figure, $0), bytes: $1.bytes) }
    }
    guard let template, let words else { return files }
    let shown = zip(figures, drawn).map { figure, results in
      let path = Self.path(of: figure, Self.shownFormat(formats))
      return ReportContext.ShownFigure(
        figure: figure, path: path,
        omittedLabels: results.first?.omissions.labels ?? kept[path] ?? 0)
    }
    let context = ReportContext(
      study: study, words: words, isOwnTable: isOwnTable, figures: shown, version: version)
    let text = template.render(context.values)
    return [("report.md", Array(text.utf8))] + files
      + words.runs.map { (path: $0.csvPath, bytes: $0.csv) }
  }

  /// What `draw` makes of every figure, in their order; the longest work is begun first.
  private static func drawn(
    _ figures: [ReportFigure], _ draw: @Sendable (ReportFigure) throws -> [DrawnFigure]
  ) throws -> [[DrawnFigure]] {
    let order = figures.indices.sorted { one, other in
      (figures[other].kind.effort, one) < (figures[one].kind.effort, other)
    }
    let drawn = try concurrently(order.count) { try draw(figures[order[$0]]) }
    return zip(order, drawn).sorted { $0.0 < $1.0 }.map(\.1)
  }

  static func path(of figure: ReportFigure, _ format: ImageFormat) -> String {
    "figures/\(figure.figure.name).\(format.rawValue)"
  }

  /// The format that a browser shows best: PNG, else SVG, else whatever there is.
  static func shownFormat(_ formats: [ImageFormat]) -> ImageFormat {
    [.png, .svg].first { formats.contains($0) } ?? formats.first ?? .png
  }
}

extension FigureName {
  /// How long a figure of the kind takes to draw, beside others.
  fileprivate var effort: Int {
    switch self {
    case .evolution: 4
    case .hrDiagram: 3
    case .decision, .sweep: 2
    case .network, .loss, .confusion, .parameters: 1
    }
  }
}
