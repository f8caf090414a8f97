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
  /// The figures are drawn on all cores; the files and their order do not depend on how many.
  ///
  /// - Parameters:
  ///   - template: What the text is made from.
  ///   - render: What draws a figure.
  /// - Returns: The files, the text first.
  /// - Throws: The first error of `render`.
  public func files(template: ReportTemplate, render: FigureRenderer) throws -> [File] {
    let figures = StudyFigures(study).all(study.experiment.figures)
    let formats = study.experiment.formats
    let drawn = try Self.concurrently(figures.count) { try render(figures[$0].figure, formats) }
    let files = zip(figures, drawn).flatMap { figure, results in
      zip(formats, results).map { (path: Self.path(of: figure, $0), bytes: $1.bytes) }
    }
    let tables = study.runs.map { run in
      (
        path: "tables/epochs-rate-\(RateText(run.run.learningRate).fileName).csv",
        bytes: Array(EpochTable((0..<run.history.count).map { EpochRow(run.history[$0]) }).csv.utf8)
      )
    }
    let shown = figures.indices.map { index in
      ReportContext.ShownFigure(
        figure: figures[index], path: Self.path(of: figures[index], Self.shownFormat(formats)),
        omittedLabels: drawn[index].first?.omissions.labels ?? 0)
    }
    let context = ReportContext(
      study: study, isOwnTable: isOwnTable, figures: shown, tablePaths: tables.map(\.path),
      version: version)
    let text = template.render(context.values)
    return [("report.md", Array(text.utf8))] + files + tables
  }

  private static func path(of figure: ReportFigure, _ format: FormatName) -> String {
    "figures/\(figure.figure.name).\(format.rawValue)"
  }

  /// The format that a browser shows best: PNG, else SVG, else whatever there is.
  private static func shownFormat(_ formats: [FormatName]) -> FormatName {
    [.png, .svg].first { formats.contains($0) } ?? formats.first ?? .png
  }

  /// The results of `body` for 0 to `count` − 1, in order, worked out on all cores.
  private static func concurrently<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Swift.Result { try body(index) }
      results.withLock { $0[index] = result }
    }
    return try results.withLock { $0 }.compactMap { try $0?.get() }
  }
}
