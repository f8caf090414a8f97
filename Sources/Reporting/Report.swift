import Documents
import Experiments
import Parallelism
import Plotting
import Stars

/// A function that draws a figure in each of some formats, or lays it out only; it is called from several threads at
/// once.
public typealias FigureRenderer = @Sendable (Figure, [ImageFormat]) throws -> DrawnFigure

/// A report as a value: its figures, its tables and the values that fill its template.
public struct Report: Sendable {
  /// A file of a report.
  public struct File: Sendable {
    /// The path below the output folder.
    public var path: String
    /// The contents.
    public var bytes: [UInt8]
    /// The labels omitted for lack of space; none unless this is a figure.
    public var omittedLabels: [String] = []
  }

  private let experiment: Experiment
  /// The figures, in the order of the report.
  private let figures: [ReportFigure]
  /// The figures in the looks of a page: light and dark or, if they are in greys, only those.
  private let looks: @Sendable () -> [[ReportFigure]]
  /// The data of the explorer in a page, or the sentence on why there is none.
  private let explorerData: @Sendable () -> (data: ExplorerData?, obstacle: String?)
  /// The tables in files of their own.
  private let tables: [File]
  /// The numbers behind the text, and every finding; nil if nothing is trained, or if there is no text.
  public var facts: JSON? { studyFacts?.json }
  private let studyFacts: StudyFacts?
  /// The values of the slots of a template of some kind, given the figures.
  private let values: @Sendable (TemplateKind, [ShownFigure]) -> [String: SlotValue]

  /// A report on a training.
  ///
  /// - Parameters:
  ///   - study: The training and its results.
  ///   - further: The trainings beside its runs, if these have been carried out already.
  ///   - earlier: The results of the same experiment on the table of the last report, if that table was a
  ///     different one; the report then says what has changed since.
  ///   - curves: The curves over the stars of the HR diagram.
  ///   - isOwnTable: Whether the table is the one that the experiment names; errata that concern no value
  ///     of the table are listed only then.
  ///   - version: The version of the program.
  ///   - hasText: Whether the text and the tables are wanted, not the figures alone.
  public init(
    _ study: Study, _ further: FurtherTrainings? = nil, since earlier: Study? = nil,
    curves: [NamedCurve] = [], isOwnTable: Bool, version: String, hasText: Bool = true
  ) {
    experiment = study.experiment
    let further = further ?? FurtherTrainings(study, hasText: hasText)
    let figures = { @Sendable [experiment] (study: Study) in
      StudyFigures(study, curves: curves, further).all(experiment.figures)
    }
    let (own, words) = concurrently(
      { figures(study) },
      {
        hasText
          ? ReportWords(study, further, since: earlier, isOwnTable: isOwnTable) : nil
      })
    self.figures = own
    looks = { [experiment] in
      experiment.pageThemes.map {
        $0 == experiment.theme ? own : figures(study.shown(in: $0))
      }
    }
    explorerData = { (ExplorerData(study), ExplorerData.obstacle(study)) }
    guard let words else {
      (tables, values, studyFacts) = ([], { _, _ in [:] }, nil)
      return
    }
    studyFacts = StudyFacts(study: study, further: further, words: words, version: version)
    tables = words.runs.map { File(path: $0.csvPath, bytes: $0.csv) }
    values = { kind, figures in
      let values = ReportValues(
        study: study, words: words, isOwnTable: isOwnTable, figures: figures, version: version
      ).all
      return kind.hidesResults
        ? values.merging(HandoutValues(study: study).all) { $1 } : values
    }
  }

  /// A report on stars for which nothing is trained.
  ///
  /// - Parameters:
  ///   - catalogue: The stars.
  ///   - experiment: The experiment they were read for.
  ///   - curves: The curves over the stars of the HR diagram.
  ///   - isOwnTable: Whether the table is the one that the experiment names.
  ///   - version: The version of the program.
  public init(
    _ catalogue: Catalogue, of experiment: Experiment, curves: [NamedCurve] = [],
    isOwnTable: Bool, version: String
  ) {
    self.experiment = experiment
    let figures = { @Sendable experiment in
      [StarFigures(experiment, catalogue, curves: curves).hrDiagram()]
    }
    let own = figures(experiment)
    self.figures = own
    looks = {
      experiment.pageThemes.map {
        $0 == experiment.theme ? own : figures(experiment.shown(in: $0))
      }
    }
    explorerData = { (nil, nil) }
    (tables, studyFacts) = ([], nil)
    values = { _, figures in
      StarReportValues(
        experiment: experiment, catalogue: catalogue, isOwnTable: isOwnTable, figures: figures,
        version: version
      ).all
    }
  }

