import Experiments
import Formatting
import Plotting
import Stars

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

  /// All files of the report: `report.md` and the figure in each format.
  ///
  /// - Parameters:
  ///   - template: What the text is made from; nil if only the figure is wanted.
  ///   - kept: The paths of files that stay as they are; the figure is not drawn if all of its do.
  ///   - render: What draws a figure.
  /// - Returns: The files, the text first.
  /// - Throws: The error of `render`.
  public func files(
    template: ReportTemplate?, keeping kept: [String: Int] = [:], render: FigureRenderer
  ) throws -> [Report.File] {
    let figure = StarFigures(experiment, catalogue).hrDiagram()
    let paths = experiment.formats.map { Report.path(of: figure, $0) }
    let isKept = paths.allSatisfy { kept[$0] != nil }
    let drawn = isKept ? [] : try render(figure.figure, experiment.formats)
    let files = zip(paths, drawn).map { (path: $0, bytes: $1.bytes) }
    guard let template else { return files }
    let text = template.render(values(figure))
    return [("report.md", Array(text.utf8))] + files
  }

  private func values(_ figure: ReportFigure) -> [String: Any] {
    let errata = experiment.errata(for: catalogue, isOwnTable: isOwnTable)
    let notes = DataNotes(experiment, catalogue, errata: errata).all
    let path = catalogue.table.source.name
    var values: [String: Any] = [
      "title": experiment.title, "version": version,
      "starCount": counted(catalogue.count, "star"),
      "dataName": path.split(separator: "/").last.map(String.init) ?? path,
      "rangeTable": rangeTable,
      "hrDiagram": [
        "number": 1, "path": Report.path(of: figure, Report.shownFormat(experiment.formats)),
        "alt": figure.figure.alternativeText, "caption": figure.caption,
      ] as [String: Any],
      "hasDataNotes": !notes.isEmpty, "dataNotes": notes,
      "hasErrata": !errata.isEmpty, "errata": errata.map(\.text),
    ]
    values["author"] = experiment.author
    return values
  }

  /// The smallest, middle and largest value of every quantity of the diagram.
  private var rangeTable: String {
    let columns = experiment.features.map { role in
      (catalogue.numbers[role] ?? []).filter(\.isFinite).sorted()
    }
    func cells(_ value: ([Double]) -> Double?) -> PipeTable.Cells {
      .text(
        zip(experiment.features, columns).map { role, numbers in
          value(numbers).map { NumberText.shortest(catalogue.shown(role, $0)) } ?? ""
        })
    }
    let table = PipeTable([
      .init("quantity", .text(experiment.features.map { Quantity(column: $0).symbol.markdown })),
      .init("smallest", cells(\.first)),
      .init("median", cells(\.median)),
      .init("largest", cells(\.last)),
    ])
    return String(table.text.dropLast())
  }
}
