import Elementary
import Parallelism

/// The quality of n predicted probability vectors p; t is 1 for the true class and 0 for the
/// others.
public struct Evaluation: Equatable, Sendable {
  /// The confusion matrix.
  public let confusion: ConfusionMatrix
  /// `−(1/n) Σ ln p_t`, in [0, ∞].
  public let logLoss: Double
  /// `(1/n) Σ Σ_k (p_k − t_k)²`, in [0, 2].
  ///
  /// Source: Brier, *Verification of forecasts expressed in terms of probability* (1950), equation 2.
  public let brierScore: Double
  /// The predictions by their largest probability, in ten bins of [0, 1].
  public let calibration: [CalibrationBin]

  /// Evaluates one prediction per label.
  ///
  /// - Parameters:
  ///   - probabilities: The predicted probabilities, shape `[n × classes]`; each sums to 1.
  ///   - labels: The classes, counted from 0.
  ///   - weights: The number of equal examples that each row stands for; nil if each is one.
  /// - Precondition: There is a label for each row of `probabilities`, below its number of columns.
  public init(probabilities: Matrix, labels: [Int], weights: [Int]? = nil) {
    precondition(
      probabilities.rows == labels.count, "\(labels.count) labels for \(probabilities.rows) rows")
    let parts = concurrentMap(partsOf: labels.indices, least: 1 << 15) { rows in
      EvaluationSums(probabilities, labels, weights, rows)
    }
    let sums = parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
    let count = Double(sums.confusion.count)
    confusion = sums.confusion
    logLoss = sums.loss / count
    brierScore = sums.squares / count
    calibration = sums.bins
  }

  /// The number of examples.
  public var count: Int { confusion.count }

  /// The fraction of correct predictions, in [0, 1]; NaN without examples.
  public var accuracy: Double { Double(confusion.correctCount) / Double(count) }

  /// `Σ_b (n_b / n) |share right_b − mean probability_b|` over the bins of ``calibration``, in [0, 1].
  ///
  /// Source: Guo, Pleiss, Sun & Weinberger, *On calibration of modern neural networks* (2017), equation 3.
  public var expectedCalibrationError: Double {
    calibration.reduce(0) { sum, bin in
      sum + (Double(bin.correctCount) - bin.probabilitySum).magnitude / Double(count)
    }
  }
}

/// The sums of an ``Evaluation`` over some rows.
private struct EvaluationSums: Sendable {
  var confusion: ConfusionMatrix
  var bins = (0..<10).map { _ in CalibrationBin() }
  var loss = 0.0
  var squares = 0.0

  init(_ probabilities: Matrix, _ labels: [Int], _ weights: [Int]?, _ rows: Range<Int>) {
    let (answers, width) = (probabilities.elements, probabilities.columns)
    confusion = ConfusionMatrix(classCount: width)
    for row in rows {
      let (label, first) = (labels[row], row * width)
      let winner = answers.indexOfLargest(in: first..<first + width) - first
      let weight = weights?[row] ?? 1
      confusion.add(label, predicted: winner, weight: weight)
      // A product with 1 keeps every bit.
      loss -= Double(weight) * naturalLogarithm(answers[first + label])
      for k in 0..<width {
        let miss = answers[first + k] - (k == label ? 1 : 0)
        squares += Double(weight) * (miss * miss)
      }
      let largest = answers[first + winner]
      bins[min(Int(largest * 10), 9)].add(largest, isRight: winner == label, weight)
    }
  }

  mutating func add(_ other: EvaluationSums) {
    confusion.add(other.confusion)
    for index in bins.indices { bins[index].add(other.bins[index]) }
    loss += other.loss
    squares += other.squares
  }
}

/// The predictions whose largest probability lies in one bin.
public struct CalibrationBin: Equatable, Sendable {
  /// The number of predictions.
  public private(set) var count = 0
  /// The number of correct predictions.
  public private(set) var correctCount = 0
  /// The sum of the largest probabilities.
  public private(set) var probabilitySum = 0.0

  /// The fraction of correct predictions; nil without predictions.
  public var shareRight: Double? { count == 0 ? nil : Double(correctCount) / Double(count) }
  /// The mean of the largest probabilities, which equals ``shareRight`` for a calibrated network;
  /// nil without predictions.
  public var meanProbability: Double? { count == 0 ? nil : probabilitySum / Double(count) }

  mutating func add(_ probability: Double, isRight: Bool, _ weight: Int) {
    count += weight
    correctCount += isRight ? weight : 0
    probabilitySum += Double(weight) * probability
  }

  mutating func add(_ other: CalibrationBin) {
    count += other.count
    correctCount += other.correctCount
    probabilitySum += other.probabilitySum
  }
}
