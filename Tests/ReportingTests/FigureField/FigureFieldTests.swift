import Plotting
import Stars
import Tables
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("The field of figures: every kind, of tables that are hard to draw, in every size and theme")
struct FigureFieldTests {
  @Test("Nothing is covered, pale, off the page or unexplained", arguments: FigureTable.allCases)
  func sound(table: FigureTable) throws {
    var figures = try FigureSource(table)
    for (index, kind) in table.kinds.enumerated() {
      for (place, size) in FigureSource.sizes(of: kind, table).enumerated() {
        let theme = ThemeName.allCases[(index + place) % ThemeName.allCases.count]
        for figure in figures.drawn(kind, size, theme) {
          let canvas = RecordingCanvas()
          figure.figure.draw(on: canvas)
          let faults = FigureChecks(canvas, of: figure.figure, caption: figure.caption).faults
          #expect(faults.isEmpty, "\(figure.figure.name), \(theme), \(figure.figure.printedSize)")
        }
      }
    }
  }

  @Test("There are more than 500 figures")
  func count() {
    let counts = FigureTable.allCases.map { table in
      table.kinds.reduce(0) { $0 + FigureSource.sizes(of: $1, table).count }
    }
    #expect(counts.reduce(0, +) > 500)
  }
}

/// The figures of a table, which share its trainings.
private struct FigureSource {
  private let experiment: Experiment
  private var study: Study?
  private var further: FurtherTrainings?
  private let catalogue: Catalogue

  init(_ table: FigureTable) throws {
    experiment = table.experiment
    catalogue = try table.catalogue()
    guard table.isTrained else { return }
    study = Study(experiment, try Dataset(experiment, catalogue))
    further = study.map { FurtherTrainings($0, hasText: false) }
  }

  /// The sizes in which a kind of figure is drawn: nil is its default, and an empty one the smallest accepted.
  static func sizes(of kind: FigureName, _ table: FigureTable) -> [FigureSize?] {
    let smallest = FigureSize(width: 0, height: 0)
    let column = FigureSize(width: 88, height: nil)
    let slide = FigureSize(width: 254, height: 143)
    let poster = FigureSize(width: 420, height: 594)
    let all = [
      smallest, column, nil, slide, poster, FigureSize(width: 110, height: 70),
      FigureSize(width: 120, height: 150), FigureSize(width: 180, height: nil),
    ]
    if [.density, .manyEpochs].contains(table) { return [column, nil] }
    return switch kind {
    case .hrDiagram, .network, .loss, .sweep, .confusion, .parameters: all
    case .decision, .reliability, .roc, .precisionRecall, .probability, .learningCurves:
      [smallest, column, nil, slide]
    case .evolution: [smallest, nil]
    case .agreement: [smallest, slide]
    }
  }

  /// The first and, if there are several, the last figure of a kind.
  mutating func drawn(
    _ kind: FigureName, _ size: FigureSize?, _ theme: ThemeName
  ) -> [ReportFigure] {
    let classes = experiment.classes(of: catalogue).count
    var experiment = experiment
    experiment.theme = theme
    experiment.size =
      size?.width == 0
      ? kind.smallestSize(classes: classes, runs: experiment.runs.count) : size
    let isAccepted = Result { try experiment.requireRoom(for: [kind], classes: classes) }
    guard case .success = isAccepted else { return [] }
    guard var study else { return [StarFigures(experiment, catalogue).hrDiagram()] }
    study.experiment = experiment
    let figures = StudyFigures(study, further).all([kind]).filter { $0.kind == kind }
    return figures.prefix(1) + figures.dropFirst().suffix(1)
  }
}
