import Formatting
import Learning
import Plotting
import Stars
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("The figures of how good probabilities are")
struct ScoreFigureTests {
  /// A network of one input whose probability of the second class is the logistic function of it.
  private let logistic = Network(
    layers: [DenseLayer(weights: Matrix([[0], [1]]), biases: [0, 0])], activation: .sigmoid)

  private let classes = [
    StarClass(label: "1", name: "dwarf"), StarClass(label: "2", name: "giant"),
    StarClass(label: "3", name: "white dwarf"),
  ]

  // MARK: - Reliability

  @Test("Points lie at the mean probability and the share of correct predictions of their bin")
  func reliability() throws {
    let evaluation = Evaluation(
      probabilities: Matrix([[0.72, 0.28], [0.78, 0.22], [0.05, 0.95], [0.7, 0.3]]),
      labels: [0, 1, 1, 0])
    let chart = ReliabilityChart(evaluation)
    #expect(chart.bins.map(\.count) == [3, 1])
    #expect(
      chart.words
        == "mean probability 0.73: 2 of 3 correct; mean probability 0.95: 1 of 1 correct")
    let marks = chart.plot(theme: .light).marks
    let points = try #require(marks.compactMap { $0 as? Points }.first)
    expectClose(points.x[0], 2.2 / 3, within: 1e-15)
    expectClose(points.y[0], 2.0 / 3, within: 1e-15)
    #expect(points.pointNames.map(\.plain) == ["3", "1"])
    let bars = try #require(marks.compactMap { $0 as? ErrorBars }.first)
    let interval = WilsonInterval(2, of: 3)
    #expect(bars.bars[0].y == Span(interval.lower, interval.upper))
  }

  @Test("The numbers of stars are at the left of their points, and apart")
  func numbers() {
    let chances = [0.56, 0.64, 0.73, 0.85, 0.98]
    let rows = chances.flatMap { Array(repeating: [$0, 1 - $0], count: 10) }
    let evaluation = Evaluation(
      probabilities: Matrix(rows), labels: rows.indices.map { $0 == 0 ? 1 : 0 })
    let canvas = RecordingCanvas()
    _ = ReliabilityChart(evaluation).plot(theme: .light).draw(
      on: canvas, in: Rect(minX: 0, minY: 0, maxX: 250, maxY: 240), theme: .light)
    let discs = canvas.shapes.filter { $0.color == Theme.light.line(0).color && $0.width == 0 }
      .compactMap { Rect(around: $0.path.points) }.filter { $0.width < 8 }.prefix(5)
    let numbers = canvas.textBoxes.filter { $0.text == "10" }.map(\.box)
    #expect(numbers.count == 5)
    for (disc, number) in zip(discs, numbers) {
      #expect(number.maxX < disc.center.x && number.maxX > disc.center.x - 8)
    }
    for (a, b) in zip(numbers, numbers.dropFirst()) { #expect(b.minX - a.maxX > 5.9) }
  }

  @Test("Captions tell the stars, and whether the network was trained on them")
  func stars() throws {
    let trained = StudyFigures(try Studies.assignment()).reliability(ofRun: 0)
    #expect(trained.caption.contains("for the 20 training stars:"))
    #expect(trained.caption.contains("The network was trained on these stars"))
    let held = StudyFigures(try Studies.assignment { $0.split = .share(0.3, seed: 1) })
    #expect(held.reliability(ofRun: 0).caption.contains("for the 6 validation stars:"))
    #expect(!held.reliability(ofRun: 0).caption.contains("was trained on these stars"))
    let one = StudyFigures(try Studies.assignment { $0.split = .rows(3...3) })
    #expect(one.reliability(ofRun: 0).caption.contains("for the only validation star:"))
    #expect(one.roc(ofRun: 0) == nil)
    #expect(one.precisionRecall(ofRun: 0) == nil)
  }

  // MARK: - ROC and precision–recall

  /// Three stars of the second class at 3, 1 and 1, and three of the first at 2, 1 and 0.
  private func chart(_ kind: RankingChart.Kind) -> RankingChart {
    let examples = Examples(
      inputs: Matrix([[3], [1], [1], [2], [1], [0]]), labels: [1, 1, 1, 0, 0, 0], classCount: 2)
    return RankingChart(kind, logistic, over: examples, Array(classes.prefix(2)))
  }

  @Test("A ROC curve slants over ties; precision has steps, whose area is the average precision")
  func curves() throws {
    let roc = chart(.roc)
    let giants = try #require(roc.curves.last)
    #expect(giants.name == "Giants")
    let expected = [(0, 0), (0, 1), (1, 1), (2, 3), (3, 3)].map { Point($0.0 / 3, $0.1 / 3) }
    #expect(roc.points(of: giants.ranking) == expected)
    // Of nine pairs, 3 + 1 + 1 are in order and two are tied.
    expectClose(roc.value(of: giants), 6.0 / 9, within: 1e-15)
    let steps = chart(.precisionRecall).points(of: giants.ranking)
    #expect(steps == [Point(0, 1), Point(1.0 / 3, 1), Point(1.0 / 3, 0.6), Point(1, 0.6)])
    expectClose(giants.ranking.averagePrecision, 1.0 / 3 + 0.6 * 2 / 3, within: 1e-15)
    #expect(roc.words == "Dwarfs 0.667 and Giants 0.667")
  }

  @Test("Only 1 and 0 themselves have no decimals")
  func rounding() {
    #expect(
      [1, 0.9996, 0.9994, 0.0004, 0].map(RankingChart.text)
        == ["1", ">0.999", "0.999", "<0.001", "0"])
    #expect(RankingChart.range(of: [0.4, 0.0003, 0.5997]) == "from <0.001 to 0.600")
    #expect(RankingChart.range(of: [0.25, 0.25]) == "0.250")
  }

  @Test("Guessing has the line of the share of each class, for up to three classes")
  func guessing() throws {
    let chart = chart(.precisionRecall)
    let lines = chart.plot(theme: .light).marks.compactMap { $0 as? Line }.filter(\.isGuide)
    #expect(lines.map(\.y) == [[0.5, 0.5]])
    let three = try #require(StudyFigures(try Studies.assignment()).precisionRecall(ofRun: 0))
    let canvas = RecordingCanvas()
    three.figure.draw(on: canvas)
    #expect(canvas.textBoxes.contains { $0.text == "Guessing" })
    #expect(three.caption.contains("the share of the class (fine dashed line), 0.400 for"))
    let four = RankingChart(
      .precisionRecall,
      Network(
        layers: [DenseLayer(weights: Matrix([[0], [1], [2], [3]]), biases: [0, 0, 0, 0])],
        activation: .sigmoid),
      over: Examples(inputs: Matrix([[3], [1], [1], [2]]), labels: [0, 1, 2, 3], classCount: 4),
      classes + [StarClass(label: "4", name: "subdwarf")])
    #expect(four.plot(theme: .light).marks.count == 4)
  }

  @Test("A class without stars has no curve, and the caption says so")
  func absent() throws {
    let study = try Studies.twelve { $0.split = .rows(1...2) }
    let figures = StudyFigures(study)
    for figure in [figures.roc(ofRun: 0), figures.precisionRecall(ofRun: 0)] {
      let figure = try #require(figure)
      let sentence = "There is no curve for giants, of which there are none among these stars."
      #expect(figure.caption.contains(sentence))
      #expect(figure.figure.alternativeText.contains(sentence))
      let canvas = RecordingCanvas()
      figure.figure.draw(on: canvas)
      #expect(!canvas.textBoxes.contains { $0.text.hasPrefix("Giants") })
      #expect(canvas.textBoxes.contains { $0.text.hasPrefix("White dwarfs (A") })
    }
  }

  @Test("Ties and shares are told where they occur")
  func words() throws {
    let separate = try #require(StudyFigures(try Studies.assignment()).roc(ofRun: 0))
    #expect(!separate.caption.contains("slanted"))
    // With no weights, every star has the same probability.
    let flat = try Studies.assignment {
      $0.network.initial = .constant(0)
      $0.runs = [Run(learningRate: 1e-9, epochs: 1)]
    }
    let tied = try #require(StudyFigures(flat).roc(ofRun: 0))
    #expect(tied.caption.contains("A slanted part is of stars of several classes"))
    #expect(tied.figure.alternativeText.contains("Main-sequence stars 0.500"))
    let precision = try #require(StudyFigures(flat).precisionRecall(ofRun: 0))
    #expect(
      precision.caption.contains(
        "0.400 for main-sequence stars, 0.300 for white dwarfs and 0.300 for giants"))
  }

  // MARK: - Probability maps

  @Test("The line at a half is drawn and explained only where a probability reaches it")
  func half() throws {
    let certain = StudyFigures(
      try Studies.assignment { $0.runs = [Run(learningRate: 2, epochs: 300)] })
    let unsure = StudyFigures(
      try Studies.assignment { $0.runs = [Run(learningRate: 1e-6, epochs: 1)] })
    for (figures, hasLine) in [(certain, true), (unsure, false)] {
      let figure = try #require(figures.probability(ofRun: 0))
      let canvas = RecordingCanvas()
      figure.figure.draw(on: canvas)
      #expect(figure.caption.contains("the line is at 0.5") == hasLine)
      #expect(canvas.textBoxes.contains { $0.text == "Probability 0.5" } == hasLine)
      #expect(canvas.shapes.contains { $0.width == 0.8 && $0.color == Theme.light.ink } == hasLine)
      #expect(figure.caption.contains("markers are the stars"))
    }
  }

  @Test("Panels of 1 to 20 classes stand in rows of at most five")
  func panels() {
    #expect(
      [1, 2, 3, 4, 5, 9, 10, 16, 20].map(DecisionMap.columns) == [1, 2, 3, 2, 3, 3, 4, 4, 5])
  }

  // MARK: - Learning curves

  @Test("The median and the range of losses at each time; after the shortest, of those that go on")
  func spreads() {
    let losses = [[4, 2, 1], [2, 2, 2], [3, 1, 0.5], [9, 8]]
    let chart = SeedChart(losses.map(curve), epochs: losses.map(\.count))
    #expect(chart.training.map(\.time) == [0, 1, 2])
    #expect(chart.training.map(\.median) == [3.5, 2, 1])
    #expect(chart.training.map(\.losses) == [[2, 3, 4, 9], [1, 2, 2, 8], [0.5, 1, 2]])
    #expect(chart.validation.isEmpty)
    #expect(chart.shortest == 2)
  }

  private func curve(_ losses: [Double]) -> LossChart.Curve {
    LossChart.Curve(learningRate: 1, losses: losses, series: 0)
  }

  @Test("The loss after the last epoch is shown if every training has one")
  func lastLoss() {
    let all = SeedChart([[4, 2, 1], [3, 2, 2]].map(curve), epochs: [2, 2])
    #expect(all.training.map(\.losses) == [[3, 4], [2, 2], [1, 2]])
    // The second training kept an earlier network, but ran as long.
    let some = SeedChart([[4, 2, 1], [3, 2]].map(curve), epochs: [2, 2])
    #expect(some.training.map(\.losses) == [[3, 4], [2, 2]])
    #expect((all.shortest, some.shortest) == (nil, nil))
  }

  @Test("Patience is told where it has ended some trainings")
  func patience() throws {
    let study = try Studies.assignment {
      $0.network.initial = .glorot(seed: 1)
      $0.seedCount = 6
      $0.split = .share(0.3, seed: 1)
      $0.runs = [Run(learningRate: 20, epochs: 300)]
      $0.training.patience = 5
    }
    let spread = try #require(SeedSpread(study))
    let figure = try #require(StudyFigures(study).learningCurves(spread))
    let epochs = spread.results.map(\.history.count)
    try #require(Set(epochs).count > 1)
    expectFacts("From epoch \(epochs.min() ?? 0), patience has ended some", in: figure.caption)
  }

  @Test("Captions of learning curves tell the number of trainings and their final losses")
  func learningCurves() throws {
    let study = try Studies.assignment {
      $0.network.initial = .glorot(seed: 1)
      $0.seedCount = 5
      $0.split = .share(0.3, seed: 1)
    }
    let spread = try #require(SeedSpread(study))
    let figure = try #require(StudyFigures(study).learningCurves(spread))
    let losses = spread.results.map { $0.history.finalValidationLoss ?? .nan }.sorted()
    expectFacts(
      "five trainings", "median of the training loss", "Dashed: the validation loss.",
      "run from \(significant(losses[0], 3)) to \(significant(losses[4], 3))",
      "a median of \(significant(losses[2], 3))", in: figure.caption)
    #expect(!figure.caption.contains("diverged"))
    #expect(!figure.caption.contains("patience"))
  }
}
