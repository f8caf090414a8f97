import Testing
import _TestSupport

@testable import Learning

@Suite("Training methods")
struct MethodTests {
  /// `L = ln(1 + e^(−w·x))`-like: one input of 1, two classes, so that the gradient is known.
  private static let one = Examples(inputs: Matrix([[1]]), labels: [0], classCount: 2)
  private static let start = Network(sizes: [1, 2], activation: .relu, initialWeight: 0)

  @Test("momentum accumulates gradients")
  func momentum() {
    var training = Training(learningRate: 0.5, epochs: 3)
    training.method = .momentum(0.9)
    let history = train(Self.start, on: Self.one, training)
    var velocity = [Double](repeating: 0, count: 4)
    var parameters = Self.start.parameters
    for epoch in 0..<3 {
      let gradient = history[epoch].gradient.values
      for index in 0..<4 {
        velocity[index] = 0.9 * velocity[index] + gradient[index]
        parameters[index] -= 0.5 * velocity[index]
      }
      #expect(history[epoch].network.parameters == parameters)
    }
    // The first gradient is (p − ŷ) x with p = ½ each.
    #expect(history[0].gradient.values == [-0.5, 0.5, -0.5, 0.5])
  }

  @Test("Nesterov's momentum adds the velocity to the gradient once more")
  func nesterov() {
    var training = Training(learningRate: 0.5, epochs: 3)
    training.method = .momentum(0.9, isNesterov: true)
    let history = train(Self.start, on: Self.one, training)
    var velocity = [Double](repeating: 0, count: 4)
    var parameters = Self.start.parameters
    for epoch in 0..<3 {
      let gradient = history[epoch].gradient.values
      for index in 0..<4 {
        velocity[index] = 0.9 * velocity[index] + gradient[index]
        parameters[index] -= 0.5 * (gradient[index] + 0.9 * velocity[index])
      }
      #expect(history[epoch].network.parameters == parameters)
    }
  }

  @Test("AdamW reduces weights and biases before the step of Adam")
  func adamW() {
    var training = Training(learningRate: 0.25, epochs: 1)
    let start = Network(sizes: [1, 2], activation: .relu, initialWeight: 0.5, initialBias: 0.25)
    training.method = .adam()
    let plain = train(start, on: Self.one, training).trained
    training.method = .adamW(decay: 0.5)
    let decayed = train(start, on: Self.one, training).trained
    for (index, parameter) in start.parameters.enumerated() {
      expectClose(
        decayed.parameters[index], plain.parameters[index] - 0.25 * 0.5 * parameter, within: 1e-15)
    }
    training.method = .adamW(decay: 0)
    #expect(train(start, on: Self.one, training).trained == plain)
  }

  @Test("Class weights make the gradient a weighted mean, and leave the losses as they are")
  func classWeights() {
    let counts = [8, 6, 6]
    #expect(ClassWeights.balanced.values(forCounts: counts) == counts.map { 20 / Double(3 * $0) })
    #expect(ClassWeights.balanced.values(forCounts: [3, 0, 1]) == [4.0 / 6, 1, 2])
    var training = Training(learningRate: 0.1, epochs: 1)
    let plain = train(Assignment.network, on: Assignment.examples, training)
    training.classWeights = .given([2, 1, 0.5])
    let weighted = train(Assignment.network, on: Assignment.examples, training)
    #expect(weighted.losses == plain.losses)
    // As if the stars of each class were there 4, 2 and 1 times.
    let all = Assignment.examples
    let rows = all.labels.indices.flatMap {
      Array(repeating: $0, count: [4, 2, 1][all.labels[$0]])
    }
    let repeated = Examples(
      inputs: Matrix(rows.map { all.inputs.row($0) }), labels: rows.map { all.labels[$0] },
      classCount: 3)
    let expected = train(Assignment.network, on: repeated, Training(learningRate: 0.1, epochs: 1))
    for (value, other) in zip(weighted.trained.parameters, expected.trained.parameters) {
      expectClose(value, other, within: 1e-15)
    }
    training.classWeights = .given([3, 3, 3])
    let equal = train(Assignment.network, on: Assignment.examples, training)
    for (value, other) in zip(equal.trained.parameters, plain.trained.parameters) {
      expectClose(value, other, within: 1e-15)
    }
  }

