import Testing
import _TestSupport

@testable import Learning

@Suite("Training")
struct TrainingTests {
  @Test("no epochs leave the network unchanged")
  func noEpochs() {
    let history = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 1, epochs: 0))
    #expect(history.count == 0)
    #expect(history.trained == Assignment.network)
    // ln 3 is the loss of a guess among three classes. The lowest index wins ties: the 8
    // main-sequence stars.
    expectClose(history.finalLoss, 1.0986122886681098, within: 1e-15)
    #expect(history.finalCorrect == 8)
    #expect(history.divergence == nil)
  }

  @Test("reproduces the recorded losses of both tables to three decimals", arguments: [0, 1])
  func losses(run: Int) {
    let (rate, losses) = Assignment.losses[run]
    let history = assignmentRun(rate)
    #expect(history.losses.map(thousandths) == losses.map(thousandths))
  }

  @Test("reproduces the recorded outputs for the Sun to three decimals", arguments: [0, 1])
  func outputs(run: Int) {
    let (rate, outputs) = Assignment.outputs[run]
    let history = assignmentRun(rate)
    for (epoch, output) in outputs.enumerated() {
      #expect(history[epoch].output.map(thousandths) == output.map(thousandths), "epoch \(epoch)")
    }
  }

  @Test("reproduces the recorded parameters and gradients of the last epoch", arguments: [0, 1])
  func lastEpoch(run: Int) {
    let (rate, values) = Assignment.finalParameters[run]
    let epoch = assignmentRun(rate)[9]
    #expect(epoch.network.parameters.map(thousandths) == values.map(thousandths))
    #expect(
      epoch.gradient.values.map(thousandths)
        == Assignment.finalGradients[run].values.map(thousandths))
  }

  @Test("an epoch records the loss and gradient before its update, and the parameters after it")
  func beforeAndAfter() {
    let history = assignmentRun(10)
    var network = history.initial
    for index in 0..<history.count {
      let epoch = history[index]
      let before = network.lossAndGradient(over: Assignment.examples)
      #expect(epoch.index == index)
      #expect(epoch.loss == before.loss)
      #expect(epoch.gradient == before.gradient)
      #expect(epoch.output == network.probabilities(Assignment.sun))
      network.parameters = zip(network.parameters, before.gradient.values).map { $0 - 10 * $1 }
      #expect(epoch.network == network)
    }
    #expect(history.trained == network)
    #expect(history.finalLoss == network.lossAndGradient(over: Assignment.examples).loss)
  }

  @Test("counts correctly classified examples before each update and at the end")
  func correctCounts() {
    let history = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 2, epochs: 50))
    #expect(history.correctCounts.count == 50)
    #expect(history.correctCounts[0] == 8)
    #expect(history.correctCounts[49] == correct(history[48].network))
    #expect(history.finalCorrect == correct(history.trained))
    #expect(history[0].output == [])
  }

  @Test("classifies all twenty stars after 3,000 epochs at a rate of 2, with loss 0.032")
  func longTraining() {
    let history = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 2, epochs: 3_000))
    #expect(history.finalCorrect == 20)
    #expect(correct(history.trained) == 20)
    #expect(thousandths(history.finalLoss) == 32)
  }

  @Test("below the stability limit the loss decreases at every epoch", arguments: [0.1, 1, 2, 2.5])
  func stable(rate: Double) {
    let losses = assignmentRun(rate, epochs: 1_000).losses
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test(
    "above the stability limit the loss does not decrease at every epoch", arguments: [3.0, 10])
  func unstable(rate: Double) {
    let losses = assignmentRun(rate, epochs: 1_000).losses
    #expect(!zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("fits a single example")
  func oneExample() {
    let examples = Examples(inputs: Matrix([[0.3, 0.9]]), labels: [2], classCount: 3)
    let history = train(Assignment.network, on: examples, Training(learningRate: 1, epochs: 200))
    #expect(history.finalCorrect == 1)
    #expect(history.finalLoss < 0.01)
  }

  private func assignmentRun(_ rate: Double, epochs: Int = 10) -> History {
    train(
      Assignment.network, on: Assignment.examples, Training(learningRate: rate, epochs: epochs),
      tracking: Assignment.sun)
  }

  private func correct(_ network: Network) -> Int {
    Assignment.examples.labels.indices.filter {
      network.predictedClass(Assignment.examples.inputs.row($0)) == Assignment.examples.labels[$0]
    }.count
  }

  /// Rounds to the nearest thousandth, so that 0.353516 is 354 and −6e−18 is 0.
  private func thousandths(_ value: Double) -> Int { Int((value * 1_000).rounded()) }
}

@Suite("Divergent training")
struct DivergenceTests {
  @Test("an infinite input stops the run before the first update")
  func infiniteInput() {
    let examples = Examples(inputs: Matrix([[.infinity], [0]]), labels: [0, 1], classCount: 2)
    let network = Network(sizes: [1, 2], activation: .relu, initialWeight: 1)
    let history = train(network, on: examples, Training(learningRate: 0.5, epochs: 5))
    #expect(
      history.divergence == Divergence(epoch: 0, quantity: .loss, layer: 0, learningRate: 0.5))
    #expect(history.count == 0)
    #expect(history.trained == network)
    #expect(history.finalLoss.isNaN)
  }

  @Test("a step that would overflow is not taken")
  func hugeRate() {
    let examples = Examples(inputs: Matrix([[1e10], [-1e10]]), labels: [0, 1], classCount: 2)
    let network = Network(sizes: [1, 2], activation: .relu, initialWeight: 0)
    let history = train(network, on: examples, Training(learningRate: 1e300, epochs: 5))
    #expect(history.divergence?.quantity == .parameters)
    #expect(history.divergence?.layer == 0)
    #expect(history.ending == .divergence)
    #expect(history.divergence?.epoch == 0)
    #expect(history.trained == network)
    #expect(history.finalLoss.isFinite)
  }

  @Test("a loss that overflows stops the run in its epoch, and the last parameters are finite")
  func growingLoss() {
    // The gradient at 0 is ±10⁵/2 for the weights; a step of 10³⁰³ gives finite weights of
    // ±10³⁰⁸/2, whose products with 10⁵ overflow.
    let examples = Examples(inputs: Matrix([[1e5]]), labels: [0], classCount: 2)
    let network = Network(sizes: [1, 2], activation: .relu, initialWeight: 0)
    let history = train(network, on: examples, Training(learningRate: 1e303, epochs: 9))
    #expect(
      history.divergence == Divergence(epoch: 1, quantity: .loss, layer: 0, learningRate: 1e303))
    #expect(history.count == 1)
    #expect(history.trained.parameters.allSatisfy { $0.isFinite })
    #expect(history.losses.allSatisfy { $0.isFinite })
  }

  @Test("a trained network whose own loss is not finite is reported too")
  func afterTheLastEpoch() {
    let examples = Examples(inputs: Matrix([[.nan]]), labels: [0], classCount: 2)
    let network = Network(sizes: [1, 2], activation: .tanh, initialWeight: 1)
    let history = train(network, on: examples, Training(learningRate: 1, epochs: 0))
    #expect(history.divergence == Divergence(epoch: 0, quantity: .loss, layer: 0, learningRate: 1))
  }
}
