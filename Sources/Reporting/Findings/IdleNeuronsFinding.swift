import Formatting
import Learning

/// Hidden neurons that are saturated or dead.
struct IdleNeuronsFinding {
  private let network: Network
  private let idle: [IdleNeuron]
  /// Whether the same neurons were idle before training.
  private let wereIdle: Bool

  /// The neurons of `network` whose slope is negligible for all of the `examples`.
  init(_ network: Network, from initial: Network, _ examples: Examples) {
    self.network = network
    let now = network.idleNeurons(over: examples)
    idle = now
    let before = now.isEmpty ? [] : initial.idleNeurons(over: examples)
    wereIdle = now.allSatisfy(before.contains)
  }

  static func of(_ facts: RunFacts) -> Finding? {
    let (trained, initial) = (facts.history.trained, facts.history.initial)
    return IdleNeuronsFinding(trained, from: initial, facts.study.examples).finding
  }

  /// The finding; nil if every neuron is active.
  var finding: Finding? {
    guard !idle.isEmpty else { return nil }
    let time = wereIdle ? "At the start and after training," : "After training,"
    let subject = "\(time) \(listed(places)) \(idle.count == 1 ? "is" : "are")"
    let share = "\(fixed(Network.idleSlope * 100, 0)) %"
    func saturated(_ function: String) -> Finding {
      Finding(
        .saturatedNeurons,
        "\(subject) saturated: for every star the slope of the \(function) "
          + "is at most \(share) of its maximum, which weakens the gradients that pass through.",
        ["neurons": Double(idle.count)])
    }
    switch network.activation {
    case .sigmoid: return saturated("sigmoid")
    case .tanh: return saturated("hyperbolic tangent")
    case .relu:
      return Finding(
        .deadNeurons,
        "\(subject) dead: output and slope are 0 for every star, and so are the gradients of "
          + (idle.count == 1
            ? "its incoming and outgoing weights and its bias."
            : "their incoming and outgoing weights and their biases."),
        ["neurons": Double(idle.count)])
    }
  }

  /// The number of idle neurons, layer by layer.
  private var places: [String] {
    let sizes = network.sizes.dropFirst().dropLast()
    return sizes.enumerated().compactMap { layer, size in
      let count = idle.count { $0.layer == layer }
      guard count > 0 else { return nil }
      let noun = sizes.count == 1 ? "hidden neuron" : "neuron"
      let place = sizes.count == 1 ? "" : " of the \(ordinal(layer + 1)) hidden layer"
      if size == 1 { return "the only \(noun)\(place)" }
      let all = size == 2 ? "both" : "all \(numberWord(size))"
      let share = count == size ? all : "\(numberWord(count)) of the \(numberWord(size))"
      return "\(share) \(noun)s\(place)"
    }
  }
}