  @Test("Adam's first step is the learning rate, whatever the gradient")
  func adam() {
    var training = Training(learningRate: 0.25, epochs: 2)
    training.method = .adam()
    let history = train(Self.start, on: Self.one, training)
    for (value, expected) in zip(history[0].network.parameters, [0.25, -0.25, 0.25, -0.25]) {
      expectClose(value, expected, within: 1e-8)
    }
    // By hand for the second: logits ±½, p = 1 / (1 + e⁻¹), g = −(1 − p).
    let g = -0.26894142136999512
    let mean = (0.9 * 0.1 * -0.5 + 0.1 * g) / (1 - 0.81)
    let square = (0.999 * 0.001 * 0.25 + 0.001 * g * g) / (1 - 0.998001)
    expectClose(
      history[1].network.parameters[0], 0.25 - 0.25 * mean / square.squareRoot(), within: 1e-7)
  }

  @Test("a penalty shrinks weights but not biases, and is not part of the losses")
  func penalty() {
    var training = Training(learningRate: 0.1, epochs: 1)
    training.weightPenalty = 0.5
    let history = train(Assignment.network, on: Assignment.examples, training)
    let plain = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 0.1, epochs: 1))
    #expect(history.losses == plain.losses)
    for (layer, without) in zip(history[0].gradient.layers, plain[0].gradient.layers) {
      #expect(layer.biases == without.biases)
      #expect(layer.weights.elements == without.weights.elements.map { $0 + 0.25 })
    }
  }

  @Test("a mini-batch of all examples equals a full batch")
  func fullBatch() {
    var training = Training(learningRate: 1, epochs: 5)
    let full = train(Assignment.network, on: Assignment.examples, training)
    training.batchSize = 20
    let batches = train(Assignment.network, on: Assignment.examples, training)
    #expect(batches.trained == full.trained)
    #expect(batches.losses == full.losses)
  }

  @Test("mini-batches contain every example once per epoch, in a seeded order")
  func miniBatches() throws {
    var batches = try #require(Batches(exampleCount: 10, size: 4, seed: 3))
    var orders: Set<[Int]> = []
    for _ in 0..<5 {
      batches.shuffle()
      #expect(batches.slices.map(\.count) == [4, 4, 2])
      #expect(batches.slices.flatMap { $0 }.sorted() == Array(0..<10))
      orders.insert(batches.slices.flatMap { $0 })
    }
    #expect(orders.count == 5)
    var training = Training(learningRate: 0.5, epochs: 300)
    training.batchSize = 7
    training.seed = 11
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initial: .glorot(seed: 1))
    let first = train(network, on: Assignment.examples, training)
    #expect(first.trained == train(network, on: Assignment.examples, training).trained)
    #expect(first.finalLoss < 0.5)
    training.seed = 12
    #expect(first.trained != train(network, on: Assignment.examples, training).trained)
  }

  @Test("a batch's update depends only on its examples")
  func oneUpdate() {
    var training = Training(learningRate: 0.5, epochs: 1)
    training.batchSize = 1
    let examples = Examples(inputs: Matrix([[0.5], [0.5]]), labels: [1, 1], classCount: 2)
    // Two equal examples: in any order, an epoch with batches of one equals two epochs on one example.
    let single = Examples(inputs: Matrix([[0.5]]), labels: [1], classCount: 2)
    let history = train(Self.start, on: examples, training)
    let twice = train(Self.start, on: single, Training(learningRate: 0.5, epochs: 2))
    #expect(history.trained == twice.trained)
    expectClose(history.losses[0], (twice.losses[0] + twice.losses[1]) / 2, within: 1e-15)
  }

  @Test("learning rates follow their schedules")
  func schedules() {
    var training = Training(learningRate: 2, epochs: 8)
    #expect((0..<8).map { training.learningRate(inEpoch: $0) } == Array(repeating: 2, count: 8))
    training.schedule = .step(every: 3, factor: 0.5)
    #expect((0..<8).map { training.learningRate(inEpoch: $0) } == [2, 2, 2, 1, 1, 1, 0.5, 0.5])
    training.schedule = .cosine()
    #expect(training.learningRate(inEpoch: 0) == 2)
    #expect(training.learningRate(inEpoch: 4) == 1)
    // 1 + cos 45°.
    expectClose(training.learningRate(inEpoch: 2), 1 + 0.7071067811865476, within: 1e-15)
    // The last of two epochs has half the rate, not 0.
    #expect(Schedule.cosine().factor(inEpoch: 1, of: 2) == 0.5)
    training.schedule = .cosine(to: 0.5)
    #expect(training.learningRate(inEpoch: 4) == 1.5)
    let history = train(Assignment.network, on: Assignment.examples, training)
    #expect(history.rates == (0..<8).map { training.learningRate(inEpoch: $0) })
  }

  @Test("patience stops the training and keeps the best network")
  func patience() throws {
    // Training learns class 0, but the validation example is of class 1, so its loss only rises: the
    // network of the first epoch is the best trained one, and worse than the untrained one.
    let validation = Examples(inputs: Matrix([[1]]), labels: [1], classCount: 2)
    var training = Training(learningRate: 0.5, epochs: 100)
    training.patience = 3
    let history = train(Self.start, on: Self.one, training, validating: validation)
    #expect(history.ending == .patience)
    #expect(history.count == 4)
    #expect(history.trained == history[0].network)
    #expect(history.trainedEpochs == 1)
    #expect(history.finalValidationLoss == history.validationLosses[1])
    #expect(history.finalLoss == history.losses[1])
    #expect(history.isNoBetterThanStart)
    // A validation loss that decreases to the end keeps the last network.
    let falling = train(Self.start, on: Self.one, training, validating: Self.one)
    #expect(falling.ending == .complete)
    #expect((falling.count, falling.trainedEpochs) == (100, 100))
    #expect(falling.trained == falling[99].network)
    #expect(!falling.isNoBetterThanStart)
    training.patience = nil
    let impatient = train(Self.start, on: Self.one, training, validating: validation)
    #expect(!impatient.isNoBetterThanStart)
  }

  @Test("validation losses and correct counts are recorded before every epoch")
  func validation() {
    let network = Network(sizes: [2, 3, 3], activation: .tanh, initial: .he(seed: 4))
    let all = Assignment.examples
    let parts = [0..<10, 10..<20].map { range in
      Examples(
        inputs: Matrix(range.map { all.inputs.row($0) }), labels: Array(all.labels[range]),
        classCount: 3)
    }
    let history = train(
      network, on: parts[0], Training(learningRate: 0.5, epochs: 20), validating: parts[1])
    #expect(history.validationLosses.count == 20)
    #expect(history.validationLosses[0] == network.lossAndGradient(over: parts[1]).loss)
    #expect(
      history.validationLosses[7] == history[6].network.lossAndGradient(over: parts[1]).loss)
    #expect(
      history.finalValidationLoss == history.trained.lossAndGradient(over: parts[1]).loss)
    let right = (0..<10).count {
      history.trained.predictedClass(parts[1].inputs.row($0)) == parts[1].labels[$0]
    }
    #expect(history.finalValidationCorrect == right)
    let without = train(network, on: parts[0], Training(learningRate: 0.5, epochs: 20))
    #expect(without.validationLosses.isEmpty && without.finalValidationLoss == nil)
    #expect(without.trained == history.trained)
  }

  @Test("a cancelled run keeps the completed epochs, and reports each")
  func cancellation() {
    var told: [Progress] = []
    let history = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 1, epochs: 50),
      isCancelled: { told.count == 4 }, progress: { told.append($0) })
    #expect(history.ending == .cancelled)
    #expect(history.count == 4)
    #expect(history.trained == history[3].network)
    #expect(told.map(\.completed) == [1, 2, 3, 4])
    #expect(told.map(\.loss) == history.losses)
    #expect(told.allSatisfy { $0.epochs == 50 && $0.learningRate == 1 })
  }

  @Test("a history can keep the curves only")
  func curves() {
    let training = Training(learningRate: 1, epochs: 10)
    let whole = train(Assignment.network, on: Assignment.examples, training)
    let curves = train(Assignment.network, on: Assignment.examples, training, keeping: .curves)
    #expect(curves.losses == whole.losses)
    #expect(curves.trained == whole.trained)
    #expect(curves.count == 10)
  }

  @Test("a divergence in the second layer is attributed to it")
  func layer() {
    let network = Network(
      layers: [
        DenseLayer(weights: Matrix([[1]]), biases: [0]),
        DenseLayer(weights: Matrix([[1e308], [-1e308]]), biases: [0, 0]),
      ], activation: .relu)
    let examples = Examples(inputs: Matrix([[100]]), labels: [0], classCount: 2)
    let history = train(network, on: examples, Training(learningRate: 0.1, epochs: 2))
    #expect(
      history.divergence
        == Divergence(epoch: 0, quantity: .loss, layer: 1, learningRate: 0.1))
  }

  @Test("a divergence within an epoch's batches undoes the epoch")
  func divergingBatch() {
    var training = Training(learningRate: 1e303, epochs: 9)
    training.batchSize = 1
    let examples = Examples(inputs: Matrix([[1e5], [1e5]]), labels: [0, 0], classCount: 2)
    let history = train(Self.start, on: examples, training)
    #expect(history.divergence?.epoch == 0)
    #expect(history.trained == Self.start)
  }
}
