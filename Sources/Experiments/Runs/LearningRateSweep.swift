import Elementary
import Learning
import Parallelism

/// The final loss against the learning rate.
public struct LearningRateSweep: Sendable {
  /// One training of the sweep.
  public struct Point: Equatable, Sendable {
    /// The learning rate.
    public let learningRate: Double
    /// The loss after the last epoch; nil where the training diverged.
    public let finalLoss: Double?
  }

  /// The trainings, by ascending learning rate.
  public let points: [Point]
  /// The number of epochs of each.
  public let epochs: Int

  /// Trains the network of `study` at many learning rates, in equal ratios, from a tenth of the smallest to
  /// ten times the largest of the study's rates and its stability limit.
  ///
  /// There are 200 trainings with the epochs of the shortest run, or if that is too much work, 50 with fewer
  /// epochs.
  public init(_ study: Study) {
    let marks =
      study.runs.map(\.run.learningRate)
      + (study.stabilityBound.isFinite ? [study.stabilityBound] : [])
    let lowest = (marks.min() ?? 1) / 10
    let highest = (marks.max() ?? 1) * 10
    let (count, epochs) = Self.extent(
      epochs: study.experiment.runs.map(\.epochs).min() ?? 10,
      work: Double(study.examples.count) * Double(study.initial.parameterCount))
    self.epochs = epochs
    let step = (naturalLogarithm(highest) - naturalLogarithm(lowest)) / Double(count - 1)
    let rates = (0..<count).map { index in
      exponential(naturalLogarithm(lowest) + step * Double(index))
    }
    let part = 10
    points = concurrentMap(count / part) { index in
      rates[index * part..<(index + 1) * part].map { Self.point(study, $0, epochs) }
    }.flatMap(\.self)
  }

  /// One training, at `rate`.
  private static func point(_ study: Study, _ rate: Double, _ epochs: Int) -> Point {
    guard rate > 0, rate.isFinite else { return Point(learningRate: rate, finalLoss: nil) }
    var training = Training(Run(learningRate: rate, epochs: epochs), study.experiment.training)
    training.patience = nil  // All are trained for the same number of epochs.
    let history = train(study.initial, on: study.examples, training, keeping: .curves)
    let isFinite = history.divergence == nil && history.finalLoss.isFinite
    return Point(learningRate: rate, finalLoss: isFinite ? history.finalLoss : nil)
  }

  /// The number of trainings and, a multiple of ten, of epochs, if the work of an epoch is `work`: the number
  /// of stars times that of parameters.
  static func extent(epochs: Int, work: Double) -> (count: Int, epochs: Int) {
    let most = 1e9 / work
    if Double(200 * epochs) <= most { return (200, epochs) }
    return (50, min(epochs, max(10, Int(most / 50))))
  }
}
