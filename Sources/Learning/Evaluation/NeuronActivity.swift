/// How a hidden neuron answers a set of examples.
public struct NeuronActivity: Equatable, Sendable {
  /// What a neuron still does.
  public enum State: String, Equatable, Sendable {
    /// It learns from some of the examples.
    case active
    /// A sigmoid or tanh so far out that its slope is next to nothing for every example.
    case saturated
    /// A ReLU that is 0 for every example, so that no error comes back through it.
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
  /// The part of the examples, in [0, 1], for which its slope is at most ``Network/idleSlope`` times the
  /// steepest that its activation has.
  public let idleShare: Double
  /// What it still does.
  public let state: State
}

extension Network {
  /// The part of the steepest slope, up to which a neuron counts as idle: for the sigmoid and tanh
  /// outputs within 1.3 % of their range from one of their limits.
  public static let idleSlope = 0.05

  /// How every hidden neuron answers `examples`, layer by layer.
  ///
  /// - Precondition: `examples` have as many inputs and classes as the network.
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
          y, isIdle: slope <= Self.idleSlope * activation.steepestSlope)
      }
    }
    return pass.places.dropLast().enumerated().flatMap { layer, place in
      place.outputs.map { neuron in
        tallies[neuron - inputCount].activity(
          layer, neuron - place.firstOutput, examples.count, activation)
      }
    }
  }
}

/// What is summed up of one neuron.
private struct Tally {
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var sum = 0.0
  private var idleCount = 0

  mutating func add(_ y: Double, isIdle: Bool) {
    least = min(least, y)
    greatest = max(greatest, y)
    sum += y
    idleCount += isIdle ? 1 : 0
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
  /// The largest value of `dy/dz`.
  fileprivate var steepestSlope: Double { self == .sigmoid ? 0.25 : 1 }
}
