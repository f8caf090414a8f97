import Documents
import Formatting

/// The reason why the weights before the last layer do not change at the start, where they do not.
enum StillWeightsFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let hidden = facts.study.initial.layers.count - 1
    guard facts.history.count > 0, hidden > 0 else { return nil }
    let gradient = facts.history[0].gradient.layers.dropLast().flatMap(\.weights.elements)
    let outgoing = facts.study.initial.layers[hidden].weights
    let isSame = (0..<outgoing.rows).allSatisfy { row in
      (0..<outgoing.columns).allSatisfy { outgoing[row, $0] == outgoing[0, $0] }
    }
    guard gradient.allSatisfy({ $0.magnitude < 1e-12 }), isSame else { return nil }
    let weights = (1...hidden).map(symbol).listed()
    let subject: Prose = hidden == 1 ? "gradient of \(weights) is" : "gradients of \(weights) are"
    let neuron = hidden == 1 ? "each hidden neuron" : "each neuron of the last hidden layer"
    let moved =
      zip(
        facts.history.trained.layers[0].weights.elements,
        facts.study.initial.layers[0].weights.elements
      ).map { ($0 - $1).magnitude }.max() ?? 0
    let end: Prose =
      moved < 1e-12
      ? "By the end no weight in \(symbol(1)) has changed."
      : "By the end the largest change of a weight in \(symbol(1)) is \(significant(moved, 3))."
    return Finding(
      .stillWeights,
      prose: "In epoch 0 the \(subject) zero. This is not because the network does not need "
        + "these weights: \(neuron) sends the same weight to every class, and the "
        + "errors of a star over the classes add up to zero, so no error is passed back. "
        + end, ["largest change": moved])
  }

  /// The weights of a layer, counted from 1.
  private static func symbol(_ layer: Int) -> Prose {
    .math(.scripts(.identifier("W"), lower: .number("\(layer)")))
  }
}
