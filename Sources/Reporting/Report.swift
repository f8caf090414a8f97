import Documents
import Experiments
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

  /// All files of the report: the text in each of its formats, `figures/…` and `tables/…`.
  ///
  /// The runs are put in words and the figures drawn on all cores, the longest work first; the files and
  /// their order do not depend on how many there are.
  ///
  /// - Parameters:
  ///   - template: What the text is made from; nil if only the figures are wanted.
  ///   - documents: The formats of the text.
  ///   - kept: The numbers of labels that found no place, by the paths of files that stay as they are; a
  ///     figure of which all files stay is not drawn, unless a page is to have its image.
  ///   - render: What draws a figure.
  /// - Returns: The files that do not stay, the text first.
  /// - Throws: The first error of `render`.
  public func files(
    template: ReportTemplate?, documents: [DocumentFormat] = [.markdown],
    keeping kept: [String: Int] = [:], render: FigureRenderer
  ) throws -> [File] {
    let experiment = study.experiment
    let figures = FigureFiles(
      StudyFigures(study).all(experiment.figures), experiment.formats,
      embedding: template != nil && documents.contains(.html))
    // The words come first: they can do without the fonts, which may still be looked up.
    let words = template == nil ? nil : ReportWords(study, since: earlier, isOwnTable: isOwnTable)
    let drawn = try figures.drawn(keeping: kept, render: render)
    guard let template, let words else { return drawn.files }
    let values = ReportValues(
      study: study, words: words, isOwnTable: isOwnTable, figures: drawn.shown, version: version)
    let document = Document(
      title: experiment.title, author: experiment.author, generator: "MainSequence \(version)",
      template.blocks(values.all))
    return DocumentFormat.files(of: document, documents, drawn) + drawn.files
      + words.runs.map { (path: $0.csvPath, bytes: $0.csv) }
  }
}
