/// A hidden neuron that learns from none of a set of examples: a saturated sigmoid or tanh, whose slope is close to zero
/// for every one, or a dead ReLU, which is 0 for every one.
public struct IdleNeuron: Equatable, Sendable {
  /// The hidden layer, counted from 0.
  public let layer: Int
  /// The neuron, counted from 0 within its layer.
  public let neuron: Int
}

extension Network {
  /// The fraction of the maximum slope below which a neuron counts as idle: for sigmoid and tanh,
  /// outputs within 1.3 % of their range from a limit.
  public static let idleSlope = 0.05

  /// Returns the hidden neurons whose slope is at most ``idleSlope`` times the maximum of their activation for all
  /// `examples`, layer by layer.
  ///
  /// - Precondition: `examples` have the inputs and classes of the network.
  public func idleNeurons(over examples: Examples) -> [IdleNeuron] {
    var pass = Backpropagation(sizes: sizes, activation: activation)
    pass.checkShape(of: examples)
    let parameters = self.parameters
    let limit = Self.idleSlope * activation.steepestSlope
    var idle = Array(inputCount..<pass.answer.lowerBound)
    // As a rule, the first examples show that all are active.
    for index in 0..<examples.count where !idle.isEmpty {
      pass.load(examples.inputs.elements, from: index * inputCount)
      pass.forward(parameters)
      idle.removeAll { activation.derivative(atOutput: pass.outputs[$0]) > limit }
    }
    return pass.places.dropLast().enumerated().flatMap { layer, place in
      idle.filter(place.outputs.contains).map {
        IdleNeuron(layer: layer, neuron: $0 - place.firstOutput)
      }
    }
  }
}

extension Activation {
  /// The maximum of `dy/dz`.
  var steepestSlope: Double { self == .sigmoid ? 0.25 : 1 }
}
