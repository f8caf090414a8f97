/// A training, epoch by epoch.
///
///     let history = train(network, on: examples, Training(learningRate: 0.1, epochs: 10))
///     history[0].loss  // the loss before the first update
public struct History: Sendable {
  /// The network before the first update.
  public let initial: Network
  /// The learning rate, and the number of epochs asked for.
  public let training: Training
  /// The mean loss before each update.
  public private(set) var losses: [Double] = []
  /// How many examples were classified right before each update.
  public private(set) var accuracies: [Int] = []
  /// The mean loss of ``trained``; not finite only after a ``divergence``.
  public private(set) var finalLoss = Double.nan
  /// How many examples ``trained`` classifies right.
  public private(set) var finalCorrect = 0
  /// Why the training ended early, or nil.
  public private(set) var divergence: Divergence?

  /// The parameters after each update, the gradients, and the tracked outputs before it, end to end.
  private var parameters: [Double] = []
  private var gradients: [Double] = []
  private var outputs: [Double] = []
  private let outputCount: Int

  /// The number of epochs kept.
  public var count: Int { losses.count }

  /// The network after the last update, whose parameters are all finite if those of ``initial`` are.
  public var trained: Network { count == 0 ? initial : network(after: count - 1) }

  /// An empty history.
  init(initial: Network, training: Training, outputCount: Int) {
    self.initial = initial
    self.training = training
    self.outputCount = outputCount
  }

  /// Everything kept of the epoch `index`.
  ///
  /// - Precondition: `0 ≤ index < count`.
  public subscript(index: Int) -> Epoch {
    precondition((0..<count).contains(index), "epoch \(index) of \(count)")
    let size = initial.parameterCount
    return Epoch(
      index: index, network: network(after: index),
      gradient: Gradient(
        shapedLike: initial, values: gradients[index * size..<(index + 1) * size]),
      loss: losses[index],
      output: Array(outputs[index * outputCount..<(index + 1) * outputCount]))
  }

  private func network(after epoch: Int) -> Network {
    let size = initial.parameterCount
    var network = initial
    network.parameters = Array(parameters[epoch * size..<(epoch + 1) * size])
    return network
  }

  /// Adds an epoch.
  mutating func append(
    parameters: [Double], gradient: [Double], _ result: (loss: Double, correctCount: Int),
    output: ArraySlice<Double>
  ) {
    self.parameters += parameters
    gradients += gradient
    losses.append(result.loss)
    accuracies.append(result.correctCount)
    outputs += output
  }

  /// Ends the history with the loss of the trained network.
  mutating func finish(
    _ result: (loss: Double, correctCount: Int), diverging: (epoch: Int, Divergence.Quantity)?
  ) {
    finalLoss = result.loss
    finalCorrect = result.correctCount
    divergence = diverging.map {
      Divergence(epoch: $0.epoch, quantity: $0.1, learningRate: training.learningRate)
    }
  }
}

/// One epoch of a training.
public struct Epoch: Equatable, Sendable {
  /// The epoch's number, from 0.
  public let index: Int
  /// The network after the update.
  public let network: Network
  /// The gradient before the update.
  public let gradient: Gradient
  /// The mean loss before the update.
  public let loss: Double
  /// The probabilities for the tracked input before the update; empty if none was tracked.
  public let output: [Double]
}

/// The end of a training in which numbers grew out of range.
public struct Divergence: Equatable, Sendable {
  /// What was not finite.
  public enum Quantity: String, Sendable {
    /// The mean loss.
    case loss
    /// The gradient of the loss.
    case gradient
    /// The parameters, after the update.
    case parameters
  }

  /// The epoch that could not be completed; the number of epochs where only the trained network's
  /// own loss or gradient is out of range.
  public let epoch: Int
  /// What was not finite.
  public let quantity: Quantity
  /// The learning rate of the training.
  public let learningRate: Double
}
