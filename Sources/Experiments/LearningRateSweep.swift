import Dispatch
import Elementary
import Learning
import Synchronization

/// The final loss against the learning rate.
public struct LearningRateSweep: Sendable {
  /// One training of the sweep.
  public struct Point: Equatable, Sendable {
    /// The learning rate.
    public let learningRate: Double
    /// The loss after the last epoch; nil where the training diverged.
    public let finalLoss: Double?
  }

  /// The trainings, by rising learning rate.
  public let points: [Point]
  /// The number of epochs of each.
  public let epochs: Int

  /// How many trainings a sweep makes.
  public static let count = 200

  /// Trains the network of `study` at ``count`` learning rates, in equal ratios from a tenth of the
  /// least to ten times the largest of the study's rates and its bound of stability.
  public init(_ study: Study) {
    let marks =
      study.runs.map(\.run.learningRate)
      + (study.stabilityBound.isFinite ? [study.stabilityBound] : [])
    let lowest = (marks.min() ?? 1) / 10
    let highest = (marks.max() ?? 1) * 10
    let epochs = study.experiment.runs.map(\.epochs).min() ?? 10
    let step = (naturalLogarithm(highest) - naturalLogarithm(lowest)) / Double(Self.count - 1)
    self.epochs = min(epochs, Self.mostEpochs)
    let rates = (0..<Self.count).map { index in
      exponential(naturalLogarithm(lowest) + step * Double(index))
    }
    let points = Mutex([Point?](repeating: nil, count: Self.count))
    let share = 25
    DispatchQueue.concurrentPerform(iterations: Self.count / share) { [epochs = self.epochs] part in
      for index in part * share..<(part + 1) * share {
        let point = Self.point(study, rates[index], epochs)
        points.withLock { $0[index] = point }
      }
    }
    self.points = points.withLock { $0 }.compactMap(\.self)
  }

  /// One training, at `rate`.
  private static func point(_ study: Study, _ rate: Double, _ epochs: Int) -> Point {
    guard rate > 0, rate.isFinite else { return Point(learningRate: rate, finalLoss: nil) }
    let history = train(
      study.initial, on: study.examples, Training(learningRate: rate, epochs: epochs))
    let isFinite = history.divergence == nil && history.finalLoss.isFinite
    return Point(learningRate: rate, finalLoss: isFinite ? history.finalLoss : nil)
  }

  /// A sweep takes at most so many epochs, so that a long experiment is not made 200 times longer.
  private static let mostEpochs = 1_000
}
