import Plotting
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("The loss and the sweep")
struct TrainingFigureTests {
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
    for theme in themes {
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
}
