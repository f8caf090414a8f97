import Experiments
import Plotting
import Reporting
import Stars
import Tables
import Templates
import Testing
import _TestSupport

@Suite("Figures of every size")
struct FigureSizeTests {
  static let widths = [60.0, 88, 120, 180, 254]

  /// The assignment's figures at one width, with a rate that classifies well and one
  /// that does not.
  private func figures(
    width: Double, height: Double? = nil, of kinds: [FigureName] = FigureName.allCases,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> [ReportFigure] {
    var experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    experiment.size = FigureSize(width: width, height: height)
    experiment.runs = [Run(learningRate: 10), Run(learningRate: 2, epochs: 12)]
    change(&experiment)
    let stars = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    let study = Study(experiment, try Dataset(experiment, stars))
    return StudyFigures(study).all(kinds)
  }

  private func expectSound(_ figure: Figure, sourceLocation: SourceLocation = #_sourceLocation) {
    let canvas = RecordingCanvas()
    figure.draw(on: canvas)
    ReportingTests.expectSound(
      canvas, figure.size, figure.name, sourceLocation: sourceLocation)
    let sizes = canvas.calls.filter { $0.hasPrefix("text ") }
      .compactMap { Double($0.split(separator: " ")[2]) }
    let smallest = (sizes.min() ?? 0) * figure.magnification
    #expect(smallest >= 6, "\(figure.name)", sourceLocation: sourceLocation)
  }

  @Test("All ink is on the page, no texts overlap, and no text is below 6 pt", arguments: widths)
  func sound(width: Double) throws {
    let figures = try figures(width: width)
    let ofSeeds: Set<FigureName> = [.agreement, .learningCurves]
    #expect(Set(figures.map(\.kind)) == Set(FigureName.allCases).subtracting(ofSeeds))
    for figure in figures { expectSound(figure.figure) }
  }

  @Test("The same holds for the figures of several seeds", arguments: widths)
  func seeds(width: Double) throws {
    let figures = try figures(width: width, of: [.agreement, .learningCurves]) {
      $0.network.initial = .glorot(seed: 1)
      $0.seedCount = 3
    }
    #expect(figures.map(\.kind) == [.agreement, .learningCurves])
    for figure in figures { expectSound(figure.figure) }
  }

  @Test("The same holds for an HR diagram with histograms or a second panel", arguments: widths)
  func marginals(width: Double) throws {
    let figures = try figures(width: width, of: [.hrDiagram]) { $0.hasMarginals = true }
    for figure in figures { expectSound(figure.figure) }
    let zoomed = try self.figures(width: width, of: [.hrDiagram]) {
      $0.hasMarginals = width > 100
      $0.inset = Inset(x: Span(3.6, 3.8), y: Span(2, 7))
    }
    for figure in zoomed { expectSound(figure.figure) }
  }

  @Test("The same holds for two large hidden layers", arguments: widths)
  func deep(width: Double) throws {
    let figures = try figures(width: width, of: [.network]) { $0.network.hidden = [16, 8] }
    for figure in figures { expectSound(figure.figure) }
  }

  @Test("The same holds for class names wider than a column", arguments: widths)
  func longNames(width: Double) throws {
    let kinds: [FigureName] = [
      .hrDiagram, .decision, .evolution, .probability, .confusion, .roc, .network,
    ]
    let figures = try figures(width: width, of: kinds) { experiment in
      for index in experiment.classes.indices {
        experiment.classes[index].name =
          "star of the class that is long to name, number \(index + 1)"
        experiment.classes[index].plural = experiment.classes[index].name + ", in the plural"
      }
    }
    for figure in figures { expectSound(figure.figure) }
  }

  @Test("The same holds for slides")
  func slide() throws {
    for figure in try figures(width: 254, height: 143) { expectSound(figure.figure) }
  }

  @Test("The smallest and flattest pages are drawn, even if some labels do not fit")
  func tiny() throws {
    for (width, height) in [(40.0, 40.0), (1_000, 40), (40, 1_000)] {
      for figure in try figures(width: width, height: height) {
        let canvas = RecordingCanvas()
        figure.figure.draw(on: canvas)
        #expect(!canvas.calls.isEmpty)
      }
    }
  }

  @Test("Too small sizes are refused with the smallest that is accepted")
  func smallSizes() throws {
    let study = try Studies.assignment { $0.size = FigureSize(width: 60, height: 40) }
    #expect(throws: Diagnostics.self) { try study.experiment.requireRoom(for: [.decision]) }
    #expect(throws: Never.self) { try study.experiment.requireRoom(for: [.loss, .sweep]) }
    #expect(throws: Diagnostics.self) {
      try study.experiment.requireRoom(for: [.confusion], classes: 15)
    }
    let many = try Studies.assignment {
      $0.size = FigureSize(width: 60, height: 40)
      $0.runs = (1...12).map { Run(learningRate: Double($0), epochs: 2) }
    }
    #expect(throws: Diagnostics.self) { try many.experiment.requireRoom(for: [.loss]) }
  }

  @Test("Panels of the training are at least 30 mm wide in a column, with titles in one line")
  func evolution() throws {
    for (width, columns) in [(88.0, 2), (180, 3)] {
      let figures = try figures(width: width, of: [.evolution])
      let grid = try #require(figures[0].figure.content as? PanelGrid)
      #expect(grid.columns == columns && grid.panels.count > 3)
      let canvas = RecordingCanvas()
      figures[0].figure.draw(on: canvas)
      let titles = canvas.textBoxes.filter { $0.text.hasPrefix("(") }
      #expect(titles.count == grid.panels.count)
      #expect(titles.allSatisfy { $0.text.contains("training") || $0.text.contains("epoch") })
      let frames = canvas.shapes.filter { $0.width == Theme.light.frameWidth }
        .compactMap { Rect(around: $0.path.points)?.width }
      #expect(frames.max() ?? 0 > 30 * 72 / 25.4)
    }
    let flat = try figures(width: 88, height: 70, of: [.evolution])
    #expect((flat[0].figure.content as? PanelGrid)?.columns == 3)
  }

  @Test("Type scales with the page from 180 mm")
  func magnification() throws {
    let (page, slide) = (
      try figures(width: 180, of: [.loss]), try figures(width: 254, of: [.loss])
    )
    #expect(page.allSatisfy { $0.figure.magnification == 1 })
    #expect(slide.allSatisfy { $0.figure.magnification == 1.75 })
  }

  @Test("Without a background, nothing is painted in the background colour")
  func transparent() throws {
    for theme in [ThemeName.light, .dark] {
      let kinds = FigureName.allCases.filter { $0 != .sweep }
      let figures = try figures(width: 120, of: kinds) {
        $0.theme = theme
        $0.isTransparent = true
      }
      let opaque = theme == .light ? Theme.light : .dark
      for figure in figures {
        let canvas = RecordingCanvas()
        figure.figure.draw(on: canvas)
        #expect(!canvas.shapes.contains { $0.color == opaque.background }, "\(figure.figure.name)")
      }
    }
  }
}
