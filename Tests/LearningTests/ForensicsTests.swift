import Elementary
import Testing
import _TestSupport

@testable import Learning

@Suite("Idle neurons")
struct IdleNeuronTests {
  @Test("a ReLU that is 0 for every example is dead")
  func dead() {
    let network = Network(
      layers: [
        DenseLayer(weights: Matrix([[1], [-1], [0.5]]), biases: [0, 0, -0.5]),
        DenseLayer(weights: Matrix([[1, 1, 1], [0, 1, 2]]), biases: [0, 0]),
      ], activation: .relu)
    // The outputs are 0.5, 0, 0 and 2, 0, 0.5.
    let examples = Examples(inputs: Matrix([[0.5], [2]]), labels: [0, 1], classCount: 2)
    #expect(network.idleNeurons(over: examples) == [IdleNeuron(layer: 0, neuron: 1)])
  }

  @Test(
    "a sigmoid or tanh with a tiny slope for every example is saturated",
    arguments: [.sigmoid, .tanh] as [Activation])
  func saturated(activation: Activation) {
    let network = Network(
      layers: [
        DenseLayer(weights: Matrix([[0], [0], [1]]), biases: [9, -9, 0]),
        DenseLayer(weights: Matrix([[1, 1, 1], [0, 1, 2]]), biases: [0, 0]),
      ], activation: activation)
    // The third neuron is saturated for the first example alone.
    let examples = Examples(inputs: Matrix([[9], [0]]), labels: [0, 1], classCount: 2)
    let idle = network.idleNeurons(over: examples)
    #expect(idle == [IdleNeuron(layer: 0, neuron: 0), IdleNeuron(layer: 0, neuron: 1)])
  }

  @Test("the assignment has none initially; in zero weights all are listed, layer by layer")
  func layers() {
    #expect(Assignment.network.idleNeurons(over: Assignment.examples).isEmpty)
    let network = Network(
      layers: [
        DenseLayer(weights: Matrix([[0, 0], [0, 0]]), biases: [9, 9]),
        DenseLayer(weights: Matrix([[0, 0]]), biases: [9]),
        DenseLayer(weights: Matrix([[0], [0], [0]]), biases: [0, 0, 0]),
      ], activation: .tanh)
    let places = network.idleNeurons(over: Assignment.examples).map { [$0.layer, $0.neuron] }
    #expect(places == [[0, 0], [0, 1], [1, 0]])
  }

  @Test("a learning rate that is far too high kills ReLUs")
  func madeDead() {
    let network = Network(sizes: [2, 3, 3], activation: .relu, initialWeight: 0.5)
    let trained = train(
      network, on: Assignment.examples, Training(learningRate: 50, epochs: 20)
    ).trained
    #expect(!trained.idleNeurons(over: Assignment.examples).isEmpty)
  }
}

@Suite("A gradient check")
struct GradientCheckTests {
  @Test("of two hundred random networks finds no error above 10⁻⁶")
  func random() {
    for seed in 0..<200 {
      var generator = SeededGenerator(seed: UInt64(1_000 + seed))
      let hidden = (0..<seed % 3).map { _ in Int.random(in: 1...5, using: &generator) }
      let sizes =
        [Int.random(in: 1...4, using: &generator)] + hidden
        + [Int.random(in: 2...5, using: &generator)]
      let network = Network.random(
        sizes: sizes, activation: Activation.allCases[seed / 3 % 3], using: &generator)
      let examples = Examples.random(count: 5, for: network, using: &generator)
      let check = network.gradientCheck(over: examples)
      #expect(check.largestRelativeError <= 1e-6, "\(seed): \(sizes)")
    }
  }

  @Test("detects a wrong derivative, and reports NaN")
  func wrong() {
    let check = GradientCheck(analytic: [1, 2, 0, 4], numeric: [1, 2.5, 1e-9, 4])
    #expect(check.relativeErrors.firstIndex(of: check.largestRelativeError) == 1)
    expectClose(check.largestRelativeError, 0.2, within: 1e-15)
    #expect(GradientCheck(analytic: [1, .nan], numeric: [1, 1]).largestRelativeError.isNaN)
    #expect(GradientCheck(analytic: [0], numeric: [0]).largestRelativeError == 0)
  }

  @Test("of the assignment finds errors below 10⁻⁸, before and after training")
  func assignment() {
    for network in [
      Assignment.network,
      train(Assignment.network, on: Assignment.examples, Training(learningRate: 10, epochs: 10))
        .trained,
    ] {
      #expect(network.gradientCheck(over: Assignment.examples).largestRelativeError < 1e-8)
    }
  }
}

@Suite("A worked step")
struct WorkedStepTests {
  @Test("matches a hand calculation")
  func handWorked() {
    // x = (1, 0), class 0, all weights ½: y1 = σ(½), p = ⅓ each, δ2 = (−⅔, ⅓, ⅓), Wᵀδ2 = 0.
    let step = Assignment.network.workedStep([1, 0], label: 0, learningRate: 3)
    let s = 0.6224593312018546
    #expect(step.layers.map(\.z.count) == [3, 3])
    #expect(step.layers[0].input == [1, 0])
    #expect(step.layers[0].z == [0.5, 0.5, 0.5])
    for slope in step.layers[0].slopes { expectClose(slope, s * (1 - s), within: 1e-15) }
    for value in step.layers[0].outputGradient { expectClose(value, 0, within: 1e-16) }
    #expect(step.layers[1].slopes.isEmpty && step.layers[1].outputGradient.isEmpty)
    for (value, delta) in zip(step.layers[1].delta, [-2.0 / 3, 1.0 / 3, 1.0 / 3]) {
      expectClose(value, delta, within: 1e-15)
    }
    expectClose(step.loss, 1.0986122886681098, within: 1e-15)
    #expect(step.target == [1, 0, 0])
    expectClose(step.layers[1].after.weights[0, 2], 0.5 + 2 * s, within: 1e-15)
    #expect(step.layers[1].before == Assignment.network.layers[1])
  }

  @Test("equals the first epoch of training on that example alone", arguments: Activation.allCases)
  func isTraining(activation: Activation) {
    var generator = SeededGenerator(seed: 90)
    let network = Network.random(sizes: [3, 4, 2, 3], activation: activation, using: &generator)
    let examples = Examples.random(count: 1, for: network, using: &generator)
    let step = network.workedStep(
      examples.inputs.row(0), label: examples.labels[0], learningRate: 0.7)
    let epoch = train(network, on: examples, Training(learningRate: 0.7, epochs: 1))[0]
    #expect(step.loss == epoch.loss)
    #expect(step.layers.map(\.gradient) == epoch.gradient.layers)
    #expect(step.layers.map(\.after) == epoch.network.layers)
    #expect(step.probabilities == network.probabilities(examples.inputs.row(0)))
  }
}
