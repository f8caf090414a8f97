import Experiments
import Plotting
import Testing
import _TestSupport

@testable import Reporting

@Suite("The figures of a study")
struct FigureTests {
  private func recording(_ figure: ReportFigure) -> String {
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    return canvas.recording
  }

  @Test("Every drawing call of the assignment's figures")
  func goldens() throws {
    let study = try Studies.assignment()
    let figures = StudyFigures(study)
    let decision = try #require(figures.decision(ofRun: 1))
    for figure in [
      figures.hrDiagram(), decision, figures.loss(ofRun: 1), figures.losses(), figures.network(),
    ] {
      expectSnapshot(recording(figure), named: "\(figure.figure.name).txt")
    }
  }

  @Test("Figures are in the order of the report, and each has a title, a caption and alt text")
  func words() throws {
    let figures = StudyFigures(try Studies.assignment()).all(FigureName.allCases)
    #expect(
      figures.map(\.figure.name) == [
        "hr-diagram", "network", "loss-rate-0.1", "decision-rate-0.1", "evolution-rate-0.1",
        "probability-rate-0.1", "confusion-rate-0.1", "reliability-rate-0.1", "roc-rate-0.1",
        "precision-recall-rate-0.1", "parameters-rate-0.1", "loss-rate-10", "decision-rate-10",
        "evolution-rate-10", "probability-rate-10", "confusion-rate-10", "reliability-rate-10",
        "roc-rate-10",
        "precision-recall-rate-10", "parameters-rate-10", "loss", "sweep",
      ])
    #expect(
      figures.map(\.run)
        == [nil, nil] + Array(repeating: 0, count: 9) + Array(repeating: 1, count: 9) + [nil, nil])
    for figure in figures {
      #expect(!figure.figure.title.isEmpty)
      #expect(figure.figure.alternativeText.hasSuffix("."))
      #expect(figure.caption.hasSuffix("."))
    }
  }

  @Test("Only the requested kinds are drawn")
  func kinds() throws {
    let figures = StudyFigures(try Studies.assignment())
    #expect(figures.all([]).isEmpty)
    #expect(figures.all([.network]).map(\.figure.name) == ["network"])
    #expect(figures.all([.loss, .hrDiagram]).map(\.kind) == [.hrDiagram, .loss, .loss, .loss])
  }

  @Test("A single run has no combined figure")
  func oneRun() throws {
    let study = try Studies.twelve { $0.runs = [Run(learningRate: 1)] }
    #expect(
      StudyFigures(study).all([.loss, .decision]).map(\.figure.name) == [
        "loss-rate-1", "decision-rate-1",
      ])
  }

  @Test("Alt texts describe what the figures show")
  func alternativeTexts() throws {
    let figures = StudyFigures(try Studies.twelve())
    #expect(
      figures.hrDiagram().figure.alternativeText == "Hertzsprung–Russell diagram of 12 stars: "
        + "Effective temperature, log(Teff/K) runs from 4.78 to 3.56 from left to right, Absolute "
        + "magnitude MV (mag) runs from 13.7 to −7 from bottom to top. 4 main-sequence stars "
        + "(circles), 4 white dwarfs (diamonds) and 4 giants (triangles).")
    #expect(
      figures.network().figure.alternativeText
        == "The 2-3-3 network: inputs MV and log Teff, outputs "
        + "main-sequence star, white dwarf and giant. The widths of the lines are the weights after "
        + "training at learning rate 0.1.")
    #expect(
      figures.loss(ofRun: 0).figure.alternativeText
        == "Loss against epoch. At learning rate 0.1 the "
        + "loss falls at every epoch, from 1.099 to 1.096.")
    #expect(
      figures.losses().figure.alternativeText.hasPrefix(
        figures.loss(ofRun: 0).figure.alternativeText + " At learning rate 10 the loss starts at "))
    let decision = try #require(figures.decision(ofRun: 0)?.figure.alternativeText)
    #expect(
      decision.contains(" with the 12 stars. 8 of 12 stars are misclassified: "))
    for name in ["Vega", "Betelgeuse", "Hamal"] { #expect(decision.contains(name)) }
    #expect(!decision.contains("LAWD 37"))
  }

  @Test("The diagram has one marker and one name per star")
  func markers() throws {
    let study = try Studies.twelve()
    let canvas = RecordingCanvas()
    let omissions = StudyFigures(study).hrDiagram().figure.draw(on: canvas)
    let names = Set(study.dataset.catalogue.names)
    let written = canvas.textBoxes.filter { names.contains($0.text) }
    #expect(written.count == 12 - omissions.labels.count)
    #expect(omissions.labels.isEmpty)
    for label in 0..<3 {
      let color = Theme.light.color(label).hex
      let isCircle = label == 0
      let markers = canvas.calls.filter {
        $0.hasPrefix("fill \(color) ") && $0.contains("C") == isCircle
      }
      // Four stars and the key of the legend.
      #expect(markers.count == 5)
    }
  }

  // MARK: - Decision maps

  /// The middles of the circles of `radius` that are stroked in `color`.
  private func circles(_ canvas: RecordingCanvas, _ start: String, radius: Double) -> [Point] {
    canvas.calls.filter { $0.hasPrefix(start) && $0.contains("C") }.compactMap { call in
      let numbers = call.dropFirst(start.count).split { !"-.0123456789".contains($0) }
        .compactMap { Double($0) }
      let (x, y) = (
        stride(from: 0, to: numbers.count, by: 2), stride(from: 1, to: numbers.count, by: 2)
      )
      let (xs, ys) = (x.map { numbers[$0] }, y.map { numbers[$0] })
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max(),
        ((right - left) / 2 - radius).magnitude < 0.1
      else { return nil }
      return Point((left + right) / 2, (top + bottom) / 2)
    }
  }

  @Test(
    "Exactly the misclassified stars are ringed, at their positions",
    arguments: [0, 3, 10, 40, 3_000])
  func rings(epochs: Int) throws {
    let rate = epochs == 3_000 ? 2.0 : 2.5
    let study = try Studies.assignment {
      $0.network.hidden = epochs == 3_000 ? [3] : []
      $0.runs = [Run(learningRate: rate, epochs: max(epochs, 1))]
    }
    let wrong = study.runs[0].misclassified
    let canvas = RecordingCanvas()
    let figure = try #require(StudyFigures(study).decision(ofRun: 0)).figure
    let omissions = figure.draw(on: canvas)
    let ring = "stroke \(Theme.light.ink.hex) 0.9 "
    let circles = circles(canvas, ring, radius: Theme.light.markerRadius * 1.75)
    let inLegend = canvas.textBoxes.count { $0.text == "Misclassified" }
    #expect(inLegend == (wrong.isEmpty ? 0 : 1))
    #expect(circles.count == wrong.count + inLegend)
    #expect((epochs == 3_000) == wrong.isEmpty)
    let names = wrong.map { study.dataset.catalogue.names[$0] }
    let written = canvas.textBoxes.map(\.text).filter(study.dataset.catalogue.names.contains)
    #expect(written.count == names.count - omissions.labels.count)
    #expect(Set(written).isSubset(of: names))
    for (axis, column) in [("x", 1), ("y", 0)] {
      let values = wrong.map { study.dataset.values(of: $0)[column] }
      let places = circles.prefix(wrong.count).map { axis == "x" ? $0.x : $0.y }
      expectLinear(places, in: values)
    }
  }

  /// Expects places that follow the values along a falling line (both axes are reversed; the page's y
  /// grows downward, so that a magnitude falls with it).
  private func expectLinear(_ places: [Double], in values: [Double]) {
    guard let low = values.indices.min(by: { values[$0] < values[$1] }),
      let high = values.indices.max(by: { values[$0] < values[$1] }), values[low] < values[high]
    else { return }
    let slope = (places[high] - places[low]) / (values[high] - values[low])
    for (place, value) in zip(places, values) {
      expectClose(place, places[low] + slope * (value - values[low]), within: 0.2)
    }
  }

  @Test("There is no decision map for one or three features")
  func otherFeatures() throws {
    for features in [["log_temperature"], ["absolute_magnitude", "log_temperature", "label"]] {
      let study = try Studies.twelve { $0.features = features }
      #expect(StudyFigures(study).decision(ofRun: 0) == nil)
      #expect(!StudyFigures(study).all(FigureName.allCases).contains { $0.kind == .decision })
      #expect(StudyFigures(study).hrDiagram().figure.alternativeText.contains("of 12 stars"))
    }
  }

  @Test("The order of the features does not change the axes of the map")
  func swappedFeatures() throws {
    let study = try Studies.twelve { $0.runs = [Run(learningRate: 2, epochs: 500)] }
    let swapped = try Studies.twelve {
      $0.features.reverse()
      $0.runs = [Run(learningRate: 2, epochs: 500)]
    }
    #expect(study.runs[0].misclassified == swapped.runs[0].misclassified)
    let maps = try [study, swapped].map { study in
      let canvas = RecordingCanvas()
      try #require(StudyFigures(study).decision(ofRun: 0)).figure.draw(on: canvas)
      return canvas.textBoxes.map(\.text)
    }
    #expect(maps[0] == maps[1])
  }
}
