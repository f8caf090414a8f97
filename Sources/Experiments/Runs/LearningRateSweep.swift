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

  /// The trainings at equal ratios of the learning rate, ascending.
  public let points: [Point]
  /// The trainings at rates between those of ``points`` where the losses do not depend smoothly on the rate,
  /// and above the stability limit; ascending.
  public let between: [Point]
  /// The indices of ``points`` around which the losses do not depend smoothly on the rate, and of those above
  /// the stability limit.
  public let rough: Set<Int>
  /// The number of epochs of each.
  public let epochs: Int
  /// The final loss of the best run's training if it starts from the random weights of Glorot & Bengio (2010),
  /// seed 1; nil where the neurons of that run are not copies of one another, or where it diverges.
  public let unequalLoss: Double?
  /// The loss of the best run's network on the study's sample; nil if all stars are trained on, or no run has a result.
  public let sampleLoss: Double?

  /// Trains the network of `study` at many learning rates, in equal ratios, from a tenth of the smallest to
  /// ten times the largest of the rates that did not diverge and the stability limit.
  ///
  /// There are 200 trainings with the epochs of the shortest run, or if that is too much work, 50 with a round number of
  /// epochs. More follow between those rates where the losses are rough, if they can be afforded. Of many stars, a sample
  /// is trained on (``TrainingSample``), 50 times at most: its losses are not so exact that more would show anything.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - progress: Receives the number of completed trainings and that of all so far.
  public init(
    _ study: Study, progress: @Sendable (_ completed: Int, _ of: Int) -> Void = { _, _ in }
  ) {
    let marks =
      study.runs.map(\.run.learningRate)
      + (study.stabilityBound.isFinite ? [study.stabilityBound] : [])
    let lowest = (marks.min() ?? 1) / 10
    let highest = (marks.max() ?? 1) * 10
    let (count, epochs) = Self.extent(
      epochs: study.experiment.runs.map(\.epochs).min() ?? 10, work: Self.work(study),
      ofSample: study.sample != nil)
    self.epochs = epochs
    let step = (naturalLogarithm(highest) - naturalLogarithm(lowest)) / Double(count - 1)
    let rates = (0..<count).map { index in
      exponential(naturalLogarithm(lowest) + step * Double(index))
    }
    let points = Self.trained(rates, study, epochs) { progress($0, count) }
    let limit = study.experiment.training.isPlainDescent ? study.stabilityBound : .infinity
    let rough = Self.rough(points, limit: limit)
    self.points = points
    self.rough = rough
    let cost = Self.work(study) * Double(epochs)
    let affordable = study.sample == nil ? Int(min(Self.mostWork / cost - 200, 600)) : 0
    let finer = Self.finer(rates, rough, affordable: affordable)
    between = Self.trained(finer, study, epochs) { progress(count + $0, count + finer.count) }
    unequalLoss = Self.unequalLoss(study)
    sampleLoss = study.sample.flatMap { sample in
      study.best.map { Evaluation($0.history.trained, over: sample.examples).logLoss }
    }
  }

  /// The trainings at `rates`, on all cores.
  private static func trained(
    _ rates: [Double], _ study: Study, _ epochs: Int, progress: @Sendable (_ completed: Int) -> Void
  ) -> [Point] {
    let part = 10
    @Sendable func note(_ parts: Int) { progress(min(parts * part, rates.count)) }
    return concurrentMap((rates.count + part - 1) / part, progress: note) { index in
      rates[index * part..<min((index + 1) * part, rates.count)].map { point(study, $0, epochs) }
    }.flatMap(\.self)
  }

  /// The indices of the points above `limit`, and of those with two turning points of the loss, each by more
  /// than 1 %, or a diverged training nearby.
  static func rough(_ points: [Point], limit: Double) -> Set<Int> {
    let losses = points.map(\.finalLoss)
    let turns = losses.indices.filter { index in
      guard index > 0, index + 1 < losses.count, let middle = losses[index] else { return false }
      guard let before = losses[index - 1], let after = losses[index + 1] else { return false }
      let (rise, fall) = (middle - before, middle - after)
      return rise * fall > 0 && min(rise.magnitude, fall.magnitude) > 0.01 * middle
    }
    return Set(
      points.indices.filter { index in
        let near = index - 4...index + 4
        return points[index].learningRate > limit || turns.count(where: near.contains) > 1
          || losses[max(0, index - 1)...min(losses.count - 1, index + 1)].contains(nil)
      })
  }

  /// The rates that divide the intervals between rough ones, each into equal ratios.
  static func finer(_ rates: [Double], _ rough: Set<Int>, affordable: Int) -> [Double] {
    let starts = rough.sorted().filter { rough.contains($0 + 1) && $0 + 1 < rates.count }
    let each = min(8, max(affordable, 0) / max(starts.count, 1))
    guard each > 0 else { return [] }
    return starts.flatMap { index in
      let (from, to) = (naturalLogarithm(rates[index]), naturalLogarithm(rates[index + 1]))
      return (1...each).map { exponential(from + (to - from) * Double($0) / Double(each + 1)) }
    }
  }

  /// The lowest loss at a learning rate where the losses depend smoothly on the rate; nil if there is none.
  ///
  /// None of the two points on either side of such a rate differs by more than a fifth or, where the points are not
  /// ``rough``, all five rise or fall steadily.
  public var lowest: (rate: Double, loss: Double)? {
    let losses = points.map { $0.finalLoss ?? .infinity }
    let smooth = losses.indices.filter { index in
      let near = losses[max(0, index - 2)...min(losses.count - 1, index + 2)]
      let steps = zip(near, near.dropFirst()).map { $1 - $0 }
      let isSteady = steps.allSatisfy { $0 <= 0 } || steps.allSatisfy { $0 >= 0 }
      return near.allSatisfy { ($0 - losses[index]).magnitude <= 0.2 * losses[index] }
        || (isSteady && !rough.contains(index))
    }
    return smooth.min { losses[$0] < losses[$1] }.map { (points[$0].learningRate, losses[$0]) }
  }

  /// Whether a loss that does not depend smoothly on the rate is below ``lowest``.
  public var isLowestElsewhere: Bool {
    guard let lowest else { return false }
    return points.contains { $0.finalLoss.map { $0 < lowest.loss } ?? false }
  }

  private static func unequalLoss(_ study: Study) -> Double? {
    guard study.sample == nil, let best = study.best,
      let epochs = study.experiment.runs.map(\.epochs).min(),
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
    let history = train(study.initial, on: examples(of: study), training, keeping: .curves)
    let isFinite = history.divergence == nil && history.finalLoss.isFinite
    return Point(learningRate: rate, finalLoss: isFinite ? history.finalLoss : nil)
  }

  /// The work of an epoch: the number of stars times that of parameters.
  private static func work(_ study: Study) -> Double {
    Double(examples(of: study).count) * Double(study.initial.parameterCount)
  }

  /// The stars that are trained on.
  private static func examples(of study: Study) -> Examples {
    study.sample?.examples ?? study.examples
  }

  /// The numbers of trainings, a multiple of ten, and of epochs, if the work of an epoch is `work`: the number
  /// of stars, or of those of a sample, times that of parameters.
  static func extent(
    epochs: Int, work: Double, ofSample isSample: Bool = false
  ) -> (count: Int, epochs: Int) {
    let most = mostWork / work
    if !isSample, Double(200 * epochs) <= most { return (200, epochs) }
    return (50, Double(50 * epochs) <= most ? epochs : min(epochs, round(most / 50)))
  }

  /// The largest of 10, 20, 50, 100, … up to `number`; 10 for less.
  private static func round(_ number: Double) -> Int {
    let steps = (1...8).flatMap { power in
      [1, 2, 5].map { $0 * (0..<power).reduce(1) { result, _ in result * 10 } }
    }
    return steps.last { Double($0) <= number } ?? 10
  }

  /// The work of a sweep: stars times parameters times epochs.
  private static let mostWork = 1e9
}
