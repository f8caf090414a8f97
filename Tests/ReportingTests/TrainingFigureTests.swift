import Learning
import Plotting
import Stars
import Tables
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("The figures of the training")
struct TrainingFigureTests {
  private static let themes = [Theme.light, .dark, .print]

  private func drawn(_ drawing: any Drawing, _ size: Size, _ theme: Theme) -> RecordingCanvas {
    let canvas = RecordingCanvas()
    Figure(
      name: "figure", title: "", alternativeText: "", size: size, theme: theme, content: drawing
    ).draw(on: canvas)
    return canvas
  }

  /// Expects all ink on the page, and no text on another.
  private func expectSound(
    _ canvas: RecordingCanvas, _ size: Size, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let page = Rect(origin: Point(0, 0), size: size).inset(by: -0.01)
    let outside = canvas.inkBoxes.filter { !page.contains($0) }
    #expect(outside.isEmpty, "ink leaves the page of \(size)", sourceLocation: sourceLocation)
    let texts = canvas.textBoxes
    for (index, text) in texts.enumerated() {
      let over = texts[..<index].filter { $0.box.intersects(text.box) }.map(\.text)
      #expect(over.isEmpty, "\(text.text) is on \(over)", sourceLocation: sourceLocation)
    }
  }

  // MARK: - Confusion matrices

  /// A matrix with errors beside the diagonal.
  private func matrix(_ classes: Int, each: Int) -> ConfusionMatrix {
    var matrix = ConfusionMatrix(classCount: classes)
    for label in 0..<classes {
      for index in 0..<each {
        matrix.add(label, predicted: index % 9 == 0 ? (label + 1) % classes : label)
      }
    }
    return matrix
  }

  @Test(
    "A confusion matrix of 2 to 20 classes is sound at its default and its smallest size",
    arguments: [2, 3, 6, 10, 15, 20], [false, true])
  func confusion(classes: Int, isLong: Bool) {
    let names = (1...classes).map {
      isLong ? "A class name of forty letters, number \($0)" : "Type \($0)"
    }
    let smallest = FigureName.confusion.smallestSize(classes: classes)
    for (parts, theme) in zip([1, 2, 1], Self.themes) {
      let matrices = (0..<parts).map {
        ConfusionChart.Part(title: "Part \($0)", matrix: matrix(classes, each: 40))
      }
      let chart = ConfusionChart(parts: matrices, classNames: names)
      var sizes = [ConfusionChart.size(matrices: parts, classes: classes)]
      if parts == 1, !isLong {
        sizes.append(.millimetres(smallest.width, smallest.height ?? 0))
      }
      for size in sizes {
        let canvas = drawn(chart, size, theme)
        expectSound(canvas, size)
        #expect(canvas.textBoxes.contains { $0.text == "Predicted class" })
        #expect(canvas.calls.contains { $0.hasSuffix("True class") })
      }
    }
  }

