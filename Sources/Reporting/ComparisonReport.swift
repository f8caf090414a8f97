import Documents
import Experiments
import Formatting
import Plotting

/// A report on the comparison of an experiment on two tables: text, and figures with the old boundary under
/// the new.
public struct ComparisonReport: Sendable {
  private let comparison: StudyComparison

  /// A report on `comparison`.
  public init(_ comparison: StudyComparison) { self.comparison = comparison }

  /// One figure for each run: the decision map of the new table with the boundary of the old one dashed; none
  /// unless there are two features.
  public var figures: [ReportFigure] {
    if comparison.isEmpty { return [] }
    let (old, new) = (comparison.old, StudyFigures(comparison.new))
    return comparison.new.runs.indices.compactMap { index in
      guard
        var map = new.map(ofRun: index, over: old.runs[index].history.trained, of: old.dataset)
      else { return nil }
      map.moves = moves(map.x.role, map.y.role)
      let moved =
        map.moves.isEmpty
        ? ""
        : map.moves.count == 1
          ? " An arrow leads from the old place of 1 star, if it is far enough from the new one."
          : " Arrows lead from the old places of \(counted(map.moves.count, "star")), where they are far enough from the new ones."
      let rate = RateText(comparison.new.runs[index].run.learningRate)
      let before =
        map.earlierLogits.flatMap(map.onlyClass) == nil
        ? ", with the boundary that the old one gave as a dashed line"
        : "; the old one gave no boundary"
      return new.figure(
        .decision, run: index, name: "change-rate-\(rate.fileName)",
        title: "What the new data changed at learning rate \(rate.fileName)",
        alternative:
          "The decision map that the new table gives at learning rate \(rate.plain)\(before).",
        caption:
          "What the new data changed: the decision map that the new table gives at "
          + "η = \(rate.plain)\(before).\(moved)",
        size: .millimetres(140, 105), map.plot(theme: new.theme))
    }
  }

  /// The stars whose places in the plane of two columns differ.
  private func moves(_ x: String, _ y: String) -> [Arrows.Arrow] {
    let (before, after) = (
      comparison.old.dataset.catalogue.numbers, comparison.new.dataset.catalogue.numbers
    )
    guard let oldX = before[x], let oldY = before[y], let newX = after[x], let newY = after[y]
    else { return [] }
    return comparison.common.map { star in
      Arrows.Arrow(
        from: Point(oldX[star.old], oldY[star.old]), to: Point(newX[star.new], newY[star.new]))
    }.filter { $0.from != $0.to }
  }

  /// The comparison as a document.
  ///
  /// - Parameters:
  ///   - names: The names of the two tables.
  ///   - paths: The path of each of ``figures``, or none to omit them.
  /// - Returns: The document.
  public func document(
    names: (old: String, new: String), figures paths: [String] = []
  ) -> Document {
    let text = ComparisonText(comparison)
    let title = "From \(names.old) to \(names.new)"
    var blocks: [Block] = [
      .heading(level: 1, Prose(title)), .list(text.sentences.map { [.paragraph($0)] }),
    ]
    blocks += text.table.map { [.table($0)] } ?? []
    blocks += text.unlisted.map { [.paragraph(Prose($0))] } ?? []
    blocks += zip(paths.isEmpty ? [] : figures, paths).map { figure, path in
      .figure(ShownFigure(figure: figure, path: path, omittedLabels: []).block)
    }
    return Document(title: title, blocks)
  }

  /// The comparison as files: `diff.md`, and the figures in each format.
  ///
  /// - Parameters:
  ///   - names: The names of the two tables.
  ///   - render: The renderer of the figures.
  /// - Returns: The files, the text first.
  /// - Throws: The first error of `render`.
  public func files(
    names: (old: String, new: String), render: FigureRenderer
  ) throws -> [Report.File] {
    let (figures, formats) = (figures, comparison.new.experiment.formats)
    let images = try figures.flatMap { figure in
      zip(formats, try render(figure.figure, formats).files).map { format, bytes in
        Report.File(path: FigureFiles.path(of: figure, format), bytes: bytes)
      }
    }
    let shown = figures.map { FigureFiles.path(of: $0, FigureFiles.shownFormat(formats)) }
    let text = document(names: names, figures: shown).markdown
    return [Report.File(path: "diff.md", bytes: Array(text.utf8))] + images
  }
}
