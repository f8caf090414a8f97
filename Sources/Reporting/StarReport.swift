import Documents
import Experiments
import Formatting
import Plotting
import Stars
import Tables

/// The files of a report on stars that have no classes, for which nothing is trained: the text and the
/// Hertzsprung–Russell diagram.
public struct StarReport: Sendable {
  private let experiment: Experiment
  private let catalogue: Catalogue
  private let isOwnTable: Bool
  private let version: String

  /// A report on `catalogue`, which was read for `experiment`.
  public init(_ experiment: Experiment, _ catalogue: Catalogue, isOwnTable: Bool, version: String) {
    self.experiment = experiment
    self.catalogue = catalogue
    self.isOwnTable = isOwnTable
    self.version = version
  }

  /// All files of the report: the text in each of its formats, and the figure in each of its own.
  ///
  /// - Parameters:
  ///   - template: What the text is made from; nil if only the figure is wanted.
  ///   - documents: The formats of the text.
  ///   - kept: The paths of files that stay as they are; the figure is not drawn if all of its do.
  ///   - render: What draws a figure.
  /// - Returns: The files, the text first.
  /// - Throws: The error of `render`.
  public func files(
    template: ReportTemplate?, documents: [DocumentFormat] = [.markdown],
    keeping kept: [String: Int] = [:], render: FigureRenderer
  ) throws -> [Report.File] {
    let figure = StarFigures(experiment, catalogue).hrDiagram()
    let drawing = FigureFiles(
      [figure], experiment.formats, embedding: template != nil && documents.contains(.html))
    let drawn = try drawing.drawn(keeping: kept, render: render)
    guard let template else { return drawn.files }
    let document = Document(
      title: experiment.title, author: experiment.author, generator: "MainSequence \(version)",
      template.blocks(values(drawn.shown)))
    return DocumentFormat.files(of: document, documents, drawn) + drawn.files
  }

  /// The values by their names in the template: see ``Slot/ofStarReport``.
  func values(_ figures: [ShownFigure]) -> [String: SlotValue] {
    let errata = experiment.errata(for: catalogue, isOwnTable: isOwnTable)
    var values = commonValues(
      experiment, catalogue, version: version,
      notes: DataNotes(experiment, catalogue, errata: errata).all, errata: errata)
    values["rangeTable"] = .blocks([.table(rangeTable)])
    values["hrDiagram"] = figures.first.map { .figure($0.block) }
    return values
  }

  /// The smallest, middle and largest value of every quantity of the diagram.
  private var rangeTable: Documents.Table {
    let columns = experiment.features.map { role in
      (catalogue.numbers[role] ?? []).filter(\.isFinite).sorted()
    }
    func cells(_ value: ([Double]) -> Double?) -> Documents.Table.Cells {
      .numerals(
        zip(experiment.features, columns).map { role, numbers in
          value(numbers).map { NumberText.shortest(catalogue.shown(role, $0)) } ?? ""
        })
    }
    return Documents.Table([
      .init("quantity", .prose(catalogue.schema.featureQuantities.map(\.symbol.prose))),
      .init("smallest", cells(\.first)),
      .init("median", cells(\.median)),
      .init("largest", cells(\.last)),
    ])
  }
}
