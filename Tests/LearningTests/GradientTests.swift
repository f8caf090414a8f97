import Elementary
import Testing
import _TestSupport

@testable import Learning

@Suite("Gradients")
struct GradientTests {
  /// By hand for x = (1, 0), class 0, all weights ½ and biases 0: y1 = σ(½) = s, z2 = 1½ s each, p
  /// = ⅓ each, so ∂L/∂z2 = (−⅔, ⅓, ⅓), ∂L/∂W2 = s ∂L/∂z2 in each column, and ∂L/∂z1 = 0 because the
  /// columns of W2 are equal and the errors add up to 0.
  @Test("a step of the 2-3-3 network matches a hand calculation")
  func handWorked() {
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
    let s = 0.6224593312018546
    let pass = network.forward([1, 0])
    #expect(pass.layers[0].z == [0.5, 0.5, 0.5])
    for y in pass.layers[0].y { expectClose(y, s, within: 1e-15) }
    for z in pass.layers[1].z { expectClose(z, 1.5 * s, within: 1e-15) }
    let third = 1.0 / 3
    #expect(pass.output == [third, third, third])

    let examples = Examples(inputs: Matrix([[1, 0]]), labels: [0], classCount: 3)
    let (loss, gradient) = network.lossAndGradient(over: examples)
    expectClose(loss, 1.0986122886681098, within: 1e-15)
    #expect(gradient.layers[0].weights.elements.allSatisfy { $0.magnitude < 1e-16 })
    for (row, delta) in [-2.0 / 3, 1.0 / 3, 1.0 / 3].enumerated() {
      expectClose(gradient.layers[1].biases[row], delta, within: 1e-15)
      for column in 0..<3 {
        expectClose(gradient.layers[1].weights[row, column], delta * s, within: 1e-15)
      }
    }

    let stepped = train(network, on: examples, Training(learningRate: 3, epochs: 1)).trained
    expectClose(stepped.layers[1].weights[0, 2], 0.5 + 2 * s, within: 1e-15)
    expectClose(stepped.layers[1].biases[1], -1, within: 1e-15)
    for (value, start) in zip(stepped.parameters, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0]) {
      expectClose(value, start, within: 1e-16)
    }
  }

  @Test("every derivative matches central differences", arguments: Activation.allCases)
  func centralDifferences(activation: Activation) {
    for (seed, sizes) in [[2, 3, 3], [3, 2], [2, 4, 3, 3], [1, 1, 2], [4, 5, 2, 3, 4]].enumerated()
    {
      var generator = SeededGenerator(seed: UInt64(seed))
      let network = Network.random(sizes: sizes, activation: activation, using: &generator)
      let examples = Examples.random(count: 7, for: network, using: &generator)
      let gradient = network.lossAndGradient(over: examples).gradient.values
      let scale = gradient.map(\.magnitude).max() ?? 0
      for index in gradient.indices {
        // The optimal step, the cube root of the machine epsilon, with Richardson extrapolation.
        let coarse = network.difference(of: index, step: 2e-4, over: examples)
        let fine = network.difference(of: index, step: 1e-4, over: examples)
        let slope = (4 * fine - coarse) / 3
        expectClose(
          gradient[index], slope, within: 1e-6 * max(gradient[index].magnitude, 1e-4 * scale))
      }
    }
  }

  @Test(
    "the in-place pass gives the bits of the layers' own formulas", arguments: Activation.allCases)
  func sameBits(activation: Activation) {
    for (seed, sizes) in [[2, 3, 3], [3, 2], [4, 5, 2, 3, 4]].enumerated() {
      var generator = SeededGenerator(seed: UInt64(seed + 50))
      let network = Network.random(sizes: sizes, activation: activation, using: &generator)
      let examples = Examples.random(count: 9, for: network, using: &generator)
      let (loss, gradient) = network.lossAndGradient(over: examples)
      let reference = network.referenceLossAndGradient(over: examples)
      expectClose(loss, reference.loss, within: 4 * loss.ulp)
      #expect(gradient.values == reference.gradient)
    }
  }

  @Test("losses too small to be visible next to 1 accumulate correctly")
  func tinyLosses() {
    // Each of 300 examples with logits (0, z) loses ln(1 + e^−z), which is e^−z here.
    var network = Network(sizes: [1, 2], activation: .sigmoid, initialWeight: 0)
    network.parameters = [0, 1, 0, 0]
    let z = (0..<300).map { 40 + Double($0) / 10 }
    let examples = Examples(
      inputs: Matrix(z.map { [$0] }), labels: z.map { _ in 1 }, classCount: 2)
    let mean = z.map { exponential(-$0) }.reduce(0, +) / 300
    expectClose(network.lossAndGradient(over: examples).loss, mean, within: 1e-14 * mean)
  }

  @Test("gradients have the order of the parameters and the shape of the network")
  func order() {
    var generator = SeededGenerator(seed: 9)
    let network = Network.random(sizes: [2, 4, 3], activation: .tanh, using: &generator)
    let examples = Examples.random(count: 3, for: network, using: &generator)
    let gradient = network.lossAndGradient(over: examples).gradient
    #expect(gradient.values.count == network.parameterCount)
    #expect(
      gradient.values == gradient.layers.flatMap { $0.weights.elements + $0.biases })
    #expect(gradient.layers.map(\.weights.rows) == [4, 3])
    #expect(gradient.layers.map(\.weights.columns) == [2, 4])
  }
}

