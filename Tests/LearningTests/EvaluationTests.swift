import Testing
import _TestSupport

@testable import Learning

@Suite("Evaluating predictions")
struct EvaluationTests {
  /// Four predictions, evaluated by hand.
  private let evaluation = Evaluation(
    probabilities: Matrix([
      [0.7, 0.2, 0.1], [0.5, 0.4, 0.1], [0.1, 0.85, 0.05], [0.25, 0.25, 0.5],
    ]),
    labels: [0, 1, 1, 2])

  @Test("Confusion, recall, precision, F1 and their means")
  func confusion() {
    #expect(evaluation.confusion.counts == [[1, 0, 0], [1, 1, 0], [0, 0, 1]])
    #expect(evaluation.count == 4)
    #expect(evaluation.confusion.correctCount == 3)
    #expect(evaluation.accuracy == 0.75)
    #expect((0..<3).map(evaluation.confusion.recall) == [1, 0.5, 1])
    #expect((0..<3).map(evaluation.confusion.precision) == [0.5, 1, 1])
    #expect((0..<3).map(evaluation.confusion.f1) == [2.0 / 3, 2.0 / 3, 1])
    expectClose(evaluation.confusion.balancedAccuracy, 2.5 / 3, within: 1e-15)
    expectClose(evaluation.confusion.macroF1, 7.0 / 9, within: 1e-15)
  }

  @Test("Log loss −ln(0.7 · 0.4 · 0.85 · 0.5)/4 and Brier score 1.17/4")
  func scores() {
    expectClose(evaluation.logLoss, 0.532_157_946, within: 1e-9)
    expectClose(evaluation.brierScore, 0.2925, within: 1e-15)
  }

  @Test("100,000 predictions, in parts: the same four, 25,000 times")
  func many() {
    let rows = [[0.7, 0.2, 0.1], [0.5, 0.4, 0.1], [0.1, 0.85, 0.05], [0.25, 0.25, 0.5]]
    let count = 25_000
    let all = Evaluation(
      probabilities: Matrix((0..<count).flatMap { _ in rows }),
      labels: (0..<count).flatMap { _ in [0, 1, 1, 2] })
    #expect(
      all.confusion.counts == evaluation.confusion.counts.map { $0.map { $0 * count } })
    #expect(all.calibration.map(\.count) == evaluation.calibration.map { $0.count * count })
    #expect(all.calibration.map(\.shareRight) == evaluation.calibration.map(\.shareRight))
    expectClose(all.logLoss, evaluation.logLoss, within: 1e-12)
    expectClose(all.brierScore, evaluation.brierScore, within: 1e-12)
    expectClose(
      all.expectedCalibrationError, evaluation.expectedCalibrationError, within: 1e-12)
  }

  @Test("Calibration: 0.5 twice and right once, 0.7 right, 0.85 right")
  func calibration() {
    #expect(evaluation.calibration.map(\.count) == [0, 0, 0, 0, 0, 2, 0, 1, 1, 0])
    #expect(evaluation.calibration[5].shareRight == 0.5)
    #expect(evaluation.calibration[8].meanProbability == 0.85)
    #expect(evaluation.calibration[0].shareRight == nil)
    expectClose(evaluation.expectedCalibrationError, 0.45 / 4, within: 1e-15)
  }

  @Test(
    "A class without examples has no recall and is not counted; a certain prediction is in the last bin"
  )
  func absent() {
    let evaluation = Evaluation(
      probabilities: Matrix([[1, 0, 0], [0.9, 0.1, 0]]), labels: [0, 0])
    #expect(evaluation.confusion.recall(1) == nil)
    #expect(evaluation.confusion.precision(1) == nil)
    #expect(evaluation.confusion.f1(2) == nil)
    #expect(evaluation.confusion.balancedAccuracy == 1)
    #expect(evaluation.confusion.macroF1 == 1)
    #expect(evaluation.calibration[9].count == 2)
    let wrong = Evaluation(probabilities: Matrix([[1, 0]]), labels: [1])
    #expect(wrong.logLoss == .infinity)
    #expect(wrong.brierScore == 2)
  }
}