  /// The files of the report: the text in each of its formats, `figures/…` and `tables/…`.
  ///
  /// The figures are drawn on all cores, the longest work first; the files and their order do not depend on
  /// the number of cores. A template that hides the results gets neither their figures nor their tables.
  ///
  /// - Parameters:
  ///   - template: The template of the text; nil if only the figures are wanted.
  ///   - documents: The formats of the text.
  ///   - explorer: The explorer of the network in a page; nil for none.
  ///   - origin: The line in the metadata of the text that names the program and its inputs; nil for none.
  ///   - kept: The omitted labels, by the paths of the files that are kept; a figure whose files
  ///     are all kept is drawn only if a page embeds it.
  ///   - render: The renderer of the figures.
  ///   - renderPDF: The renderer of the text as a PDF; nil if that is not among the formats.
  ///   - renderWord: The writer of the text as a document of Word; nil if that is not among the formats.
  /// - Returns: The files that are not kept, the text first.
  /// - Throws: The first error of a renderer, or the fault of a template that repeats too much text.
  public func files(
    template: ReportTemplate?, documents: [DocumentFormat] = [.markdown],
    explorer: Explorer? = nil, from origin: String? = nil,
    keeping kept: [String: [String]] = [:], render: @escaping FigureRenderer,
    renderPDF: DocumentRendering? = nil, renderWord: WordRendering? = nil
  ) throws -> [File] {
    let hidesResults = template?.kind.hidesResults ?? false
    let isShown = { @Sendable (figure: ReportFigure) in !hidesResults || figure.kind == .hrDiagram }
    let hasPage = template != nil && documents.contains(.html)
    let shown = figures.filter(isShown)
    let pageLooks = { @Sendable [looks] in looks().map { $0.filter(isShown) } }
    let drawing = FigureFiles(shown, experiment.formats, looks: hasPage ? pageLooks : nil)
    // Captions list the labels that have no room, so the figures are laid out before anything is drawn.
    let laidOut = try drawing.laidOut(keeping: kept, render: render)
    guard let template else {
      let drawn = try drawing.drawn(keeping: kept, hasPDF: false, render: render)
      return drawing.files(drawn, laidOut, nil)
    }
    let text = Shared {
      Result {
        Document(
          title: experiment.title, author: experiment.author, generator: origin,
          layout: template.kind.layout, try template.blocks(values(template.kind, laidOut)))
      }
    }
    precondition(!documents.contains(.pdf) || renderPDF != nil, "a PDF without a renderer")
    precondition(!documents.contains(.docx) || renderWord != nil, "a docx without a writer")
    let pdf = renderPDF.map { renderPDF in
      PDFAssembly(figures: drawing.pdfs(render: render)) {
        try renderPDF(text.value.get(), shown.map(\.figure))
      }
    }
    let isExplored = hasPage && explorer != nil && template.kind == .report
    let markdown = Shared { text.value.map { Array($0.markdown.utf8) } }
    let others = { @Sendable () throws -> (FigureFiles.Drawn, [[UInt8]?]) in
      let drawn = try drawing.drawn(keeping: kept, hasPDF: renderPDF != nil, render: render)
      let texts = try concurrentMap(documents.count) { index -> [UInt8]? in
        switch documents[index] {
        case .markdown: return try markdown.value.get()
        case .html:
          let images = drawing.images(drawn)
          return Array(page(try text.value.get(), isExplored ? explorer : nil, images).utf8)
        case .docx: return try renderWord?(text.value.get(), shown.map(\.figure))
        case .pdf: return nil
        }
      }
      return (drawn, texts)
    }
    // The PDF takes longest, so it starts first, and is put together while the other files are drawn, as is the text.
    let jobCount = pdf?.jobCount ?? 0
    let results = try concurrentMap(jobCount + 2) { [pdf] job -> (FigureFiles.Drawn, [[UInt8]?])? in
      if job > jobCount { return try others() }
      if job < jobCount {
        try pdf?.perform(job: job)
      } else if documents.contains(.markdown) {
        _ = markdown.value
      }
      return nil
    }
    guard let (drawn, texts) = results[jobCount + 1] else { preconditionFailure("no figures") }
    return zip(documents, texts).map { format, text in
      File(path: format.path, bytes: text ?? pdf?.file ?? [])
    } + drawing.files(drawn, laidOut, pdf) + (hidesResults ? [] : tables)
  }

  /// The text as a page, with the explorer if it is given and the study can be explored.
  private func page(
    _ document: Document, _ explorer: Explorer?, _ images: [String: EmbeddedImage]
  ) -> String {
    let (data, obstacle) = explorer == nil ? (nil, nil) : explorerData()
    let script = data.flatMap { explorer?.script($0) }
    return document.adding(script == nil ? obstacle : nil).html(script: script) { images[$0] }
  }
}