extension Network {
  /// Returns a network with parameters between −1 and 1.
  static func random(
    sizes: [Int], activation: Activation, using generator: inout SeededGenerator
  ) -> Network {
    var network = Network(sizes: sizes, activation: activation, initialWeight: 0)
    network.parameters = (0..<network.parameterCount).map { _ in
      Double.random(in: -1...1, using: &generator)
    }
    return network
  }

  /// Returns `(L(θ + step) − L(θ − step)) / 2 step` for the parameter `index`.
  func difference(of index: Int, step: Double, over examples: Examples) -> Double {
    var above = self
    var below = self
    above.parameters[index] += step
    below.parameters[index] -= step
    return (above.lossAndGradient(over: examples).loss - below.lossAndGradient(over: examples).loss)
      / (2 * step)
  }

  /// Returns the loss and its gradient over nine examples, from the formulas of the layers; the
  /// ninth is summed in the lane of the first.
  func referenceLossAndGradient(over examples: Examples) -> (loss: Double, gradient: [Double]) {
    let rows = examples.labels.enumerated().map { index, label in
      let pass = forward(examples.inputs.row(index))
      var delta = pass.output
      delta[label] -= 1
      var values: [Double] = []
      for (place, layer) in layers.enumerated().reversed() {
        let input = place == 0 ? pass.input : pass.layers[place - 1].y
        let gradient = layer.gradient(input: input, delta: delta)
        values = gradient.parameters.weights.elements + gradient.parameters.biases + values
        delta = zip(gradient.input, input).map { $0 * activation.derivative(atOutput: $1) }
      }
      return [crossEntropy(logits: pass.layers[layers.count - 1].z, label: label)] + values
    }
    let means = rows[0].indices.map { index in
      let v = rows.map { $0[index] }
      return ((((v[0] + v[8]) + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]))) / 9
    }
    return (means[0], Array(means[1...]))
  }
}

extension Examples {
  /// Returns examples for `network`, with inputs between −1 and 1.
  static func random(
    count: Int, for network: Network, using generator: inout SeededGenerator
  ) -> Examples {
    Examples(
      inputs: Matrix(
        (0..<count).map { _ in
          (0..<network.inputCount).map { _ in Double.random(in: -1...1, using: &generator) }
        }),
      labels: (0..<count).map { _ in Int.random(in: 0..<network.classCount, using: &generator) },
      classCount: network.classCount)
  }
}
