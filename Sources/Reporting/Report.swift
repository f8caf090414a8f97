import Dispatch
import Experiments
import Plotting
import Synchronization

/// A figure drawn: the bytes of its file, and what found no place in it.
public struct DrawnFigure: Sendable {
  /// The bytes of the file.
  public var bytes: [UInt8]
  /// What found no place.
  public var omissions: Omissions

  /// A drawn figure of the given bytes.
  public init(bytes: [UInt8], omissions: Omissions) {
    self.bytes = bytes
    self.omissions = omissions
  }
}

/// What draws a figure in each of some formats; called from several threads at once.
public typealias FigureRenderer = @Sendable (Figure, [FormatName]) throws -> [DrawnFigure]

/// The files of a report: the text, the figures and the epoch tables.
public struct Report: Sendable {
  /// A file and its path below the output folder.
  public typealias File = (path: String, bytes: [UInt8])

  private let study: Study
  private let isOwnTable: Bool
  private let version: String

  /// A report on `study`.
  ///
  /// - Parameters:
  ///   - study: What was trained.
  ///   - isOwnTable: Whether the table is the one that the experiment names; errata that are about no
  ///     value of it are told only then.
  ///   - version: The version of the program.
  public init(_ study: Study, isOwnTable: Bool, version: String) {
    self.study = study
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
    let figures = StudyFigures(study).all(study.experiment.figures)
    let formats = study.experiment.formats
    let (texts, drawn) = try made(figures) { figure in
      let isKept = formats.allSatisfy { kept[Self.path(of: figure, $0)] != nil }
      return isKept ? [] : try render(figure.figure, formats)
    }
    let files = zip(figures, drawn).flatMap { figure, results in
      zip(formats, results).map { (path: Self.path(of: figure, $0), bytes: $1.bytes) }
    }
    guard let template else { return files }
    let shown = zip(figures, drawn).map { figure, results in
      let path = Self.path(of: figure, Self.shownFormat(formats))
      return ReportContext.ShownFigure(
        figure: figure, path: path,
        omittedLabels: results.first?.omissions.labels ?? kept[path] ?? 0)
    }
    let context = ReportContext(
      study: study, isOwnTable: isOwnTable, figures: shown, runs: texts, version: version)
    let text = template.render(context.values)
    return [("report.md", Array(text.utf8))] + files
      + texts.map { (path: $0.csvPath, bytes: $0.csv) }
  }

  /// What is told of every run, and every figure in its formats.
  ///
  /// The words come first, since they can do without the fonts, which may still be looked up.
  private func made(
    _ figures: [ReportFigure], _ draw: @Sendable (ReportFigure) throws -> [DrawnFigure]
  ) throws -> (texts: [RunText], drawn: [[DrawnFigure]]) {
    let order = figures.indices.sorted { one, other in
      (figures[other].kind.effort, one) < (figures[one].kind.effort, other)
    }
    let (study, count) = (study, study.runs.count)
    let made: [Made] = try concurrently(count + order.count) { index in
      if index < count { return .text(RunText(study, study.runs[index])) }
      return .figure(try draw(figures[order[index - count]]))
    }
    var texts: [RunText] = []
    var drawn = [[DrawnFigure]](repeating: [], count: figures.count)
    for (index, piece) in made.enumerated() {
      switch piece {
      case .text(let text): texts.append(text)
      case .figure(let results): drawn[order[index - count]] = results
      }
    }
    return (texts, drawn)
  }

  /// A piece of the report that is made on its own.
  private enum Made: Sendable {
    case text(RunText)
    case figure([DrawnFigure])
  }

  static func path(of figure: ReportFigure, _ format: FormatName) -> String {
    "figures/\(figure.figure.name).\(format.rawValue)"
  }

  /// The format that a browser shows best: PNG, else SVG, else whatever there is.
  static func shownFormat(_ formats: [FormatName]) -> FormatName {
    [.png, .svg].first { formats.contains($0) } ?? formats.first ?? .png
  }
}

/// The results of `body` for 0 to `count` − 1, in order, worked out on all cores.
private func concurrently<Result: Sendable>(
  _ count: Int, _ body: @Sendable (Int) throws -> Result
) throws -> [Result] {
  let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = Swift.Result { try body(index) }
    results.withLock { $0[index] = result }
  }
  return try results.withLock { $0 }.compactMap { try $0?.get() }
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