  @Test(
    "Two matrices of two classes fill the height of a column's figure", arguments: [false, true])
  func filled(isLong: Bool) throws {
    let names = isLong ? ["Main-sequence stars", "White dwarfs"] : ["Dwarfs", "Giants"]
    let matrices = ["Training stars", "Validation stars"].map {
      ConfusionChart.Part(title: $0, matrix: matrix(2, each: 100))
    }
    let size = ConfusionChart.size(matrices: 2, classes: 2, isNarrow: true)
    let canvas = drawn(ConfusionChart(parts: matrices, classNames: names), size, .light)
    let ink = try #require(
      canvas.inkBoxes.dropFirst().reduce(nil as Rect?) { $0?.union($1) ?? $1 })
    #expect(ink.height > 0.85 * size.height, "\(ink.height) of \(size.height)")
  }

  @Test("Errors have an outline of 3 : 1 and a fill that differs from that of no stars")
  func errors() {
    for theme in Self.themes {
      #expect(theme.negative.contrast(with: theme.background) >= 3)
      for share in [0.001, 0.1, 0.5, 1.0] {
        for isCorrect in [true, false] {
          let shade = ConfusionChart.shade(share, isCorrect: isCorrect, theme)
          #expect(theme.ink.contrast(with: shade) >= 4.5, "\(share), \(isCorrect)")
          #expect(isCorrect || shade.contrast(with: theme.background) >= 1.2)
        }
      }
    }
  }

  @Test("Shares are never 0 % of some or 100 % of not all")
  func shares() {
    var large = ConfusionMatrix(classCount: 2)
    for index in 0..<10_000 { large.add(0, predicted: index == 0 ? 1 : 0) }
    #expect(ConfusionChart.share(1, of: 10_000, in: large).plain == "<0.1 %")
    #expect(ConfusionChart.share(9_999, of: 10_000, in: large).plain == ">99.9 %")
    #expect(ConfusionChart.share(10_000, of: 10_000, in: large).plain == "100.0 %")
    var small = ConfusionMatrix(classCount: 2)
    for index in 0..<8 { small.add(0, predicted: index % 2) }
    #expect(ConfusionChart.share(4, of: 8, in: small).plain == "50 %")
  }

  // MARK: - The animation

  @Test("An animation runs from before training to the last epoch, in frames of one layout")
  func animation() throws {
    let study = try Studies.assignment { $0.runs = [Run(learningRate: 2, epochs: 300)] }
    let animation = try #require(StudyFigures(study).animation(ofRun: 0))
    #expect((20...48).contains(animation.frames.count))
    let canvases = animation.frames.map { frame in
      let canvas = RecordingCanvas()
      frame.draw(on: canvas)
      expectSound(canvas, frame.size)
      return canvas
    }
    let titles = canvases.compactMap {
      $0.textBoxes.map(\.text).first { $0.contains("raining") || $0.hasPrefix("After") }
    }
    #expect(titles.first == "Before training")
    #expect(titles.last == "After epoch 299")
    #expect(Set(titles).count == titles.count)
    let frames = canvases.map { $0.shapes.last { $0.width == Theme.light.frameWidth }?.path }
    #expect(frames.allSatisfy { $0 == frames[0] })
    #expect(!canvases.contains { canvas in canvas.textBoxes.count { $0.text == "Giants" } > 1 })
    let one = try Studies.assignment { $0.runs = [Run(learningRate: 2, epochs: 1)] }
    #expect(StudyFigures(one).animation(ofRun: 0)?.frames.count == 2)
  }

  // MARK: - The sweep

  @Test("The report's twelve rates and the limit are all named")
  func twelveRates() throws {
    let rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 2, 5, 10, 30, 60]
    let study = try Studies.assignment {
      $0.runs = rates.map { Run(learningRate: $0, epochs: 20) }
    }
    let figure = StudyFigures(study).sweep(LearningRateSweep(study))
    let canvas = RecordingCanvas()
    let omitted = figure.figure.draw(on: canvas).labels.count
    let names = canvas.calls.filter { $0.contains("η") && $0.contains(" = ") }
    #expect(names.count + omitted == rates.count)
    #expect(omitted <= 1)
    #expect(canvas.textBoxes.contains { $0.text.hasPrefix("2/λ = ") })
    #expect(figure.caption.contains("0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 2, 5, 10, 30 and 60."))
  }

  @Test("No line passes the stability limit, above which there are many trainings")
  func noLineThroughNoise() throws {
    let study = try Studies.assignment()
    let sweep = LearningRateSweep(study)
    let rough = sweep.rough.map { sweep.points[$0].learningRate }
    #expect(try #require(rough.min()) >= study.stabilityBound * 0.8)
    #expect(
      sweep.points.allSatisfy {
        $0.learningRate <= study.stabilityBound || rough.contains($0.learningRate)
      })
    #expect(sweep.between.count > 300)
    let losses = (sweep.points + sweep.between).filter { (10...30).contains($0.learningRate) }
      .compactMap(\.finalLoss)
    #expect((losses.min() ?? 9) < 1.3)
    #expect((losses.max() ?? 0) > 8)
  }

  @Test("A smooth valley is no noise, a zigzag is")
  func roughness() throws {
    func points(_ loss: (Int) -> Double) -> [LearningRateSweep.Point] {
      (0..<40).map { .init(learningRate: Double($0 + 1), finalLoss: loss($0)) }
    }
    let valley = points { 1 + 0.01 * Double(($0 - 20) * ($0 - 20)) }
    #expect(LearningRateSweep.rough(valley, limit: .infinity).isEmpty)
    let zigzag = points { $0 < 30 ? 1 : ($0 % 2 == 0 ? 2 : 3) }
    #expect(LearningRateSweep.rough(zigzag, limit: .infinity).min() == 28)
    #expect(LearningRateSweep.rough(valley, limit: 35) == Set(35..<40))
  }

  // MARK: - The loss

  @Test("A curve that would be a ruler line has a panel of its own")
  func panels() {
    func chart(_ second: [Double]) -> LossChart {
      LossChart(
        curves: [
          .init(learningRate: 0.1, losses: [1.1, 1.098, 1.097], series: 0),
          .init(learningRate: 10, losses: second, series: 1),
        ], entropy: 1.09)
    }
    #expect(chart([1.1, 4, 2]).isDivided)
    #expect(!chart([1.1, 1.11, 1.07]).isDivided)
    for theme in Self.themes {
      let size = Size.millimetres(160, 75)
      let canvas = drawn(chart([1.1, 4, 2]).drawing(theme: theme), size, theme)
      expectSound(canvas, size)
      #expect(canvas.textBoxes.contains { $0.text == "class shares: 1.090" })
    }
  }

  @Test("One epoch is a line from the initial to the final loss")
  func oneEpoch() throws {
    let study = try Studies.assignment { $0.runs = [Run(learningRate: 0.1, epochs: 1)] }
    let figures = StudyFigures(study).all([.loss, .evolution, .parameters])
    #expect(figures.count == 3)
    for figure in figures {
      let canvas = RecordingCanvas()
      figure.figure.draw(on: canvas)
      expectSound(canvas, figure.figure.size)
    }
    let evolution = try #require(figures.first { $0.kind == .evolution })
    #expect(
      evolution.caption
        == "The decision map at η = 0.1 before training and after epoch 0, with the decision boundary as a line."
    )
  }

  @Test("Losses have two significant digits, and those too small for doubles a floor")
  func smallLosses() {
    #expect(LossChart.label(0.9804).plain == "0.980")
    #expect(LossChart.label(0.00234).plain == "0.0023")
    #expect(LossChart.label(1.84e-5).plain == "1.8\u{2009}×\u{2009}10−5")
    #expect(LossScale.floored(0) == LossScale.floor)
    #expect(LossScale([0, 1].map(LossScale.floored)).isLogarithmic)
  }

  // MARK: - The evolution

  @Test("Panels are at equal changes of the map, and none looks like the one before")
  func evolutionTimes() {
    let steady = EvolutionTimes(Array(0...10), answers: (0...10).map { [Double($0)] })
    #expect(steady.chosen == [0, 2, 4, 6, 8, 10])
    let still = EvolutionTimes(Array(0...10), answers: (0...10).map { _ in [0.5] })
    #expect(still.chosen == [0, 10])
    let jump = EvolutionTimes(Array(0...10), answers: (0...10).map { [$0 < 7 ? 0.0 : 1.0] })
    #expect(jump.chosen == [0, 10])
    #expect(EvolutionTimes.candidates(epochs: 1) == [0, 1])
    #expect(EvolutionTimes.candidates(epochs: 100_000).last == 100_000)
  }

  // MARK: - Decision maps

  /// A map of three regions that meet in one point.
  private var map: DecisionMap {
    DecisionMap(
      stars: PlottedStars(
        names: ["A", "B", "C"], x: [-1, 1, 0], y: [-1, -1, 1], classes: [0, 1, 2],
        classNames: ["Dwarfs", "White dwarfs", "Giants"]),
      predicted: [0, 1, 2], x: Quantities.standard["log_temperature"],
      y: Quantities.standard["absolute_magnitude"],
      logits: { xs, ys in Matrix(zip(xs, ys).map { [-9 * $0 - 4 * $1, 8 * $0 - 5 * $1, 7 * $1] }) })
  }

  @Test("Regions carry the names of their classes, and their boundaries meet in one point")
  func regions() throws {
    for theme in Self.themes {
      let canvas = drawn(map.plot(theme: theme), .millimetres(120, 90), theme)
      for name in ["Dwarfs", "White dwarfs", "Giants"] {
        // In the region and in the legend.
        #expect(canvas.textBoxes.count { $0.text == name } == 2)
      }
      let lines = canvas.shapes.filter { $0.width == 0.9 && $0.color == theme.ink }.map(
        \.path.points)
      #expect(lines.count == 2)
      let ends = lines.flatMap { [$0.first, $0.last].compactMap(\.self) }
      let meeting = ends.filter { end in lines.allSatisfy { $0.contains(end) } }
      #expect(meeting.count == 1)
    }
  }

  @Test("In grey, lightness means probability alone")
  func greyRegions() {
    let canvas = drawn(map.plot(theme: .print), .millimetres(120, 90), .print)
    let light = drawn(map.plot(theme: .light), .millimetres(120, 90), .light)
    let fills = { (canvas: RecordingCanvas) in
      Set(canvas.shapes.filter { $0.width == 0 && $0.path.points.count > 12 }.map(\.color.hex))
    }
    #expect(fills(canvas).count <= 4)
    #expect(fills(light).count > 4)
  }

  @Test("A map of one class says which, and its probabilities")
  func oneClass() {
    var one = map
    one.logits = { xs, _ in Matrix(xs.map { _ in [2, 0, 0] }) }
    let canvas = drawn(one.plot(theme: .light), .millimetres(120, 90), .light)
    #expect(canvas.textBoxes.contains { $0.text == "Dwarfs everywhere: 79 %" })
    #expect(!canvas.textBoxes.contains { $0.text.hasPrefix("Probability over") })
  }

  // MARK: - The network and the parameters

  /// The widths of the lines of a network's weights.
  private func widths(_ network: Network, spread: Double) -> [Double] {
    let diagram = NetworkDiagram(
      network: network, inputNames: ["M", "T"], classNames: ["A", "B", "C"],
      initialSpread: spread)
    let canvas = drawn(diagram, .millimetres(120, diagram.height), .light)
    let colors = [Theme.light.positive, Theme.light.negative]
    return canvas.shapes.filter { colors.contains($0.color) && $0.path.points.count == 2 }
      .map(\.width)
  }

  @Test("Equal weights are drawn a third as wide as weights that have grown can be")
  func equalWeights() {
    let equal = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
    let (narrow, wide) = (widths(equal, spread: 0.5), widths(equal, spread: 0.1))
    #expect(narrow.count == 16)  // 15 weights and the key.
    #expect(narrow.allSatisfy { ($0 - 0.35 - 3.4 / 3).magnitude < 1e-9 })
    #expect(wide.allSatisfy { ($0 - 3.75).magnitude < 1e-9 })
  }

  @Test("Between wide layers only the strongest links are drawn")
  func wideLayers() {
    let wide = Network(sizes: [2, 200, 100, 3], activation: .tanh, initial: .glorot(seed: 1))
    #expect(widths(wide, spread: 0.1).count <= 3 * NetworkDiagram.mostLinks + 2)
  }
}
