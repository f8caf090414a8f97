/// The response of a hidden neuron to a set of examples.
public struct NeuronActivity: Equatable, Sendable {
  /// The ability of a neuron to learn.
  public enum State: String, Equatable, Sendable {
    /// It learns from some of the examples.
    case active
    /// A saturated sigmoid or tanh, whose slope is close to zero for every example.
    case saturated
    /// A ReLU that is 0 for every example, so that no gradient flows through it.
    case dead
  }

  /// The hidden layer, counted from 0.
  public let layer: Int
  /// The neuron, counted from 0 within its layer.
  public let neuron: Int
  /// Its least output.
  public let least: Double
  /// Its greatest output.
  public let greatest: Double
  /// Its mean output.
  public let mean: Double
  /// The fraction of examples, in [0, 1], for which its slope is at most ``Network/idleSlope``
  /// times the maximum slope of its activation.
  public let idleShare: Double
  /// Its ability to learn.
  public let state: State
}

extension Network {
  /// The fraction of the maximum slope below which a neuron counts as idle: for sigmoid and tanh,
  /// outputs within 1.3 % of their range from a limit.
  public static let idleSlope = 0.05

  /// Returns the responses of all hidden neurons to `examples`, layer by layer.
  ///
  /// - Precondition: `examples` have the inputs and classes of the network.
  public func activity(over examples: Examples) -> [NeuronActivity] {
    var pass = Backpropagation(sizes: sizes, activation: activation)
    pass.checkShape(of: examples)
    let hidden = inputCount..<pass.answer.lowerBound
    var tallies = hidden.map { _ in Tally() }
    let parameters = self.parameters
    for index in 0..<examples.count {
      pass.load(examples.inputs.elements, from: index * inputCount)
      pass.forward(parameters)
      for neuron in hidden {
        let y = pass.outputs[neuron]
        let slope = activation.derivative(atOutput: y)
        tallies[neuron - inputCount].add(
          y, isIdle: slope <= Self.idleSlope * activation.steepestSlope, examples.weight(of: index))
      }
    }
    return pass.places.dropLast().enumerated().flatMap { layer, place in
      place.outputs.map { neuron in
        tallies[neuron - inputCount].activity(
          layer, neuron - place.firstOutput, examples.total, activation)
      }
    }
  }
}

/// The running totals of one neuron.
private struct Tally {
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var sum = 0.0
  private var idleCount = 0

  mutating func add(_ y: Double, isIdle: Bool, _ weight: Int) {
    least = min(least, y)
    greatest = max(greatest, y)
    sum += Double(weight) * y
    idleCount += isIdle ? weight : 0
  }

  func activity(
    _ layer: Int, _ neuron: Int, _ count: Int, _ activation: Activation
  ) -> NeuronActivity {
    let state: NeuronActivity.State =
      idleCount < count ? .active : activation == .relu ? .dead : .saturated
    return NeuronActivity(
      layer: layer, neuron: neuron, least: least, greatest: greatest, mean: sum / Double(count),
      idleShare: Double(idleCount) / Double(count), state: state)
  }
}

extension Activation {
  /// The maximum of `dy/dz`.
  fileprivate var steepestSlope: Double { self == .sigmoid ? 0.25 : 1 }
}
