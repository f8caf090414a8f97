/// The gradient by backpropagation and by finite differences of the loss.
public struct GradientCheck: Equatable, Sendable {
  /// `∂L/∂θ` by backpropagation, in the order of ``Network/parameters``.
  public let analytic: [Double]
  /// `∂L/∂θ` by central differences.
  public let numeric: [Double]

  /// The difference between the two for each parameter, relative to the larger one.
  ///
  /// A derivative below a thousandth of the largest, or below 10⁻⁵, is compared relative to that
  /// floor: rounding of the loss leaves up to about 10⁻¹² in every difference, which is all that
  /// remains near a balanced start, where all derivatives vanish.
  public var relativeErrors: [Double] {
    let largest = analytic.reduce(0) { max($0, $1.magnitude) }
    let floor = max(1e-3 * largest, 1e-5)
    return zip(analytic, numeric).map { a, n in
      (a - n).magnitude / max(a.magnitude, n.magnitude, floor)
    }
  }

  /// The largest of ``relativeErrors``; NaN if any of them is.
  public var largestRelativeError: Double {
    relativeErrors.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
  }
}

extension Network {
  /// Returns the gradient of the mean loss over `examples`, computed in both ways.
  ///
  /// ```
  /// ∂L/∂θ ≈ (4 D(h) − D(2h)) / 3        D(h) = (L(θ + h) − L(θ − h)) / 2h        h = 2⁻¹¹
  /// ```
  ///
  /// ReLU has no derivative at 0. So that no step crosses it, each neuron stays active or inactive
  /// as it is at `θ`, example by example. The time grows with the square of the number of
  /// parameters.
  ///
  /// - Precondition: `examples` have the inputs and classes of the network.
  ///
  /// Source: Richardson, *The deferred approach to the limit* (1927), for the extrapolation.
  public func gradientCheck(over examples: Examples) -> GradientCheck {
    let loss = smoothLoss(over: examples)
    let start = parameters
    let numeric = start.indices.map { index in
      var moved = start
      func difference(_ step: Double) -> Double {
        moved[index] = start[index] + step
        let above = loss(moved)
        moved[index] = start[index] - step
        return (above - loss(moved)) / (2 * step)
      }
      return (4 * difference(0x1p-11) - difference(0x1p-10)) / 3
    }
    return GradientCheck(
      analytic: lossAndGradient(over: examples).gradient.values, numeric: numeric)
  }
}

extension Network {
  /// Returns the mean loss over `examples` as a function of the parameters, smooth around the
  /// current ones.
  private func smoothLoss(over examples: Examples) -> ([Double]) -> Double {
    if activation == .relu { return PiecewiseLoss(self, examples).callAsFunction }
    var evaluator = Evaluator(self, over: examples, threads: 1, givesGradient: false)
    return { evaluator.measure($0).loss }
  }
}

/// The mean loss of a network whose ReLUs stay active or inactive as they were initially.
private struct PiecewiseLoss {
  private let network: Network
  private let examples: Examples
  /// Whether each hidden neuron is active, for each example.
  private let isOn: [[Bool]]

  init(_ network: Network, _ examples: Examples) {
    self.network = network
    self.examples = examples
    isOn = (0..<examples.count).map { index in
      network.forward(examples.inputs.row(index)).layers.flatMap { $0.z.map { $0 > 0 } }
    }
  }

  func callAsFunction(_ parameters: [Double]) -> Double {
    var moved = network
    moved.parameters = parameters
    var sum = 0.0
    for (index, label) in examples.labels.enumerated() {
      var y = examples.inputs.row(index)
      var neuron = 0
      for layer in moved.layers.dropLast() {
        y = layer.forward(y).map { z in
          defer { neuron += 1 }
          return isOn[index][neuron] ? z : 0
        }
      }
      let logits = moved.layers.last?.forward(y) ?? []
      sum += Double(examples.weight(of: index)) * crossEntropy(logits: logits, label: label)
    }
    return sum / Double(examples.total)
  }
}
