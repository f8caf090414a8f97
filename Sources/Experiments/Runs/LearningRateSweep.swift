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
  /// The final loss of the best run's training if it starts from the random weights of Glorot & Bengio (2010),
  /// seed 1; nil where the neurons of that run are not copies of one another, or where it diverges.
  public let unequalLoss: Double?

  /// Trains the network of `study` at many learning rates, in equal ratios, from a tenth of the smallest to
  /// ten times the largest of the rates that did not diverge and the stability limit.
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
      work: Self.work(study))
    self.epochs = epochs
    let step = (naturalLogarithm(highest) - naturalLogarithm(lowest)) / Double(count - 1)
    let rates = (0..<count).map { index in
      exponential(naturalLogarithm(lowest) + step * Double(index))
    }
    let part = 10
    points = concurrentMap(count / part) { index in
      rates[index * part..<(index + 1) * part].map { Self.point(study, $0, epochs) }
    }.flatMap(\.self)
    unequalLoss = Self.unequalLoss(study)
  }

  /// The lowest loss at a learning rate where the losses depend smoothly on the rate; nil if there is none.
  ///
  /// None of the two points on either side differs from it by more than a fifth.
  public var lowest: (rate: Double, loss: Double)? {
    let losses = points.map { $0.finalLoss ?? .infinity }
    let smooth = losses.indices.filter { index in
      let near = losses[max(0, index - 2)...min(losses.count - 1, index + 2)]
      return near.allSatisfy { ($0 - losses[index]).magnitude <= 0.2 * losses[index] }
    }
    return smooth.min { losses[$0] < losses[$1] }.map { (points[$0].learningRate, losses[$0]) }
  }

  /// Whether a loss that does not depend smoothly on the rate is below ``lowest``.
  public var isLowestElsewhere: Bool {
    guard let lowest else { return false }
    return points.contains { $0.finalLoss.map { $0 < lowest.loss } ?? false }
  }

  private static func unequalLoss(_ study: Study) -> Double? {
    guard let best = study.best, let epochs = study.experiment.runs.map(\.epochs).min(),
      best.history.trained.effectiveSizes != best.history.trained.sizes,
      extent(epochs: epochs, work: work(study)).count == 200
    else { return nil }
    var plan = study.experiment.network
    plan.initial = .glorot(seed: 1)
    plan.layers = []
    let initial = plan.network(inputs: study.initial.inputCount, outputs: study.initial.classCount)
    let history = train(
      initial, on: study.examples, Training(best.run, study.experiment.training),
      validating: study.validation, keeping: .curves)
    return history.divergence == nil && history.finalLoss.isFinite ? history.finalLoss : nil
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

  /// The work of an epoch: the number of stars times that of parameters.
  private static func work(_ study: Study) -> Double {
    Double(study.examples.count) * Double(study.initial.parameterCount)
  }

  /// The number of trainings and, a multiple of ten, of epochs, if the work of an epoch is `work`: the number
  /// of stars times that of parameters.
  static func extent(epochs: Int, work: Double) -> (count: Int, epochs: Int) {
    let most = 1e9 / work
    if Double(200 * epochs) <= most { return (200, epochs) }
    return (50, min(epochs, max(10, Int(most / 50))))
  }
}
